namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Every reachable configuration, and every step between them, written out.</summary>
internal sealed class Space
{
    private readonly Dictionary<byte[], int> _numbers = new(new Bytes());

    private Space(Parts parts) => Parts = parts;

    internal Parts Parts { get; }

    internal List<byte[]> Configurations { get; } = [];

    /// <summary>The length of a shortest trace to each configuration.</summary>
    internal List<int> Depth { get; } = [];

    internal List<Step[]> Out { get; } = [];

    internal List<Step>[] In { get; private set; } = [];

    /// <summary>The transitions possible in each configuration.</summary>
    internal List<Move[]> Possible { get; } = [];

    internal IEnumerable<Step> Steps => Out.SelectMany(s => s);

    internal IEnumerable<int> Numbers => Enumerable.Range(0, Configurations.Count);

    internal bool IsFinal(int at) => Parts.IsFinal(Configurations[at]);

    internal int StateOf(int at) => Parts.StateOf(Configurations[at]);

    internal string StateName(int at) => Parts.Definition.States[StateOf(at)].Id;

    /// <summary>The number of a configuration; null when it is not reachable.</summary>
    internal int? Find(byte[] configuration) => _numbers.TryGetValue(configuration, out int number) ? number : null;

    /// <summary>Explores; null when there are more configurations than the cap.</summary>
    internal static Space? Explore(Parts parts, int cap)
    {
        Space space = new(parts);
        Move[][] leaving = [.. parts.Definition.States.Select((_, s) => parts.Moves.Where(m => m.From.Contains(s)).ToArray())];
        foreach (byte[] initial in parts.Initial())
        {
            space.Number(initial, 0);
        }

        for (int at = 0; at < space.Configurations.Count; at++)
        {
            if (space.Configurations.Count > cap)
            {
                return null;
            }

            byte[] here = space.Configurations[at];
            Move[] possible = [.. leaving[parts.StateOf(here)].Where(m => Meaning.IsPossible(parts, here, m))];
            List<Step> steps = [];
            foreach (Move move in possible)
            {
                int first = steps.Count;
                foreach ((byte[] next, ulong applied) in Meaning.Ways(parts, here, move))
                {
                    Step step = new(at, space.Number(next, space.Depth[at] + 1), move, applied);
                    if (steps.IndexOf(step, first) < 0)
                    {
                        steps.Add(step);
                    }
                }
            }

            space.Possible.Add(possible);
            space.Out.Add([.. steps]);
        }

        space.In = [.. space.Configurations.Select(_ => new List<Step>())];
        foreach (Step step in space.Steps)
        {
            space.In[step.To].Add(step);
        }

        return space;
    }

    private int Number(byte[] configuration, int depth)
    {
        if (!_numbers.TryGetValue(configuration, out int number))
        {
            number = Configurations.Count;
            _numbers.Add(configuration, number);
            Configurations.Add(configuration);
            Depth.Add(depth);
        }

        return number;
    }

    private sealed class Bytes : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj)
        {
            HashCode hash = default;
            hash.AddBytes(obj);
            return hash.ToHashCode();
        }
    }
}
