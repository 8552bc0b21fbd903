namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Every configuration with every set of entries that a path makes late there. A set has a bit for each pair of role and clock.</summary>
internal sealed class Situations
{
    private readonly Acting _acting;

    internal Situations(Acting acting, int cap)
    {
        _acting = acting;
        if (acting.Parts.Pairs.Length > 64)
        {
            throw new NotSupportedException("more than 64 pairs of role and clock");
        }

        Dictionary<(int, ulong), int> seen = [];
        Queue<(int At, ulong Late, int Depth)> open = new();
        int initial = acting.Space.Depth.TakeWhile(d => d == 0).Count();
        for (int at = 0; at < initial; at++)
        {
            seen.Add((at, 0), 0);
            open.Enqueue((at, 0, 0));
        }

        while (open.TryDequeue(out (int At, ulong Late, int Depth) situation))
        {
            All.Add(situation);
            if (All.Count > cap)
            {
                IsWhole = false;
                return;
            }

            foreach (Step step in acting.Space.Out[situation.At])
            {
                ulong late = After(step, situation.Late);
                if (seen.TryAdd((step.To, late), situation.Depth + 1))
                {
                    open.Enqueue((step.To, late, situation.Depth + 1));
                }
            }
        }
    }

    /// <summary>The situations, with the length of a shortest path that makes each.</summary>
    internal List<(int At, ulong Late, int Depth)> All { get; } = [];

    internal bool IsWhole { get; } = true;

    internal ulong After(Step step, ulong late) => After(_acting, step, late);

    /// <summary>The late entries after a step.</summary>
    internal static ulong After(Acting acting, Step step, ulong late)
    {
        Parts parts = acting.Parts;
        byte[] from = acting.Space.Configurations[step.From];
        byte[] to = acting.Space.Configurations[step.To];
        (int, int)[] before = parts.Entries[parts.StateOf(from)];
        ulong after = 0;
        foreach ((int Role, int Clock) entry in parts.Entries[parts.StateOf(to)])
        {
            int bit = Array.IndexOf(parts.Pairs, entry);
            bool expires = step.Move.Expired == entry.Clock && parts.IsInLastStage(from, entry.Clock);
            if (parts.HasRunOut(to, entry.Clock) || (before.Contains(entry) && ((late >> bit & 1) == 1 || expires)))
            {
                after |= 1UL << bit;
            }
        }

        return after;
    }

    /// <summary>The roles of the late entries, and of the late links of all entries.</summary>
    internal ulong LateRoles(int at, ulong late)
    {
        ulong roles = 0;
        for (int bit = 0; bit < _acting.Parts.Pairs.Length; bit++)
        {
            if ((late >> bit & 1) == 1)
            {
                roles |= 1UL << _acting.Parts.Pairs[bit].Role;
            }
        }

        return _acting.Entries(at).Aggregate(roles, (set, e) => set | e.LateLinks);
    }
}
