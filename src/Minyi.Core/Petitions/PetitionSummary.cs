using Minyi.Districts;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions;

/// <summary>A petition on the board: what lists are made of. No texts.</summary>
/// <param name="Id">The petition.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">The id of its state.</param>
/// <param name="IsClosed">Whether it has ended.</param>
/// <param name="Unit">The unit in charge; null before the first referral.</param>
/// <param name="Studio">The studio that registered it; null when none did.</param>
/// <param name="Representative">The representative who collected it; null when nobody did.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="DueAt">The earliest due instant of the clocks that run; null when none does.</param>
/// <param name="NextExpiryAt">When the next stage of a clock expires with a command due then; null when none does.</param>
public sealed record PetitionSummary(
    PetitionId Id, int Version, string State, bool IsClosed, UnitId? Unit, StudioId? Studio, RepresentativeId? Representative,
    Instant? RegisteredAt, Instant? DueAt, Instant? NextExpiryAt)
{
    /// <summary>The petition that this one is handled together with; null when it goes its own way.</summary>
    public PetitionId? Head { get; init; }

    /// <summary>The petitions linked as being about the same matter.</summary>
    public ValueList<PetitionId> Links { get; init; } = [];

    /// <summary>The matter's numbers in other systems.</summary>
    public ValueList<ExternalReference> References { get; init; } = [];

    /// <summary>The issues of the digest that it was selected for.</summary>
    public ValueList<string> DigestIssues { get; init; } = [];

    /// <summary>The meeting that it came from; null when it came from none.</summary>
    public MeetingSource? Meeting { get; init; }

    internal static PetitionSummary Of(Petition petition)
    {
        Instant? due = null;
        foreach (Deadlines.Deadline deadline in petition.Deadlines)
        {
            if (!deadline.IsPaused && (due is null || deadline.DueAt < due))
            {
                due = deadline.DueAt;
            }
        }

        Instant? expiry = petition.NextExpiry()?.At;
        return new(
            petition.Id, petition.Version, petition.State.Id, petition.IsClosed, petition.Lead, petition.Form?.Studio, petition.Form?.Representative,
            petition.RegisteredAt, due, expiry == Instant.MaxValue ? null : expiry)
        {
            Head = petition.File.Head,
            Links = petition.File.Links,
            References = petition.File.References,
            DigestIssues = petition.File.DigestIssues,
            Meeting = petition.Form?.Source,
        };
    }
}
