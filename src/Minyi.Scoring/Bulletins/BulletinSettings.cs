using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins;

/// <summary>What a bulletin is about and how it is drawn up.</summary>
/// <param name="Title">The bulletin's title.</param>
/// <param name="Period">The days whose registrations it covers, both ends included.</param>
public sealed record BulletinSettings(LocalizedText Title, DateInterval Period)
{
    /// <summary>The cut-off day: what was closed later counts as open. Default: the period's last day.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>The period that changes are against; null when there is none. Its cut-off day lies as far behind its end as <see cref="AsOf"/> behind the period's.</summary>
    public DateInterval? Before { get; init; }

    /// <summary>The least number of grades that a satisfaction is shown for; fewer are suppressed, so that nobody can tell who graded.</summary>
    public int MinimumGrades { get; init; } = 5;

    /// <summary>The confidence of the intervals beside the rates.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The tables, in their order.</summary>
    public ImmutableArray<BulletinDimension> Dimensions { get; init; } =
        [BulletinDimension.Kind, BulletinDimension.Month, BulletinDimension.Unit, BulletinDimension.Studio, BulletinDimension.Category, BulletinDimension.Channel, BulletinDimension.Outcome, BulletinDimension.Group];

    /// <summary>The words for the codes.</summary>
    public BulletinLabels Labels { get; init; } = BulletinLabels.Default;

    /// <summary>Notes of the district, such as what was estimated; printed above the definitions.</summary>
    public ImmutableArray<LocalizedText> Notes { get; init; } = [];

    internal LocalDate CutOff => AsOf ?? Period.End;
}
