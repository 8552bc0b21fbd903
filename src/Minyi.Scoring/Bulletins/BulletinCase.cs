using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins;

/// <summary>What a bulletin needs to know of one petition: codes and days, no text and nobody's name.</summary>
/// <remarks>Petitions, extracts of other systems and made-up districts all become cases, so a bulletin does not care where they come from.</remarks>
/// <param name="Id">The petition's id; each id comes once.</param>
/// <param name="Kind">The kind's code, as its workflow names it, such as <see cref="BulletinCodes.Demand"/>; empty in a workflow without kinds.</param>
/// <param name="Registered">The day it was registered; it decides the period that the case belongs to.</param>
public sealed record BulletinCase(string Id, string Kind, LocalDate Registered)
{
    /// <summary>The channel's code: the name of a <see cref="Petitions.Registration.PetitionChannel"/>, or one of the district's own; null when unknown.</summary>
    public string? Channel { get; init; }

    /// <summary>The studio that collected it; null when none did.</summary>
    public string? Studio { get; init; }

    /// <summary>The responsible unit; null before a referral and for what was answered on the spot.</summary>
    public string? Unit { get; init; }

    /// <summary>The category's code; null when it has none.</summary>
    public string? Category { get; init; }

    /// <summary>The day it was closed; null while it is open.</summary>
    public LocalDate? Closed { get; init; }

    /// <summary>The last day of its time limit; null when no limit applies.</summary>
    public LocalDate? Due { get; init; }

    /// <summary>The day on which what the limit is about was done, where that is not the closing; null where it is, or it is not done.</summary>
    public LocalDate? Met { get; init; }

    /// <summary>The outcome's code, such as <see cref="BulletinCodes.Adopted"/>; null while it is open.</summary>
    public string? Outcome { get; init; }

    /// <summary>Marks for the joint conference, such as <see cref="BulletinCodes.Hearing"/>; further codes are the district's own.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>The grades that its handling got, counted by group of graders: resolved ballots, one per grader.</summary>
    public ImmutableArray<GradeTally> Grades { get; init; } = [];

    /// <summary>Whether, at the end of a day, it was open and its limit was over without having been kept.</summary>
    internal bool IsOverdue(LocalDate day) => !(Closed <= day) && Due < day && !((Met ?? Closed) <= Due);
}
