using System.Runtime.InteropServices;

namespace Minyi.Petitions.Duplicates;

/// <summary>Finds duplicates by external reference, place, category and the likeness of character pairs, kept in an inverted index.</summary>
/// <remarks>
/// The result depends on the set of petitions and not on the order in which they were added. Of the texts only pairs of characters
/// are kept, in memory. Not safe for writing by several threads at once.
/// </remarks>
public sealed class BigramDuplicateFinder : IDuplicateFinder
{
    private readonly DuplicateThresholds _thresholds;
    private readonly Dictionary<PetitionId, Entry> _entries = [];
    private readonly Dictionary<uint, HashSet<Entry>> _byPair = [];
    private readonly Dictionary<ExternalReference, HashSet<Entry>> _byReference = [];

    /// <summary>Starts empty.</summary>
    /// <param name="thresholds">How alike texts must be; the defaults when null.</param>
    public BigramDuplicateFinder(DuplicateThresholds? thresholds = null) => _thresholds = thresholds ?? new();

    /// <summary>How many petitions are searched.</summary>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public void Add(PetitionId petition, DuplicateProfile profile)
    {
        Guard.Against.NullOrEmpty(petition.Value, nameof(petition));
        Guard.Against.Null(profile);
        Remove(petition);
        Entry entry = new(petition, profile.Place, profile.Category, [.. profile.References], Bigrams.Of(profile.Text));
        _entries.Add(petition, entry);
        foreach (uint pair in entry.Pairs)
        {
            Put(_byPair, pair, entry);
        }

        foreach (ExternalReference reference in entry.References)
        {
            Put(_byReference, reference, entry);
        }
    }

    /// <inheritdoc/>
    public bool Remove(PetitionId petition)
    {
        if (!_entries.Remove(petition, out Entry? entry))
        {
            return false;
        }

        foreach (uint pair in entry.Pairs)
        {
            Take(_byPair, pair, entry);
        }

        foreach (ExternalReference reference in entry.References)
        {
            Take(_byReference, reference, entry);
        }

        return true;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DuplicateCandidate> Find(DuplicateProfile profile, int limit = 10)
    {
        Guard.Against.Null(profile);
        Guard.Against.Negative(limit);
        uint[] pairs = Bigrams.Of(profile.Text);
        Dictionary<Entry, int> common = [];
        foreach (uint pair in pairs)
        {
            foreach (Entry entry in _byPair.GetValueOrDefault(pair) ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(common, entry, out _)++;
            }
        }

        HashSet<Entry> referenced = [.. profile.References.SelectMany(r => _byReference.GetValueOrDefault(r) ?? [])];
        List<DuplicateCandidate> candidates = [];
        foreach (Entry entry in common.Keys.Union(referenced))
        {
            int similarity = Bigrams.Similarity(common.GetValueOrDefault(entry), pairs.Length, entry.Pairs.Length);
            DuplicateGrounds grounds = Grounds(profile, entry, referenced.Contains(entry));
            grounds |= similarity >= _thresholds.For(grounds) ? DuplicateGrounds.SimilarText : DuplicateGrounds.None;
            if ((grounds & (DuplicateGrounds.SameReference | DuplicateGrounds.SimilarText)) != DuplicateGrounds.None)
            {
                candidates.Add(new(entry.Petition, grounds, similarity));
            }
        }

        candidates.Sort(Likelier);
        return candidates.Count > limit ? candidates[..limit] : candidates;
    }

    private static int Likelier(DuplicateCandidate a, DuplicateCandidate b)
    {
        int reference = (b.Grounds & DuplicateGrounds.SameReference).CompareTo(a.Grounds & DuplicateGrounds.SameReference);
        int similarity = reference != 0 ? reference : b.Similarity.CompareTo(a.Similarity);
        return similarity != 0 ? similarity : a.Petition.CompareTo(b.Petition);
    }

    private static DuplicateGrounds Grounds(DuplicateProfile profile, Entry entry, bool referenced) =>
        (referenced ? DuplicateGrounds.SameReference : DuplicateGrounds.None)
        | (profile.Place is not null && profile.Place == entry.Place ? DuplicateGrounds.SamePlace : DuplicateGrounds.None)
        | (profile.Category is not null && profile.Category == entry.Category ? DuplicateGrounds.SameCategory : DuplicateGrounds.None);

    private static void Put<TKey>(Dictionary<TKey, HashSet<Entry>> index, TKey key, Entry entry)
        where TKey : notnull
    {
        ref HashSet<Entry>? entries = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        (entries ??= []).Add(entry);
    }

    private static void Take<TKey>(Dictionary<TKey, HashSet<Entry>> index, TKey key, Entry entry)
        where TKey : notnull
    {
        if (index.TryGetValue(key, out HashSet<Entry>? entries) && entries.Remove(entry) && entries.Count == 0)
        {
            index.Remove(key);
        }
    }

    private sealed class Entry(PetitionId petition, string? place, string? category, ExternalReference[] references, uint[] pairs)
    {
        internal PetitionId Petition { get; } = petition;

        internal string? Place { get; } = place;

        internal string? Category { get; } = category;

        internal ExternalReference[] References { get; } = references;

        internal uint[] Pairs { get; } = pairs;
    }
}
