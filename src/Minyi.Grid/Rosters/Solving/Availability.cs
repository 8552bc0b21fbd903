namespace Minyi.Grid.Rosters.Solving;

/// <summary>A problem laid out for solving: for each person and period the slots, which of them are preferred or held, and how many duties there must and may be.</summary>
internal sealed class Availability
{
    internal Availability(RosterProblem problem)
    {
        Problem = problem;
        Slots = problem.Demand.Length;
        Periods = problem.Minimum.Length;
        Months = new Month[problem.People.Length][];
        Can = new bool[problem.People.Length][];
        Prefers = new bool[problem.People.Length][];
        Holds = new bool[problem.People.Length][];
        for (int p = 0; p < problem.People.Length; p++)
        {
            RosterPerson person = problem.People[p];
            (Can[p], Prefers[p], Holds[p]) = (Marked(person.Slots), Marked(person.Preferred), Marked(person.Held));
            Months[p] = [.. Enumerable.Range(0, Slots).Where(s => Can[p][s] || Holds[p][s]).GroupBy(s => problem.Period[s]).Select(g => MonthOf(p, g.Key, [.. g]))];
        }
    }

    internal RosterProblem Problem { get; }

    internal int Slots { get; }

    internal int Periods { get; }

    /// <summary>For each person the periods in which there is any slot, ascending.</summary>
    internal Month[][] Months { get; }

    internal bool[][] Can { get; }

    internal bool[][] Prefers { get; }

    internal bool[][] Holds { get; }

    /// <summary>Whether minima must be met at preferred slots. Without a maximum nothing stands in the way.</summary>
    internal bool PreferredIsHard => Problem.Maximum is null;

    internal bool AnyHeld => Array.Exists(Holds, h => Array.IndexOf(h, true) >= 0);

    /// <summary>The most duties that a person can have at all.</summary>
    internal int Room(int person) => Months[person].Sum(m => m.Most);

    private bool[] Marked(IEnumerable<int> slots)
    {
        bool[] marks = new bool[Slots];
        foreach (int slot in slots)
        {
            marks[slot] = true;
        }

        return marks;
    }

    private Month MonthOf(int person, int period, int[] slots)
    {
        int preferred = slots.Count(s => Prefers[person][s]), held = slots.Count(s => Holds[person][s]);
        int most = Math.Max(held, Math.Min(slots.Length, Problem.Maximum ?? int.MaxValue));
        int least = Math.Min(Problem.Minimum[period], slots.Length);
        return new(period, slots, Math.Max(least, held), most, Math.Min(least, preferred));
    }

    /// <summary>A person's period.</summary>
    /// <param name="Period">The period.</param>
    /// <param name="Slots">The slots at which the person can be or is on duty, ascending.</param>
    /// <param name="Least">The least duties.</param>
    /// <param name="Most">The most.</param>
    /// <param name="LeastPreferred">How many of them should be at preferred slots.</param>
    internal sealed record Month(int Period, int[] Slots, int Least, int Most, int LeastPreferred);
}
