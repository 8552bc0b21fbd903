using Minyi.Numerics;

namespace Minyi.Scoring.Bulletins;

/// <summary>One line of a bulletin's table.</summary>
/// <param name="Code">The code of the unit, studio, category …; a month as <c>2009-02</c>; empty where petitions have none.</param>
/// <param name="Label">The code in words.</param>
/// <param name="Now">The figures of the period.</param>
/// <param name="Before">The figures of the period before (in the table by month: of the month before); null when there is none to compare with.</param>
public sealed record BulletinRow(string Code, LocalizedText Label, BulletinFigures Now, BulletinFigures? Before)
{
    /// <summary>The difference of a rate to the period before, from -1 to 1, exactly; null when either is missing or suppressed.</summary>
    /// <param name="share">Which rate.</param>
    public Rational? Change(Func<BulletinFigures, Share?> share)
    {
        Guard.Against.Null(share);
        return Before is not null && share(Now)?.Rate is { } now && share(Before)?.Rate is { } before ? now - before : null;
    }

    /// <summary>The difference in the number of petitions to the period before; null when there is none to compare with.</summary>
    public long? CountChange => Now.Count - Before?.Count;
}
