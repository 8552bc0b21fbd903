using Minyi.Deadlines;

namespace Minyi.Petitions.Deciding;

/// <summary>The instants that a petition's value holds: what can be corrected.</summary>
internal static class FiledInstants
{
    internal static HashSet<Instant> Of(Petition petition)
    {
        HashSet<Instant> instants = AfterRegistration(petition);
        instants.Add(petition.RegisteredAt!.Value);
        instants.Add(petition.LastAt!.Value);
        foreach (Deadline deadline in petition.Deadlines)
        {
            instants.Add(deadline.StartedAt);
            if (deadline.PausedAt is { } paused)
            {
                instants.Add(paused);
            }

            instants.UnionWith(deadline.Pauses.SelectMany(p => (Instant[])[p.From, p.Until]));
        }

        return instants;
    }

    /// <summary>Those of what somebody did: what ran out by a wrong date, and the clocks of the chain that started by it, are not among them.</summary>
    internal static HashSet<Instant> AfterRegistration(Petition petition)
    {
        HashSet<Instant> instants = [];
        PetitionFile file = petition.File;
        instants.UnionWith(file.Told.Select(t => t.At));
        instants.UnionWith(file.Attempts.Select(a => a.Attempt.At));
        instants.UnionWith(file.Grades.Select(g => g.At));
        instants.UnionWith(file.Agencies.SelectMany(a => (Instant[])[a.TakenAt, a.ConcludedAt ?? a.TakenAt]));
        return instants;
    }
}
