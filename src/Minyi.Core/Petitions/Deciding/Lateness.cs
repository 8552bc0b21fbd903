using Minyi.Districts;

namespace Minyi.Petitions.Deciding;

/// <summary>What runs out by itself, decided in its order and at its own instants: whoever comes first, the runner or a command, the same is recorded.</summary>
internal static class Lateness
{
    /// <summary>The account that expiries are recorded under; no user can have it.</summary>
    internal static readonly ActorId Runner = ActorId.FromRecord($"{IdentifierRule.ReservedPrefix}deadlines");

    /// <summary>The next thing that has run out by an instant, decided at the instant at which it ran out; null when nothing has.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="until">The instant; what runs out at it has run out by it.</param>
    internal static ExpiryStep? Next(Petition petition, Instant until)
    {
        if (!petition.MayExpireBy(until) || petition.NextExpiry() is not { } expiry || expiry.At > until || petition.LastAt > until)
        {
            return null;
        }

        // What an older host recorded later than it ran out stays before it: no history goes backwards.
        Instant at = petition.LastAt is { } last && last > expiry.At ? last : expiry.At;
        StudioId[]? studios = petition.Form?.Studio is { } studio ? [studio] : null;
        CommandId id = CommandId.FromRecord(Identifiers.Compound("deadline", Identifiers.Text(petition.Version), expiry.Command.Clock, expiry.Command.Stage));
        return new(id, expiry, petition.Decide(expiry.Command, new Actor(Runner, [expiry.Role], studios), at));
    }
}

/// <summary>Something that has run out, decided.</summary>
/// <param name="Id">The id of its command: it follows from the petition's version and the clock, so that it is recorded once.</param>
/// <param name="Expiry">What has run out.</param>
/// <param name="Decision">The decision; a refusal is a fault of the rules.</param>
internal sealed record ExpiryStep(CommandId Id, PendingExpiry Expiry, PetitionDecision Decision);
