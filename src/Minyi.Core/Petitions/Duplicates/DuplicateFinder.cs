namespace Minyi.Petitions.Duplicates;

/// <summary>Finds duplicates by external reference, place, category and likeness of texts, kept in an inverted index.</summary>
/// <remarks>
/// <para>
/// Texts are compared by their characters, pairs of characters, words and concepts. Rare parts count more than common ones (inverse document
/// frequency, Spärck Jones 1972), likeness is Dice's coefficient of the two weighted sets, and it falls where the two contradict each other: building 3
/// and building 5, bus 103 and bus 205, too dark and too bright.
/// </para>
/// <para>
/// The result depends on the set of petitions and not on the order in which they were added. Of the texts only keyed hashes of their parts are kept,
/// in memory. Not safe for writing by several threads at once.
/// </para>
/// </remarks>
public sealed class DuplicateFinder : IDuplicateFinder
{
    private readonly DuplicateOptions _options;
    private readonly TextTaker _taker;
    private readonly DuplicateIndex _index = new();

    /// <summary>Starts empty.</summary>
    /// <param name="options">How alike texts must be, further synonyms, a language model; the defaults when null.</param>
    public DuplicateFinder(DuplicateOptions? options = null)
    {
        _options = options ?? new();
        _taker = new(new(_options.Synonyms, _options.SetPhrases), _options.Key);
    }

    /// <summary>How many petitions are searched.</summary>
    public int Count => _index.Count;

    /// <inheritdoc/>
    public void Add(PetitionId petition, DuplicateProfile profile)
    {
        Guard.Against.NullOrEmpty(petition.Value, nameof(petition));
        Guard.Against.Null(profile);
        _index.Remove(petition);
        _index.Add(Entry(petition, profile));
    }

    /// <inheritdoc/>
    public bool Remove(PetitionId petition) => _index.Remove(petition);

    /// <inheritdoc/>
    public IReadOnlyList<DuplicateCandidate> Find(DuplicateProfile profile, int limit = 10)
    {
        Guard.Against.Null(profile);
        Guard.Against.Negative(limit);
        IndexedPetition query = Entry(default, profile);
        HashSet<IndexedPetition> referenced = _index.WithReference(query.References);
        List<DuplicateCandidate> candidates = [];
        foreach (IndexedPetition entry in _index.Candidates(query, referenced))
        {
            DuplicateGrounds grounds = Grounds(query, entry, referenced.Contains(entry));
            int similarity = Math.Max(_index.Likeness(query, entry), VectorLikeness.Of(query.Vector, entry.Vector));
            grounds |= similarity >= _options.Threshold(grounds) ? DuplicateGrounds.SimilarText : DuplicateGrounds.None;
            if ((grounds & (DuplicateGrounds.SameReference | DuplicateGrounds.SimilarText)) != DuplicateGrounds.None)
            {
                candidates.Add(new(entry.Petition, grounds, similarity));
            }
        }

        candidates.Sort(Likelier);
        return candidates.Count > limit ? candidates[..limit] : candidates;
    }

    private IndexedPetition Entry(PetitionId petition, DuplicateProfile profile) => new(
        petition, profile.Place, profile.Category, [.. profile.References], _taker.Take(profile.Text), _options.Embedding?.Embed(profile.Text));

    private static int Likelier(DuplicateCandidate a, DuplicateCandidate b)
    {
        int reference = (b.Grounds & DuplicateGrounds.SameReference).CompareTo(a.Grounds & DuplicateGrounds.SameReference);
        int similarity = reference != 0 ? reference : b.Similarity.CompareTo(a.Similarity);
        return similarity != 0 ? similarity : a.Petition.CompareTo(b.Petition);
    }

    private static DuplicateGrounds Grounds(IndexedPetition query, IndexedPetition entry, bool referenced) =>
        (referenced ? DuplicateGrounds.SameReference : DuplicateGrounds.None)
        | (query.Place is not null && query.Place == entry.Place ? DuplicateGrounds.SamePlace : DuplicateGrounds.None)
        | (query.Category is not null && query.Category == entry.Category ? DuplicateGrounds.SameCategory : DuplicateGrounds.None);
}
