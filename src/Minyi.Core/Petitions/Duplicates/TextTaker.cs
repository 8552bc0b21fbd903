namespace Minyi.Petitions.Duplicates;

/// <summary>Takes a text apart into what is compared.</summary>
internal sealed class TextTaker(Lexicon lexicon, ulong key)
{
    // Kinds of part; the kind stands in the lowest bits of the hash.
    private const uint Character = 0;
    private const uint Pair = 1;
    private const uint Word = 2;
    private const uint OfConcept = 3;

    /// <summary>How much a part counts by its kind, its lowest three bits.</summary>
    internal static int Weight(uint part) => (part & 7) switch { OfConcept => 8, Word => 3, _ => 1 };

    internal TextParts Take(string text)
    {
        string folded = lexicon.WithoutSetPhrases(TextFolding.Fold(text));
        HashSet<uint> parts = [];
        HashSet<uint> details = [];
        foreach (Concept concept in lexicon.Concepts(folded))
        {
            parts.Add(Hash(concept.Name, OfConcept));
            if (concept.IsComplaint)
            {
                details.Add(Hash(concept.Name, TextParts.Complaint));
            }
        }

        char previous = '\0';
        for (int i = 0; i < folded.Length;)
        {
            char c = folded[i];
            if (TextFolding.IsHan(c))
            {
                if (!Lexicon.IsCommon(c))
                {
                    parts.Add(Hash(folded.AsSpan(i, 1), Character));
                }

                if (TextFolding.IsHan(previous))
                {
                    parts.Add(Hash([previous, c], Pair));
                }

                previous = c;
                i++;
            }
            else if (TextFolding.IsWord(c))
            {
                int start = i;
                while (i < folded.Length && TextFolding.IsWord(folded[i]))
                {
                    i++;
                }

                ReadOnlySpan<char> stem = TextFolding.Stem(folded.AsSpan(start, i - start));
                if (!lexicon.IsCommon(stem))
                {
                    parts.Add(Hash(stem, Word));
                }

                previous = '\0';
            }
            else
            {
                previous = char.IsWhiteSpace(c) ? previous : '\0';
                i++;
            }
        }

        foreach ((string detail, uint kind) in Details.Of(folded))
        {
            details.Add(Hash(detail, kind));
        }

        return new(Sorted(parts), Sorted(details));
    }

    private static uint[] Sorted(HashSet<uint> set)
    {
        uint[] sorted = [.. set];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>FNV-1a over 64 bits from a keyed start, mixed once more, cut to 29 bits and the kind.</summary>
    private uint Hash(ReadOnlySpan<char> value, uint kind)
    {
        unchecked
        {
            ulong hash = 14695981039346656037UL ^ key ^ kind;
            foreach (char c in value)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            hash = (hash ^ (hash >> 32) ^ key) * 0x9E3779B97F4A7C15UL;
            return (uint)(hash >> 35 << 3) | kind;
        }
    }
}
