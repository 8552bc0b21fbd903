namespace Minyi.Grid.Rosters.Solving;

/// <summary>
/// Makes the gaps between each person's duties even and spreads kinds, by moving and exchanging duties as long as that helps. Burdens, cover, minima and preferred
/// slots stay as they are.
/// </summary>
/// <remarks>What is made small is the sum of the squares of the gaps, counted round the end to the beginning: for a given number of duties it is least where they are equal.</remarks>
internal sealed class Spreading
{
    private const int Reach = 24;
    private const int MostPasses = 8;
    private const int KindWeight = 2;

    private readonly Availability _availability;
    private readonly bool[][] _duties;
    private readonly List<int>[] _onDuty;
    private readonly int[] _cover;
    private readonly int[] _kinds;
    private readonly List<(int Kind, int[] Count)> _kindCounts = [];
    private readonly int[][] _count;
    private readonly int[][] _preferred;
    private readonly int[][] _leastPreferred;
    private readonly Availability.Month?[][] _month;

    internal Spreading(Availability availability, bool[][] duties)
    {
        _availability = availability;
        _duties = duties;
        int people = duties.Length;
        _onDuty = [.. Enumerable.Range(0, availability.Slots).Select(s => Enumerable.Range(0, people).Where(p => duties[p][s]).ToList())];
        _cover = [.. _onDuty.Select(o => o.Count(p => availability.Problem.People[p].Covers))];
        _kinds = [.. availability.Problem.People.Select(p => p.Kinds)];
        _month = new Availability.Month?[people][];
        (_count, _preferred, _leastPreferred) = (new int[people][], new int[people][], new int[people][]);
        for (int p = 0; p < people; p++)
        {
            (_month[p], _count[p], _preferred[p], _leastPreferred[p]) =
                (new Availability.Month?[availability.Periods], new int[availability.Periods], new int[availability.Periods], new int[availability.Periods]);
            foreach (Availability.Month month in availability.Months[p])
            {
                _month[p][month.Period] = month;
                _count[p][month.Period] = month.Slots.Count(s => duties[p][s]);
                _preferred[p][month.Period] = month.Slots.Count(s => duties[p][s] && availability.Prefers[p][s]);
                _leastPreferred[p][month.Period] = Math.Min(month.LeastPreferred, _preferred[p][month.Period]);
            }
        }

        int all = _kinds.Aggregate(0, (a, k) => a | k);
        for (int kind = 1; kind > 0 && kind <= all; kind <<= 1)
        {
            if ((all & kind) != 0 && Array.Exists(_kinds, k => (k & kind) == 0))
            {
                _kindCounts.Add((kind, [.. _onDuty.Select(o => o.Count(p => (_kinds[p] & kind) != 0))]));
            }
        }
    }

    internal void Run()
    {
        bool better = true;
        for (int pass = 0; better && pass < MostPasses; pass++)
        {
            better = false;
            for (int slot = 0; slot < _availability.Slots; slot++)
            {
                foreach (int person in _onDuty[slot].ToArray())
                {
                    better |= Improve(person, slot);
                }
            }
        }
    }

    /// <summary>Finds the best other slot for a duty, alone or in exchange with somebody there.</summary>
    private bool Improve(int person, int slot)
    {
        if (_availability.Holds[person][slot])
        {
            return false;
        }

        (long bestGain, int bestSlot, int bestPartner) = (0, -1, -1);
        bool covers = _availability.Problem.People[person].Covers;
        for (int to = Math.Max(0, slot - Reach); to <= Math.Min(_availability.Slots - 1, slot + Reach); to++)
        {
            if (!_availability.Can[person][to] || _duties[person][to] || !Allows(person, slot, to))
            {
                continue;
            }

            long own = Gain(person, slot, to);
            if (!covers || _cover[slot] > _availability.Problem.Demand[slot])
            {
                long gain = own + KindGain(_kinds[person], slot, to);
                if (gain > bestGain)
                {
                    (bestGain, bestSlot, bestPartner) = (gain, to, -1);
                }
            }

            foreach (int partner in _onDuty[to])
            {
                if (_availability.Can[partner][slot] && !_duties[partner][slot] && !_availability.Holds[partner][to]
                    && _availability.Problem.People[partner].Covers == covers && Allows(partner, to, slot))
                {
                    long gain = own + Gain(partner, to, slot);
                    gain += _kindCounts.Count == 0 ? 0 : KindGain(_kinds[person] & ~_kinds[partner], slot, to) + KindGain(_kinds[partner] & ~_kinds[person], to, slot);
                    if (gain > bestGain)
                    {
                        (bestGain, bestSlot, bestPartner) = (gain, to, partner);
                    }
                }
            }
        }

        if (bestSlot < 0)
        {
            return false;
        }

        Move(person, slot, bestSlot);
        if (bestPartner >= 0)
        {
            Move(bestPartner, bestSlot, slot);
        }

        return true;
    }

