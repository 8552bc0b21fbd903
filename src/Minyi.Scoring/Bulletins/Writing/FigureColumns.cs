using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>A rate of a bulletin: its code, its name, where it comes from, and whether people read it as a number rather than as a rate.</summary>
internal sealed record FigureColumn(string Code, LocalizedText Name, Func<BulletinFigures, Share?> Of, bool AsNumber = false)
{
    /// <summary>The figure alone.</summary>
    internal string Value(Share? share) => AsNumber && share is { } known ? Formatting.Number(known.Part) : Formatting.Percent(share);

    /// <summary>The figure with what it is of.</summary>
    internal string Full(Share? share) => AsNumber || share is not { Whole: > 0 } ? Value(share) : Value(share) + " (" + Formatting.Counts(share) + ")";

    /// <summary>The difference to the period before.</summary>
    internal string Change(BulletinRow row) => !AsNumber ? Formatting.Points(row.Change(Of)) : Formatting.Difference(row.Before is null ? null : Of(row.Now)?.Part - Of(row.Before)?.Part);
}

/// <summary>The rates in the order in which bulletins show them.</summary>
internal static class FigureColumns
{
    internal static FigureColumn Satisfaction { get; } = new("satisfaction", new("满意率", "Satisfaction"), f => f.Satisfaction);

    internal static ImmutableArray<FigureColumn> Rates { get; } =
    [
        new("closed", new("办结率", "Closed"), f => f.Closed),
        new("on-time", new("按期办结率", "On time"), f => f.OnTime),
        new("overdue", new("超期未结", "Overdue"), f => f.Overdue, AsNumber: true),
        new("suggestions", new("建议占比", "Suggestions"), f => f.Suggestions),
        new("adopted", new("采纳率", "Adopted"), f => f.Adopted),
        new("appraised", new("参评率", "Appraised"), f => f.Appraised),
        Satisfaction,
    ];

    /// <summary>The rates that a table shows beside the count.</summary>
    internal static ImmutableArray<FigureColumn> OfTable(BulletinDimension dimension) => dimension switch
    {
        BulletinDimension.Group => [Satisfaction],
        BulletinDimension.Outcome => [.. Rates.Where(r => r.Code is "on-time" or "satisfaction")],
        _ => [.. Rates.Where(r => r.Code is "closed" or "on-time" or "overdue" or "satisfaction")],
    };
}
