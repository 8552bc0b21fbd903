using System.Numerics;
using System.Runtime.InteropServices;

namespace Minyi.Petitions.Duplicates;

/// <summary>The inverted index: from each part of a text, place or reference to the petitions that have it.</summary>
internal sealed class DuplicateIndex
{
    /// <summary>So many entries of posting lists a look-up walks at most, the rarest parts first; what is left tells little.</summary>
    private const int Budget = 20_000;

    private readonly Dictionary<PetitionId, IndexedPetition> _entries = [];
    private readonly Dictionary<uint, List<IndexedPetition>> _byPart = [];
    private readonly Dictionary<string, List<IndexedPetition>> _byPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<ExternalReference, List<IndexedPetition>> _byReference = [];
    private int _withVector;

    internal int Count => _entries.Count;

    internal void Add(IndexedPetition entry)
    {
        _entries.Add(entry.Petition, entry);
        _withVector += entry.Vector is null ? 0 : 1;
        foreach (uint part in entry.Text.Parts)
        {
            Put(_byPart, part, entry);
        }

        foreach (ExternalReference reference in entry.References)
        {
            Put(_byReference, reference, entry);
        }

        if (entry.Place is not null)
        {
            Put(_byPlace, entry.Place, entry);
        }
    }

    internal bool Remove(PetitionId petition)
    {
        if (!_entries.Remove(petition, out IndexedPetition? entry))
        {
            return false;
        }

        _withVector -= entry.Vector is null ? 0 : 1;
        foreach (uint part in entry.Text.Parts)
        {
            Take(_byPart, part, entry);
        }

        foreach (ExternalReference reference in entry.References)
        {
            Take(_byReference, reference, entry);
        }

        if (entry.Place is not null)
        {
            Take(_byPlace, entry.Place, entry);
        }

        return true;
    }

    internal HashSet<IndexedPetition> WithReference(ExternalReference[] references) =>
        [.. references.SelectMany(r => _byReference.GetValueOrDefault(r) ?? [])];

    /// <summary>Whom it is worth comparing with: those referenced, those that share rare parts, those at the same place.</summary>
    internal HashSet<IndexedPetition> Candidates(IndexedPetition query, HashSet<IndexedPetition> referenced)
    {
        HashSet<IndexedPetition> candidates = [.. referenced];
        if (query.Vector is not null && _withVector > 0)
        {
            candidates.UnionWith(_entries.Values);
            return candidates;
        }

        List<IndexedPetition>[] lists =
        [
            .. query.Text.Parts.Select(p => _byPart.GetValueOrDefault(p)).OfType<List<IndexedPetition>>()
                .Append(query.Place is null ? [] : _byPlace.GetValueOrDefault(query.Place) ?? []).OrderBy(l => l.Count),
        ];
        int walked = 0;
        foreach (List<IndexedPetition> list in lists)
        {
            // Whole lists only: a part of one would depend on the order in which petitions came.
            walked += list.Count;
            if (walked > Budget && candidates.Count > referenced.Count)
            {
                break;
            }

            candidates.UnionWith(list);
        }

        return candidates;
    }

    /// <summary>How alike two texts are, 0 to 1000, rounded down: Dice's coefficient of the weighted parts (Dice 1945), halved for contradictions.</summary>
    internal int Likeness(IndexedPetition left, IndexedPetition right)
    {
        uint[] a = left.Text.Parts;
        uint[] b = right.Text.Parts;
        long both = 0;
        long all = 0;
        int i = 0;
        int j = 0;
        while (i < a.Length || j < b.Length)
        {
            if (j == b.Length || (i < a.Length && a[i] < b[j]))
            {
                all += Weight(a[i++]);
            }
            else if (i == a.Length || b[j] < a[i])
            {
                all += Weight(b[j++]);
            }
            else
            {
                long twice = 2 * Weight(a[i++]);
                j++;
                both += twice;
                all += twice;
            }
        }

        return all == 0 ? 0 : (int)(1000 * both / all) >> left.Text.Contradictions(right.Text);
    }

    /// <summary>What a part counts: 1 + log2 of how many petitions there are for each that has it, in sixteenths, times the weight of its kind.</summary>
    private long Weight(uint part)
    {
        int with = _byPart.TryGetValue(part, out List<IndexedPetition>? list) ? list.Count : 0;
        long ratio = 256L * (_entries.Count + 1) / (with + 1);
        int log = BitOperations.Log2((ulong)ratio);
        long sixteenths = (16 * (log - 8)) + (16 * (ratio - (1L << log)) >> log);
        return (16 + Math.Max(0, sixteenths)) * TextTaker.Weight(part);
    }

    private static void Put<TKey>(Dictionary<TKey, List<IndexedPetition>> index, TKey key, IndexedPetition entry)
        where TKey : notnull
    {
        ref List<IndexedPetition>? entries = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        (entries ??= new(1)).Add(entry);
    }

    private static void Take<TKey>(Dictionary<TKey, List<IndexedPetition>> index, TKey key, IndexedPetition entry)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<IndexedPetition>? entries))
        {
            return;
        }

        int at = entries.IndexOf(entry);
        entries[at] = entries[^1];
        entries.RemoveAt(entries.Count - 1);
        if (entries.Count == 0)
        {
            index.Remove(key);
        }
    }
}