    /// <summary>Whether a person's minima, maxima and preferred slots admit the move.</summary>
    private bool Allows(int person, int from, int to)
    {
        int old = _availability.Problem.Period[from], other = _availability.Problem.Period[to];
        bool leaves = _availability.Prefers[person][from], comes = _availability.Prefers[person][to];
        if (old == other)
        {
            return !leaves || comes || _preferred[person][old] > _leastPreferred[person][old];
        }

        return _count[person][old] > _month[person][old]!.Least && _count[person][other] < _month[person][other]!.Most
            && (!leaves || _preferred[person][old] > _leastPreferred[person][old]);
    }

    private long Gain(int person, int from, int to)
    {
        bool[] duties = _duties[person];
        long before = Around(duties, from);
        duties[from] = false;
        long after = Around(duties, to);
        duties[from] = true;
        return before - after;
    }

    /// <summary>By how much a point at a slot divides the gap around it: g² − a² − b², taken with a minus, where the gap g becomes a and b.</summary>
    private static long Around(bool[] marks, int slot)
    {
        (int a, int b) = (Step(marks, slot, -1), Step(marks, slot, 1));
        return a == 0 ? 0 : -2L * a * b;
    }

    /// <summary>The distance to the next mark other than the slot's own, round the end; 0 when there is none.</summary>
    private static int Step(bool[] marks, int slot, int by)
    {
        int at = slot;
        for (int distance = 1; distance < marks.Length; distance++)
        {
            at += by;
            at = at < 0 ? marks.Length - 1 : at == marks.Length ? 0 : at;
            if (marks[at])
            {
                return distance;
            }
        }

        return 0;
    }

    /// <summary>The same for kinds: the slots at which somebody of a kind is on duty. A person who moves takes the kinds along.</summary>
    private long KindGain(int kinds, int from, int to)
    {
        long gain = 0;
        foreach ((int kind, int[] count) in _kindCounts)
        {
            if ((kinds & kind) != 0)
            {
                long before = count[from] == 1 ? Around(count, from) : 0;
                count[from]--;
                long after = count[to] == 0 ? Around(count, to) : 0;
                count[from]++;
                gain += KindWeight * (before - after);
            }
        }

        return gain;
    }

    private static long Around(int[] count, int slot)
    {
        (int a, int b) = (Step(count, slot, -1), Step(count, slot, 1));
        return a == 0 ? 0 : -2L * a * b;
    }

    private static int Step(int[] count, int slot, int by)
    {
        int at = slot;
        for (int distance = 1; distance < count.Length; distance++)
        {
            at += by;
            at = at < 0 ? count.Length - 1 : at == count.Length ? 0 : at;
            if (count[at] > 0)
            {
                return distance;
            }
        }

        return 0;
    }

    private void Move(int person, int from, int to)
    {
        (_duties[person][from], _duties[person][to]) = (false, true);
        _onDuty[from].Remove(person);
        _onDuty[to].Add(person);
        if (_availability.Problem.People[person].Covers)
        {
            _cover[from]--;
            _cover[to]++;
        }

        _count[person][_availability.Problem.Period[from]]--;
        _count[person][_availability.Problem.Period[to]]++;
        _preferred[person][_availability.Problem.Period[from]] -= _availability.Prefers[person][from] ? 1 : 0;
        _preferred[person][_availability.Problem.Period[to]] += _availability.Prefers[person][to] ? 1 : 0;
        foreach ((int kind, int[] count) in _kindCounts)
        {
            if ((_kinds[person] & kind) != 0)
            {
                count[from]--;
                count[to]++;
            }
        }
    }
}
