namespace Minyi.Grid.Rosters.Solving;

/// <summary>The circulation of a roster: root → person → period → (preferred) → slot → root; the more duties a person has, the dearer is the next.</summary>
internal sealed class RosterNetwork
{
    private const int Root = 0;

    private readonly Availability _availability;
    private readonly CostFlow _flow;
    private readonly List<(int Person, int Slot, int Arc)> _duties = [];
    private readonly int _people;

    private RosterNetwork(Availability availability, int burden)
    {
        _availability = availability;
        _people = availability.Problem.People.Length;
        int months = availability.Months.Sum(m => m.Length);
        _flow = new(1 + _people + availability.Slots + (2 * months));

        // One unit of a preferred minimum < one step of burden < one duty more: each outweighs all of the former together.
        long possible = availability.Months.Sum(m => (long)m.Sum(x => x.Slots.Length));
        long reward = availability.PreferredIsHard ? 0 : 1;
        long step = reward == 0 ? 1 : 1 + availability.Months.Sum(m => (long)m.Sum(x => x.LeastPreferred));
        long duty = (step * (1 + (possible * 2 * availability.Slots))) + 1;
        int node = 1 + _people + availability.Slots;
        for (int s = 0; s < availability.Slots; s++)
        {
            _flow.AddArc(SlotNode(s), Root, availability.Problem.Demand[s], int.MaxValue / 4, 0);
        }

        for (int p = 0; p < _people; p++)
        {
            int room = availability.Room(p);
            for (int unit = 1; unit <= Math.Min(room, burden); unit++)
            {
                _flow.AddArc(Root, PersonNode(p), 0, 1, step * ((2 * unit) - 1));
            }

            foreach (Availability.Month month in availability.Months[p])
            {
                AddMonth(p, month, node, duty, reward);
                node += 2;
            }
        }
    }

    /// <summary>The optimum, or null where the bounds admit none; that cannot be once cover has been checked.</summary>
    internal static RosterNetwork Optimum(Availability availability)
    {
        long demand = availability.Problem.Demand.Sum(d => (long)d);
        int people = Math.Max(1, availability.Problem.People.Count(p => p.Covers));
        int most = Enumerable.Range(0, availability.Months.Length).Select(availability.Room).DefaultIfEmpty(0).Max();
        int owed = availability.Months.Select(m => m.Sum(x => x.Least)).DefaultIfEmpty(0).Max();

        // Burdens far above the mean are rare: arcs for them are added only where they are needed.
        for (long burden = owed + (2 * ((demand + people - 1) / people)) + 2; ; burden *= 2)
        {
            RosterNetwork network = new(availability, (int)Math.Min(burden, most));
            if (network._flow.Solve())
            {
                return network;
            }

            if (burden >= most)
            {
                throw new InvalidOperationException("Cover is possible, but no circulation was found.");
            }
        }
    }

    /// <summary>For each person, at which slots there is a duty.</summary>
    internal bool[][] Duties()
    {
        bool[][] duties = [.. Enumerable.Range(0, _people).Select(_ => new bool[_availability.Slots])];
        foreach ((int person, int slot, int arc) in _duties)
        {
            duties[person][slot] = _flow.Flow(arc) > 0;
        }

        return duties;
    }

    /// <summary>The people who could take duties over from some, and the slots through which they could: a tight cut around those.</summary>
    internal (bool[] People, bool[] Slots) TakersFrom(IEnumerable<int> people)
    {
        bool[] reached = _flow.Reaching(people.Select(PersonNode), n => n != Root);
        return (reached[1..(1 + _people)], reached[(1 + _people)..(1 + _people + _availability.Slots)]);
    }

    private static int PersonNode(int person) => 1 + person;

    private int SlotNode(int slot) => 1 + _people + slot;

    private void AddMonth(int person, Availability.Month month, int node, long duty, long reward)
    {
        _flow.AddArc(PersonNode(person), node, month.Least, month.Most, 0);
        int preferred = month.Slots.Count(s => _availability.Prefers[person][s]);
        if (preferred > 0)
        {
            // What is to be met at preferred slots: by force, or by a reward for each unit.
            _flow.AddArc(node, node + 1, reward == 0 ? month.LeastPreferred : 0, reward == 0 ? preferred : preferred - month.LeastPreferred, 0);
            if (reward != 0)
            {
                _flow.AddArc(node, node + 1, 0, month.LeastPreferred, -reward);
            }
        }

        foreach (int slot in month.Slots)
        {
            bool held = _availability.Holds[person][slot];
            int to = _availability.Problem.People[person].Covers ? SlotNode(slot) : Root;
            int from = _availability.Prefers[person][slot] ? node + 1 : node;
            _duties.Add((person, slot, _flow.AddArc(from, to, held ? 1 : 0, 1, held ? 0 : duty)));
        }
    }
}
