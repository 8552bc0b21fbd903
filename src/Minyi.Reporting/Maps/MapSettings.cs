namespace Minyi.Reporting.Maps;

/// <summary>What a map says about itself, and for whom it is.</summary>
public sealed record MapSettings
{
    /// <summary>The title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The day as of which the map holds; null for none.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Where boundaries and figures come from; null for none.</summary>
    public LocalizedText? Source { get; init; }

    /// <summary>For whom it is. The default is the public, which is the stricter one.</summary>
    public MapAudience Audience { get; init; } = MapAudience.Public;

    /// <summary>The approval number 审图号 of the map review, such as <c>粤S(2024)001号</c>; null where there is none.</summary>
    public string? ApprovalNumber { get; init; }

    /// <summary>What the legend calls the areas, such as "communities"; null for "areas".</summary>
    public LocalizedText? AreasCalled { get; init; }

    /// <summary>Whether shapes may be shown: to the district's staff always, to the public only with an approval number.</summary>
    public bool ShowsGeography => Audience == MapAudience.Internal || !string.IsNullOrWhiteSpace(ApprovalNumber);
}
