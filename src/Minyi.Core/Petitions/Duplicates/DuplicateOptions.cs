using System.Collections.Immutable;

namespace Minyi.Petitions.Duplicates;

/// <summary>How duplicates are found. A district sets its own.</summary>
public sealed record DuplicateOptions
{
    /// <summary>How alike texts must be, of 1000, when neither place nor category is the same. Default 450.</summary>
    public int Elsewhere { get; init; } = 450;

    /// <summary>How alike texts must be, of 1000, when place or category is the same. Default 250.</summary>
    public int SamePlaceOrCategory { get; init; } = 250;

    /// <summary>How alike texts must be, of 1000, when place and category are the same. Default 240.</summary>
    public int SamePlaceAndCategory { get; init; } = 240;

    /// <summary>Groups of words that mean the same, Chinese and English, beside the built-in ones: local names, abbreviations.</summary>
    public ImmutableArray<ImmutableArray<string>> Synonyms { get; init; } = [];

    /// <summary>Salutations and set phrases that say nothing of the matter, beside the built-in ones.</summary>
    public ImmutableArray<string> SetPhrases { get; init; } = [];

    /// <summary>A secret of the host that goes into the hashes of a text's parts, so that they cannot be looked up without it. Default 0: no secret.</summary>
    public ulong Key { get; init; }

    /// <summary>The host's language model. Null: texts are compared by their parts alone.</summary>
    public ITextEmbedding? Embedding { get; init; }

    internal int Threshold(DuplicateGrounds grounds) => (grounds & (DuplicateGrounds.SamePlace | DuplicateGrounds.SameCategory)) switch
    {
        DuplicateGrounds.SamePlace | DuplicateGrounds.SameCategory => SamePlaceAndCategory,
        DuplicateGrounds.None => Elsewhere,
        _ => SamePlaceOrCategory,
    };
}
