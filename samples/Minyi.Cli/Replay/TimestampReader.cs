using Minyi.Cli.Json;
using Minyi.Deadlines;
using NodaTime.Text;

namespace Minyi.Cli.Replay;

/// <summary>Reads the times of an extract by NodaTime's pattern, and says which date each one falls on.</summary>
internal sealed class TimestampReader
{
    /// <summary>A year beyond is no slip of a digit, and nothing could be added to it.</summary>
    private const int Latest = 9000;

    private readonly OffsetDateTimePattern? _withOffset;
    private readonly LocalDateTimePattern? _local;
    private readonly DateTimeZone? _zone;

    private TimestampReader(string pattern, DateTimeZone? zone)
    {
        Pattern = pattern;
        _zone = zone;
        if (pattern.Contains("o<", StringComparison.Ordinal))
        {
            _withOffset = OffsetDateTimePattern.CreateWithInvariantCulture(pattern);
        }
        else
        {
            _local = LocalDateTimePattern.CreateWithInvariantCulture(pattern);
        }
    }

    public string Pattern { get; }

    /// <summary>Where days begin. Times taken as they are written count in UTC, which leaves their dates as they are.</summary>
    public DateTimeZone Zone => _zone ?? DateTimeZone.Utc;

    /// <summary>Reads the mapping's member: <c>pattern</c>, and <c>dates</c> as <c>as-written</c> or a time zone's id such as <c>Asia/Shanghai</c>.</summary>
    public static TimestampReader Read(JsonPlace place)
    {
        place.Only("pattern", "dates");
        string pattern = place["pattern"].Text();
        string dates = place["dates"].Text();
        DateTimeZone? zone = dates == "as-written" ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(dates);
        if (dates.Length > 0 && dates != "as-written" && zone is null)
        {
            place["dates"].Fail(new("as-written 或时区编号，如 Asia/Shanghai", "as-written or a time zone's id such as Asia/Shanghai"));
        }

        try
        {
            TimestampReader reader = new(pattern, zone);
            if (reader._local is not null && dates == "as-written")
            {
                place["dates"].Fail(new("时区编号，因为 pattern 没有时差 o<m>", "a time zone's id, because the pattern has no offset o<m>"));
            }

            return reader;
        }
        catch (InvalidPatternException)
        {
            place["pattern"].Fail(new("NodaTime 的日期时间格式，如 uuuu-MM-dd HH:mm:sso<m>", "a date and time pattern of NodaTime such as uuuu-MM-dd HH:mm:sso<m>"));
            return new("uuuu-MM-dd HH:mm:sso<m>", null);
        }
    }

    /// <summary>Reads a time; null when the text is not of the pattern.</summary>
    public Moment? Parse(string text)
    {
        if (_withOffset is not null)
        {
            return !IsoText.TryRead(_withOffset, text, out OffsetDateTime time) || time.Year is < IsoText.FirstYear or > Latest ? null
                : _zone is null ? new(time.LocalDateTime.InUtc().ToInstant(), time.Date)
                : new(time.ToInstant(), time.InZone(_zone).Date);
        }

        return IsoText.TryRead(_local!, text, out LocalDateTime local) && local.Year is >= IsoText.FirstYear and <= Latest ? new(_zone!.AtLeniently(local).ToInstant(), local.Date) : null;
    }
}

/// <summary>A time of the extract.</summary>
/// <param name="At">When.</param>
/// <param name="Date">The date that it falls on by the mapping.</param>
internal readonly record struct Moment(Instant At, LocalDate Date);
