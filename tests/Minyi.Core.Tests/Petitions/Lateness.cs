using Minyi.Petitions;

namespace Minyi.Core.Tests.Petitions;

/// <summary>What runs out by itself, decided from outside: the next expiry as the petition tells it, at its own instant.</summary>
internal static class Lateness
{
    internal static PetitionDecision Decide(Petition petition)
    {
        PendingExpiry next = petition.NextExpiry()!;
        Actor runner = new(Minyi.Hosting.DeadlineRunner.ActorId, [next.Role], petition.Form?.Studio is { } studio ? [studio] : null);
        return petition.Decide(next.Command, runner, Instant.Max(next.At, petition.LastAt!.Value));
    }

    /// <summary>The petition after all that has run out by an instant.</summary>
    internal static Petition Until(Petition petition, Instant at)
    {
        while (petition.NextExpiry() is { } next && next.At <= at && petition.LastAt <= at)
        {
            petition = Decide(petition).Next();
        }

        return petition;
    }
}
