using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Storage.Lists;
using NodaTime.Text;

namespace Minyi.AspNetCore.Requests;

/// <summary>Which list is asked for, by the parameters of a query. A parameter that is not one of these, or given twice, is refused.</summary>
internal sealed class ListQuery
{
    private const int MostSize = 200;

    private static readonly string[] Known =
    [
        "state", "closed", "unit", "studio", "representative", "petitioner", "kind", "category", "dueFrom", "dueTo", "matter", "meeting", "system", "number", "fromMonth", "toMonth",
        "order", "cursor", "size", "titles", "turn", "group",
    ];

    private readonly IQueryCollection _query;
    private readonly List<Reason> _faults = [];

    private ListQuery(IQueryCollection query) => _query = query;

    internal PetitionFilter Filter { get; private set; } = null!;

    internal PetitionOrder Order { get; private set; }

    internal PetitionGroup Group { get; private set; }

    internal string? Cursor { get; private set; }

    internal int Size { get; private set; }

    internal bool Titles { get; private set; }

    internal static bool TryRead(IQueryCollection query, Actor reader, [NotNullWhen(true)] out ListQuery? list, [NotNullWhen(false)] out Refusal? refusal)
    {
        list = new(query);
        list.Read(reader);
        refusal = list._faults.Count == 0 ? null : new Refusal([.. list._faults]);
        list = refusal is null ? list : null;
        return refusal is null;
    }

    private void Read(Actor reader)
    {
        foreach (string name in _query.Keys.Where(k => !Known.Contains(k, StringComparer.Ordinal) || _query[k].Count != 1))
        {
            Fault(name, string.Join(", ", Known), "每个参数一次", "one value for each parameter");
        }

        string? system = Text("system"), number = Text("number");
        if (system is null != number is null)
        {
            Fault(system is null ? "system" : "number", "system, number", "系统和编号须同时给出", "the system and the number together");
        }

        Filter = new()
        {
            Reader = reader,
            Turn = Choice<PetitionTurn>("turn"),
            State = Text("state"),
            IsClosed = Flag("closed"),
            Unit = Id<UnitId>("unit"),
            Studio = Id<StudioId>("studio"),
            Representative = Id<RepresentativeId>("representative"),
            Petitioner = Id<ActorId>("petitioner"),
            Kind = Text("kind"),
            Category = Text("category"),
            DueFrom = Time("dueFrom"),
            DueTo = Time("dueTo"),
            Matter = Id<PetitionId>("matter"),
            Meeting = Text("meeting"),
            Reference = system is not null && number is not null ? new ExternalReference(system, number) : null,
            FromMonth = Month("fromMonth"),
            ToMonth = Month("toMonth"),
        };
        Order = Choice<PetitionOrder>("order") ?? (Filter.IsClosed == true ? PetitionOrder.NewestFirst : PetitionOrder.Due);
        Group = Choice<PetitionGroup>("group") ?? PetitionGroup.State;
        Cursor = Text("cursor");
        Size = Whole("size", 1, MostSize) ?? IPetitionQueries.DefaultSize;
        Titles = Flag("titles") ?? false;
        if (Order == PetitionOrder.Due && Filter.IsClosed == true)
        {
            Fault("order", "NewestFirst, OldestFirst", "已办结的件没有期限次序", "another order: closed petitions are not due");
        }

        if (Order != PetitionOrder.Due && Filter.Turn is not null)
        {
            Fault("order", "Due", "待办按期限排序", "Due: an inbox is listed in that order");
        }
    }

    private string? Text(string name) => _query[name] is { Count: 1 } values && !string.IsNullOrEmpty(values[0]) ? values[0] : null;

    private TId? Id<TId>(string name)
        where TId : struct, IIdentifier<TId>
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (IdentifierRule.TryRead(text, name, out TId id, out Refusal? refusal))
        {
            return id;
        }

        _faults.AddRange(refusal.Reasons);
        return null;
    }

    private TEnum? Choice<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        string all = string.Join(", ", Enum.GetNames<TEnum>());
        Fault(name, all, all, all);
        return null;
    }

    private bool? Flag(string name)
    {
        switch (Text(name))
        {
            case null:
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
                Fault(name, "true, false", "true 或 false", "true or false");
                return null;
        }
    }

    private Instant? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        ParseResult<OffsetDateTime> parsed = OffsetDateTimePattern.Rfc3339.Parse(text);
        if (parsed.Success)
        {
            return parsed.Value.ToInstant();
        }

        Fault(name, "2024-09-29T01:00:00Z", "带时区的时间，如 2024-09-29T01:00:00Z", "a time with its offset such as 2024-09-29T01:00:00Z");
        return null;
    }

    private int? Month(string name) => Whole(name, 190_001, 220_012);

    private int? Whole(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        string bounds = string.Create(CultureInfo.InvariantCulture, $"{least} … {most}");
        Fault(name, bounds, bounds, bounds);
        return null;
    }

    private void Fault(string name, string expected, string chinese, string english) =>
        _faults.Add(new("query-wrong", new($"?{(Known.Contains(name, StringComparer.Ordinal) ? name : "…")}：应为{chinese}", $"?{(Known.Contains(name, StringComparer.Ordinal) ? name : "…")}: expected {english}{(expected == english ? "" : $" ({expected})")}")));
}
