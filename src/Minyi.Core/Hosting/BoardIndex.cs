using Minyi.Petitions;

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

/// <summary>Petitions by something that they have any number of, in the ordinal order of their ids.</summary>
internal sealed class BoardTags<TKey>(Func<PetitionSummary, IReadOnlyList<TKey>> keysOf)
    where TKey : notnull
{
    private readonly Dictionary<TKey, SortedSet<PetitionId>> _petitions = [];

    internal void Replace(PetitionSummary? before, PetitionSummary? after)
    {
        IReadOnlyList<TKey> old = before is null ? [] : keysOf(before);
        IReadOnlyList<TKey> next = after is null ? [] : keysOf(after);
        if (ReferenceEquals(old, next) || old.Count + next.Count == 0)
        {
            return;
        }

        foreach (TKey key in old.Except(next))
        {
            if (_petitions[key].Remove(before!.Id) && _petitions[key].Count == 0)
            {
                _petitions.Remove(key);
            }
        }

        foreach (TKey key in next.Except(old))
        {
            if (!_petitions.TryGetValue(key, out SortedSet<PetitionId>? petitions))
            {
                _petitions.Add(key, petitions = []);
            }

            petitions.Add(after!.Id);
        }
    }

    internal IEnumerable<PetitionId> this[TKey key] => _petitions.TryGetValue(key, out SortedSet<PetitionId>? petitions) ? petitions : [];
}
