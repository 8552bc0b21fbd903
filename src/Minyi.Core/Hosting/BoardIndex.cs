namespace Minyi.Hosting;

/// <summary>Petitions by something that they have one of or none, in the ordinal order of their ids.</summary>
internal sealed class BoardIndex<TKey>(Func<PetitionSummary, TKey?> keyOf)
    where TKey : struct, IEquatable<TKey>
{
    private readonly Dictionary<TKey, SortedSet<PetitionId>> _petitions = [];

    internal void Replace(PetitionSummary? before, PetitionSummary? after)
    {
        TKey? old = before is null ? null : keyOf(before);
        TKey? next = after is null ? null : keyOf(after);
        if (EqualityComparer<TKey?>.Default.Equals(old, next))
        {
            return;
        }

        if (old is { } from && _petitions[from] is { } left && left.Remove(before!.Id) && left.Count == 0)
        {
            _petitions.Remove(from);
        }

        if (next is { } to)
        {
            if (!_petitions.TryGetValue(to, out SortedSet<PetitionId>? joined))
            {
                _petitions.Add(to, joined = []);
            }

            joined.Add(after!.Id);
        }
    }

    internal IEnumerable<PetitionId> this[TKey key] => _petitions.TryGetValue(key, out SortedSet<PetitionId>? petitions) ? petitions : [];

    internal IEnumerable<(TKey Key, int Count)> Counts => _petitions.Select(p => (p.Key, p.Value.Count));
}

/// <summary>Petitions by an instant, the earliest first, then in the ordinal order of their ids.</summary>
internal sealed class BoardAgenda(Func<PetitionSummary, Instant?> instantOf)
{
    private readonly SortedSet<(Instant At, PetitionId Id)> _agenda = [];

    internal void Replace(PetitionSummary? before, PetitionSummary? after)
    {
        if (before is not null && instantOf(before) is { } old)
        {
            _agenda.Remove((old, before.Id));
        }

        if (after is not null && instantOf(after) is { } next)
        {
            _agenda.Add((next, after.Id));
        }
    }

    internal IEnumerable<PetitionId> Until(Instant instant) => _agenda.TakeWhile(e => e.At <= instant).Select(e => e.Id);
}
