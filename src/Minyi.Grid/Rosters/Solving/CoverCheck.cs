using System.Collections.Immutable;

namespace Minyi.Grid.Rosters.Solving;

/// <summary>Whether every slot can be covered, period by period, by augmenting paths; where not, the slots and people that prove it.</summary>
internal static class CoverCheck
{
    internal static ImmutableArray<RosterShortage> Shortages(Availability availability)
    {
        RosterProblem problem = availability.Problem;
        ImmutableArray<RosterShortage>.Builder found = ImmutableArray.CreateBuilder<RosterShortage>();
        foreach (IGrouping<int, int> period in Enumerable.Range(0, availability.Slots).GroupBy(s => problem.Period[s]))
        {
            Search search = new(availability, period.Key);
            HashSet<int> told = [];
            foreach (int slot in period)
            {
                // A slot that an earlier proof names is short of people for the same reason.
                if (!search.Fill(slot) && !told.Contains(slot))
                {
                    RosterShortage shortage = search.Violator(slot);
                    told.UnionWith(shortage.Slots);
                    found.Add(shortage);
                }
            }
        }

        return found.ToImmutable();
    }

    private sealed class Search
    {
        private readonly Availability _availability;
        private readonly Dictionary<int, Availability.Month> _months = [];
        private readonly Dictionary<int, List<int>> _serving = [];
        private readonly Dictionary<int, HashSet<int>> _onDuty = [];
        private HashSet<int> _seen = [];

        internal Search(Availability availability, int period)
        {
            _availability = availability;
            for (int p = 0; p < availability.Months.Length; p++)
            {
                if (availability.Problem.People[p].Covers && Array.Find(availability.Months[p], m => m.Period == period) is { } month)
                {
                    // Held duties stay where they are, and use up the person's places.
                    _months[p] = month;
                    _serving[p] = [.. month.Slots.Where(s => availability.Holds[p][s])];
                    foreach (int slot in _serving[p])
                    {
                        _onDuty.TryAdd(slot, []);
                        _onDuty[slot].Add(p);
                    }
                }
            }
        }

        /// <summary>Brings a slot's demand together; false when it cannot be, and then as many as can be are there.</summary>
        internal bool Fill(int slot)
        {
            _onDuty.TryAdd(slot, []);
            for (int i = _onDuty[slot].Count; i < _availability.Problem.Demand[slot]; i++)
            {
                _seen = [slot];
                if (!Augment(slot))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>What the failed search from a slot has reached: every person there is full with these slots.</summary>
        internal RosterShortage Violator(int slot)
        {
            _seen = [slot];
            Augment(slot);
            int[] slots = [.. _seen.Order()];
            int[] people = [.. _months.Keys.Where(p => Array.Exists(slots, s => Serves(p, s))).Order()];
            return new(
                [.. slots], [.. people], slots.Sum(s => (long)_availability.Problem.Demand[s]),
                people.Sum(p => (long)Math.Min(_months[p].Most - HeldOutside(p), slots.Count(s => Serves(p, s)))));

            int HeldOutside(int p) => _months[p].Slots.Count(s => _availability.Holds[p][s] && !_seen.Contains(s));
        }

        private bool Serves(int person, int slot) => _availability.Can[person][slot] || _availability.Holds[person][slot];

        private bool Augment(int slot)
        {
            foreach (int p in _months.Keys)
            {
                if (!Serves(p, slot) || _onDuty[slot].Contains(p))
                {
                    continue;
                }

                if (_serving[p].Count < _months[p].Most)
                {
                    Take(p, slot);
                    return true;
                }

                foreach (int other in _serving[p].ToArray())
                {
                    if (!_availability.Holds[p][other] && _seen.Add(other) && Replace(p, other))
                    {
                        Take(p, slot);
                        return true;
                    }
                }
            }

            return false;
        }

        /// <summary>Finds somebody else for a slot, so that a person is free to leave it.</summary>
        private bool Replace(int person, int slot)
        {
            if (!Augment(slot))
            {
                return false;
            }

            _serving[person].Remove(slot);
            _onDuty[slot].Remove(person);
            return true;
        }

        private void Take(int person, int slot)
        {
            _serving[person].Add(slot);
            _onDuty[slot].Add(person);
        }
    }
}
