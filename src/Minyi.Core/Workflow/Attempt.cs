using System.Collections.Frozen;

namespace Minyi.Workflow;

/// <summary>What somebody tries to do: the command, in which roles, and what comes with it.</summary>
/// <remarks>
/// The host's layer above fills it in: it knows the petition's units, the attached documents, who approved. A clock's expiry is an attempt like
/// any other, made by the host's runner in the role of the clock party with <see cref="Expiry"/>.
/// </remarks>
public sealed record Attempt
{
    /// <summary>The command's name.</summary>
    public required string Command { get; init; }

    /// <summary>The roles of whoever acts.</summary>
    public required FrozenSet<Role> Roles { get; init; }

    /// <summary>Whether whoever acts is of a unit concerned: the lead or an assisting one.</summary>
    public bool OfUnitConcerned { get; init; }

    /// <summary>Whether a reason is given.</summary>
    public bool HasReason { get; init; }

    /// <summary>The kinds of document attached.</summary>
    public FrozenSet<string> Documents { get; init; } = [];

    /// <summary>The roles that have approved.</summary>
    public FrozenSet<Role> Approvals { get; init; } = [];

    /// <summary>The obligation that the attempt is about, such as <c>Petitioner</c>; null when it is about none.</summary>
    public string? Recipient { get; init; }

    /// <summary>
    /// For a set-valued obligation that this attempt opens or settles: whether all its members are settled afterwards
    /// (<see cref="SettlementSet"/> tells).
    /// </summary>
    public bool Completes { get; init; }

    /// <summary>
    /// The optional obligations (<see cref="Definition.ObligationDefinition.Optional"/>) to whom nobody is there in this petition, such as <c>Studio</c> when
    /// none registered it: where the attempt opens them they are settled at once. Other names mean nothing.
    /// </summary>
    public FrozenSet<string> Absent { get; init; } = [];

    /// <summary>The appraisal that the attempt grades; null when it grades none.</summary>
    public string? Appraisal { get; init; }

    /// <summary>The grade's meaning: <see cref="AppraisalState.Satisfied"/> or <see cref="AppraisalState.NotSatisfied"/>; null when nothing is graded.</summary>
    public AppraisalState? Result { get; init; }

    /// <summary>The outcome that the attempt proposes; null when it proposes none.</summary>
    public string? Outcome { get; init; }

    /// <summary>The stage of a clock that has expired; null for everybody but the runner.</summary>
    public ClockExpiry? Expiry { get; init; }
}

/// <summary>A clock's stage that has expired.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Stage">The stage.</param>
public sealed record ClockExpiry(string Clock, string Stage);
