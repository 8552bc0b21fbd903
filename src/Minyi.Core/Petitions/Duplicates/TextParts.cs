namespace Minyi.Petitions.Duplicates;

/// <summary>What of a text is kept: hashes of its parts, sorted and distinct, and hashes of the details that place it exactly.</summary>
/// <param name="Parts">Characters, pairs of characters, words and concepts.</param>
/// <param name="Details">What tells one matter from the next: building 3, bus 103, a road, and what is complained of. The lowest three bits of each are its kind.</param>
internal readonly record struct TextParts(uint[] Parts, uint[] Details)
{
    internal const int DetailKinds = 5;

    /// <summary>The kind of what is complained of: dark, too bright, overflowing.</summary>
    internal const uint Complaint = 4;

    private const int KindBits = 8;

    /// <summary>How often likeness is halved: twice for each kind of place that both texts give and disagree on, once for complaints that have nothing in common.</summary>
    internal int Contradictions(TextParts other)
    {
        Span<bool> mine = stackalloc bool[DetailKinds];
        Span<bool> theirs = stackalloc bool[DetailKinds];
        Span<bool> shared = stackalloc bool[DetailKinds];
        foreach (uint detail in Details)
        {
            mine[(int)(detail % KindBits)] = true;
            shared[(int)(detail % KindBits)] |= Array.BinarySearch(other.Details, detail) >= 0;
        }

        foreach (uint detail in other.Details)
        {
            theirs[(int)(detail % KindBits)] = true;
        }

        int contradictions = 0;
        for (int kind = 0; kind < DetailKinds; kind++)
        {
            contradictions += !mine[kind] || !theirs[kind] || shared[kind] ? 0 : kind == Complaint ? 1 : 2;
        }

        return contradictions;
    }
}
