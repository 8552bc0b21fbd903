using Minyi.Districts;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions;

/// <summary>What is kept on a petition's file beside its way through the workflow. Most petitions have little of it.</summary>
public sealed record PetitionFile
{
    internal static readonly PetitionFile Empty = new();

    // A district holds many petitions at once, and next to none of them has any of this.
    private SeldomFiled _seldom = SeldomFiled.None;
    private readonly ActorId _answeredBy; // default where there is none: a nullable id takes twice as much

    /// <summary>The feedbacks given, in their order.</summary>
    public ValueList<Told> Told { get; init; } = [];

    /// <summary>The attempts to reach a recipient, in their order.</summary>
    public ValueList<RecipientAttempt> Attempts
    {
        get => _seldom.Attempts;
        init => _seldom = ReferenceEquals(value, _seldom.Attempts) ? _seldom : _seldom with { Attempts = value };
    }

    /// <summary>The account that gave the answer on file; null where there is no answer, or where another system gave it.</summary>
    public ActorId? AnsweredBy
    {
        get => _answeredBy.OrNull();
        init => _answeredBy = value.GetValueOrDefault();
    }

    /// <summary>The grades given, in their order; those before a rework among them.</summary>
    public ValueList<GradeGiven> Grades { get; init; } = [];

    /// <summary>The matter's numbers in other systems, in the order in which they became known.</summary>
    public ValueList<ExternalReference> References
    {
        get => _seldom.References;
        init => _seldom = ReferenceEquals(value, _seldom.References) ? _seldom : _seldom with { References = value };
    }

    /// <summary>The system that the petition was adopted from, and its number there; null when it was registered here.</summary>
    public ExternalReference? ImportedFrom
    {
        get => _seldom.ImportedFrom;
        init => _seldom = value == _seldom.ImportedFrom ? _seldom : _seldom with { ImportedFrom = value };
    }

    /// <summary>The petitions linked as being about the same matter.</summary>
    public ValueList<PetitionId> Links
    {
        get => _seldom.Links;
        init => _seldom = ReferenceEquals(value, _seldom.Links) ? _seldom : _seldom with { Links = value };
    }

    /// <summary>The petition that this one is handled together with; null when it goes its own way.</summary>
    public PetitionId? Head
    {
        get => _seldom.Head;
        init => _seldom = value == _seldom.Head ? _seldom : _seldom with { Head = value };
    }

    /// <summary>The approvals that no step has used up yet, in their order.</summary>
    public ValueList<OpenApproval> Approvals
    {
        get => _seldom.Approvals;
        init => _seldom = ReferenceEquals(value, _seldom.Approvals) ? _seldom : _seldom with { Approvals = value };
    }

    /// <summary>The accounts that took a step for a unit, each once, in the order in which they came. Whatever other role they hold, they do not judge the handling.</summary>
    public ValueList<ActorId> Handlers { get; init; } = [];

    /// <summary>Who has taken which steps and who may have answered, see <see cref="Authority.ActedMarks"/>: who owes a step neither supervises it nor stands in for oneself, whatever roles the account comes with later.</summary>
    internal string Acted { get; init; } = "";

    /// <summary>The approvals given, used up or not, in their order. Who has approved once asks for nothing that needs an approval.</summary>
    public ValueList<OpenApproval> ApprovalsGiven
    {
        get => _seldom.ApprovalsGiven;
        init => _seldom = ReferenceEquals(value, _seldom.ApprovalsGiven) ? _seldom : _seldom with { ApprovalsGiven = value };
    }

    /// <summary>The accounts that took a step which needs an approval, each once. They approve nothing.</summary>
    public ValueList<ActorId> Askers
    {
        get => _seldom.Askers;
        init => _seldom = ReferenceEquals(value, _seldom.Askers) ? _seldom : _seldom with { Askers = value };
    }

    /// <summary>The hearings held.</summary>
    public ValueList<Hearing> Hearings
    {
        get => _seldom.Hearings;
        init => _seldom = ReferenceEquals(value, _seldom.Hearings) ? _seldom : _seldom with { Hearings = value };
    }

    /// <summary>The collective agencies, in their order.</summary>
    public ValueList<CollectiveAgency> Agencies
    {
        get => _seldom.Agencies;
        init => _seldom = ReferenceEquals(value, _seldom.Agencies) ? _seldom : _seldom with { Agencies = value };
    }

    /// <summary>The units of earlier referrals, in the order in which they came to it. What they did is theirs still: they judge neither it nor what came after.</summary>
    public ValueList<UnitId> FormerUnits
    {
        get => _seldom.FormerUnits;
        init => _seldom = ReferenceEquals(value, _seldom.FormerUnits) ? _seldom : _seldom with { FormerUnits = value };
    }

    /// <summary>The issues of the digest that it was selected for.</summary>
    public ValueList<string> DigestIssues
    {
        get => _seldom.DigestIssues;
        init => _seldom = ReferenceEquals(value, _seldom.DigestIssues) ? _seldom : _seldom with { DigestIssues = value };
    }
}

/// <summary>What most petitions' files hold nothing of, so that they share one with nothing in it.</summary>
internal sealed record SeldomFiled
{
    internal static readonly SeldomFiled None = new();

    internal ValueList<RecipientAttempt> Attempts { get; init; } = [];

    internal ValueList<ExternalReference> References { get; init; } = [];

    internal ExternalReference? ImportedFrom { get; init; }

    internal ValueList<PetitionId> Links { get; init; } = [];

    internal PetitionId? Head { get; init; }

    internal ValueList<OpenApproval> Approvals { get; init; } = [];

    internal ValueList<OpenApproval> ApprovalsGiven { get; init; } = [];

    internal ValueList<ActorId> Askers { get; init; } = [];

    internal ValueList<Hearing> Hearings { get; init; } = [];

    internal ValueList<CollectiveAgency> Agencies { get; init; } = [];

    internal ValueList<UnitId> FormerUnits { get; init; } = [];

    internal ValueList<string> DigestIssues { get; init; } = [];
}
