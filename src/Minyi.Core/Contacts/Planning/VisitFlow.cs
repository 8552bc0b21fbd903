namespace Minyi.Contacts.Planning;

/// <summary>
/// Shares days with limited room among contacts that each need some of them: a maximum flow by augmenting paths, contacts and days in the order given.
/// </summary>
/// <remarks>
/// Contacts are served in order; one that was served stays so while others are, so that those who go without are the last that can be. A day
/// serves a contact once.
/// </remarks>
internal sealed class VisitFlow
{
    private readonly int[] _need;
    private readonly int[][] _days;
    private readonly int[] _room;
    private readonly HashSet<int>[] _served;
    private readonly HashSet<int>[] _given;
    private int[] _reachedBy = [];

    /// <summary>Solves.</summary>
    /// <param name="need">How many different days each contact needs.</param>
    /// <param name="days">The days open to each contact, in order of preference.</param>
    /// <param name="room">How many contacts each day can take.</param>
    internal VisitFlow(int[] need, int[][] days, int[] room)
    {
        (_need, _days, _room) = (need, days, room);
        _served = [.. room.Select(_ => new HashSet<int>())];
        _given = [.. need.Select(_ => new HashSet<int>())];
        for (int contact = 0; contact < need.Length; contact++)
        {
            while (_given[contact].Count < need[contact] && Augment(contact))
            {
            }
        }
    }

    /// <summary>The days given to a contact.</summary>
    internal IReadOnlySet<int> Given(int contact) => _given[contact];

    /// <summary>The contacts and days that keep a contact from being served: the contacts' days not given to them are all among the days, which are full.</summary>
    internal (List<int> Contacts, List<int> Days) Bottleneck(int contact)
    {
        (int[] from, List<int> contacts) = Search(contact, out _);
        return (contacts, [.. Enumerable.Range(0, from.Length).Where(d => from[d] >= 0)]);
    }

    private bool Augment(int contact)
    {
        (int[] from, _) = Search(contact, out int free);
        if (free < 0)
        {
            return false;
        }

        // Back along the path: the day goes to the contact that reached it, which gives up the day by which it was reached itself.
        for (int day = free; ;)
        {
            int taker = from[day];
            int? givenUp = taker == contact ? null : _reachedBy[taker];
            _served[day].Add(taker);
            _given[taker].Add(day);
            if (givenUp is not { } previous)
            {
                return true;
            }

            _served[previous].Remove(taker);
            _given[taker].Remove(previous);
            day = previous;
        }
    }

    /// <summary>Breadth-first from a contact over days that it does not have, and from a full day to those who have it.</summary>
    private (int[] From, List<int> Contacts) Search(int start, out int free)
    {
        int[] from = new int[_room.Length];
        Array.Fill(from, -1);
        _reachedBy = new int[_need.Length];
        Array.Fill(_reachedBy, -1);
        List<int> contacts = [start];
        HashSet<int> seen = [start];
        free = -1;
        for (int i = 0; i < contacts.Count; i++)
        {
            int contact = contacts[i];
            foreach (int day in _days[contact])
            {
                if (from[day] >= 0 || _given[contact].Contains(day))
                {
                    continue;
                }

                from[day] = contact;
                if (_served[day].Count < _room[day])
                {
                    free = day;
                    return (from, contacts);
                }

                foreach (int other in _served[day].Order())
                {
                    if (seen.Add(other))
                    {
                        _reachedBy[other] = day;
                        contacts.Add(other);
                    }
                }
            }
        }

        return (from, contacts);
    }
}
