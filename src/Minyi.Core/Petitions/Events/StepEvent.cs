using System.Diagnostics.CodeAnalysis;
using Minyi.Districts;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Events;

/// <summary>An event that came about by a step of the workflow.</summary>
/// <remarks>
/// It tells the step and all that the step changed, in words, so that the history can be read without the workflow that made it, and
/// stays what it is when that workflow changes.
/// </remarks>
public abstract record StepEvent : PetitionEvent
{
    private protected StepEvent()
    {
    }

    [SetsRequiredMembers]
    private protected StepEvent(in StepFacts facts)
    {
        Command = facts.Command;
        Transition = facts.Transition;
        State = facts.State;
        Outcome = facts.Outcome;
        Published = facts.Published;
        Obligations = facts.Obligations;
        Clocks = facts.Clocks;
        Appraisals = facts.Appraisals;
        Counters = facts.Counters;
        Attachments = facts.Attachments;
        Approvals = facts.Approvals;
        ForUnit = facts.ForUnit;
        InPlaceOf = facts.InPlaceOf;
        Data = facts.Data;
    }

    /// <summary>The command.</summary>
    public required string Command { get; init; }

    /// <summary>The transition that fired.</summary>
    public required string Transition { get; init; }

    /// <summary>The state afterwards.</summary>
    public required string State { get; init; }

    /// <summary>The outcome from now on; null when it stays as it was, empty when there is none any more.</summary>
    public string? Outcome { get; init; }

    /// <summary>Whether the result is on the board from now on; null when that stays as it was.</summary>
    public bool? Published { get; init; }

    /// <summary>The feedback obligations that changed; null when none did.</summary>
    public ValueList<ObligationChange>? Obligations { get; init; }

    /// <summary>The clocks that changed; null when none did.</summary>
    public ValueList<ClockChange>? Clocks { get; init; }

    /// <summary>The appraisals that changed; null when none did.</summary>
    public ValueList<AppraisalChange>? Appraisals { get; init; }

    /// <summary>The counters that changed; null when none did.</summary>
    public ValueList<CounterChange>? Counters { get; init; }

    /// <summary>Documents that came with it; null when there were none.</summary>
    public ValueList<Attachment>? Attachments { get; init; }

    /// <summary>The roles whose approvals on file it used up; null when there were none.</summary>
    public ValueList<Role>? Approvals { get; init; }

    /// <summary>The unit for which it was taken; null where it was taken for none.</summary>
    public UnitId? ForUnit { get; init; }

    /// <summary>The role that should have taken it and whose time had run out; null where nobody stood in.</summary>
    public Role? InPlaceOf { get; init; }
}
