namespace Minyi.Deadlines.Calendars;

/// <summary>Builds a district's own calendar: a week, and above it layers of notices with a source each.</summary>
/// <example>
/// <code>
/// WorkingCalendar calendar = new WorkingCalendarBuilder("广西", ChinaCalendar.Official)
///     .Add(new CalendarLayer("广西壮族自治区少数民族习惯节日放假办法",
///         [new CalendarEntry(new LocalDate(2025, 3, 31), "壮族三月三", IsOffDay: true)]))
///     .Build();
/// </code>
/// </example>
public sealed class WorkingCalendarBuilder
{
    private readonly string _name;
    private readonly List<CalendarLayer> _layers = [];
    private bool[] _week = [true, true, true, true, true, false, false];

    /// <summary>Starts with the week from Monday to Friday and no notice at all.</summary>
    /// <param name="name">The calendar's name.</param>
    public WorkingCalendarBuilder(string name) => _name = Guard.Against.NullOrWhiteSpace(name);

    /// <summary>Starts with the week and the layers of another calendar.</summary>
    /// <param name="name">The new calendar's name.</param>
    /// <param name="basis">The calendar to build upon.</param>
    public WorkingCalendarBuilder(string name, WorkingCalendar basis)
        : this(name)
    {
        _layers.AddRange(Guard.Against.Null(basis).Layers);
        _week = basis.WorkingWeek;
    }

    /// <summary>Sets which days of the week are off, in place of Saturday and Sunday.</summary>
    /// <param name="daysOff">The days off; at least one day of the week remains.</param>
    /// <exception cref="ArgumentException">No working day remains, or a day is not a day of the week.</exception>
    public WorkingCalendarBuilder Weekend(params IEnumerable<IsoDayOfWeek> daysOff)
    {
        bool[] week = [true, true, true, true, true, true, true];
        foreach (IsoDayOfWeek day in Guard.Against.Null(daysOff))
        {
            if (day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
            {
                throw new ArgumentOutOfRangeException(nameof(daysOff), day, "Monday to Sunday.");
            }

            week[(int)day - 1] = false;
        }

        if (!week.Contains(value: true))
        {
            throw new ArgumentException("A week has at least one working day.", nameof(daysOff));
        }

        _week = week;
        return this;
    }

    /// <summary>Lays a layer above those that are there; where both set a day, the new one counts.</summary>
    /// <param name="layer">The layer.</param>
    public WorkingCalendarBuilder Add(CalendarLayer layer)
    {
        _layers.Add(Guard.Against.Null(layer));
        return this;
    }

    /// <summary>Makes the calendar.</summary>
    public WorkingCalendar Build() => new(_name, [.. _week], [.. _layers]);
}
