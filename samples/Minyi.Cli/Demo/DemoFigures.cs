using System.Collections.Immutable;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Districts;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>The demo's data file, <c>yantian.json</c>: published figures, what was chosen for want of one, and the notes that say which is which.</summary>
internal sealed record DemoFigures
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public required string Name { get; init; }

    public required PublishedFigures Figures { get; init; }

    public required ChosenFigures Chosen { get; init; }

    public required MapFigures Map { get; init; }

    public required ImmutableArray<NoteText> Notes { get; init; }

    public required ImmutableArray<StreetEntry> Streets { get; init; }

    public required ImmutableArray<Entry> Units { get; init; }

    public required ImmutableArray<CategoryEntry> Categories { get; init; }

    /// <summary>How often each channel is used, as weights.</summary>
    public required ImmutableSortedDictionary<string, int> Channels { get; init; }

    /// <summary>Steps that many stories share, by name; a story refers to them as <c>@name</c>.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> Parts { get; init; }

    /// <summary>The courses that petitions take, and how many take each.</summary>
    public required ImmutableArray<Story> Stories { get; init; }

    /// <summary>How many working days pass before a step, least and most, by transition or by the beginning of its name and <c>*</c>; 0 to 1 for the others.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<int>> Gaps { get; init; }

    /// <summary>The amount and the unit of each clock.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<JsonElement>> Clocks { get; init; }

    /// <summary>The share of a time limit after which it warns, per hundred.</summary>
    public required int WarningPercent { get; init; }

    /// <summary>The longest extension, in the unit of the clock.</summary>
    public required int ExtensionDays { get; init; }

    /// <summary>How many documented attempts make a petitioner unreachable.</summary>
    public required int Attempts { get; init; }

    /// <summary>Reads a data file, or the embedded one.</summary>
    public static DemoFigures Load(Invocation invocation, string? path)
    {
        using Stream stream = path is null ? Resource("yantian.json") : InputFile.Open(invocation, path);
        try
        {
            return JsonSerializer.Deserialize<DemoFigures>(stream, Format)!;
        }
        catch (JsonException e)
        {
            string message = e.Message.Split(" Path:", 2)[0];
            invocation.Faults.Add(new(path ?? "yantian.json", e.LineNumber + 1, e.Path, new($"内容有误（{message}）", $"what cannot be read ({message})"), new("演示数据文件", "a data file of the demo")));
            throw new BadInputException();
        }
    }

    /// <summary>What the generator of districts needs.</summary>
    public DistrictSeed ToSeed() => new()
    {
        Name = Name,
        Streets = [.. Streets.Select(s => new StreetSeed(
            new Street(StreetId.From(s.Id), s.Name),
            [.. s.Studios.Select(e => new Studio(StudioId.From(e.Id), e.Name, StreetId.From(s.Id)))]))],
        Units = [.. Units.Select(u => new ResponsibleUnit(UnitId.From(u.Id), u.Name))],
        Representatives = Figures.Representatives,
        PartyDelegates = Chosen.PartyDelegates,
        CongressDeputies = Chosen.CongressDeputies,
        CppccMembers = Chosen.CppccMembers,
        Officials = Chosen.Officials,
        Residents = Figures.Residents,
        LocalPercent = Figures.LocalPercent,
        PartyBranches = Figures.Branches,
        Enterprises = Figures.Enterprises,
        Outline = [.. DemoMap.Outline(Map)],
        SettlementRadius = Chosen.SettlementRadius,
        Randomness = Chosen.Randomness,
    };

    /// <summary>An embedded file.</summary>
    internal static Stream Resource(string name) =>
        typeof(DemoFigures).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The command lacks its file '{name}'.");
}

/// <summary>What the mechanism's document states.</summary>
internal sealed record PublishedFigures(
    int Residents, int LocalPercent, int Representatives, int Branches, int Enterprises,
    int Petitions, int Closed, int Suggestions, int SatisfactionPermille, int Months);

/// <summary>What was chosen because no figure is published.</summary>
internal sealed record ChosenFigures(
    string From, string To, Dates Roster, int PartyDelegates, int CongressDeputies, int CppccMembers, int Officials,
    int ClosingDays, int SettlementRadius, ulong Randomness)
{
    /// <summary>The days on which the petitions are registered.</summary>
    public DateInterval Period => new Dates(From, To).Interval;
}

/// <summary>A course that petitions take.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Kind"><c>Demand</c> or <c>Suggestion</c>.</param>
/// <param name="Count">How many petitions take it.</param>
/// <param name="Days">How many days it takes at most: it begins at least so long before the period's end.</param>
/// <param name="Steps">
/// The transitions in their order; <c>@name</c> for shared steps, <c>refer+2</c> for two assisting units, <c>appraise-by-residents?</c> where the plan chooses the grade.
/// </param>
/// <param name="Registered"><c>late</c> when it begins in the period's last <paramref name="Days"/> days and is still open at its end.</param>
/// <param name="Channel">The channel by which it comes in; null where one is drawn by the weights of the channels.</param>
internal sealed record Story(string Name, string Kind, int Count, int Days, ImmutableArray<string> Steps, string? Registered = null, string? Channel = null);

/// <summary>Two ISO dates, both included.</summary>
internal sealed record Dates(string From, string To)
{
    public DateInterval Interval => new(NodaTime.Text.LocalDatePattern.Iso.Parse(From).Value, NodaTime.Text.LocalDatePattern.Iso.Parse(To).Value);
}

/// <summary>How the outline becomes metres: its file, and how long a degree is in the district.</summary>
internal sealed record MapFigures(string Outline, int MetresPerDegreeEast, int MetresPerDegreeNorth);

/// <summary>A note in both languages.</summary>
internal sealed record NoteText(string Zh, string En)
{
    public LocalizedText Text => new(Zh, En);
}

/// <summary>Something with an id and a name.</summary>
internal sealed record Entry(string Id, string Name);

/// <summary>A street and its studios.</summary>
internal sealed record StreetEntry(string Id, string Name, ImmutableArray<Entry> Studios);

/// <summary>A category of petitions, the unit that is in charge of it, and how often it comes.</summary>
internal sealed record CategoryEntry(string Id, string Zh, string En, string Unit, int Weight);
