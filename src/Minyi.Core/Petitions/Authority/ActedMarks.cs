namespace Minyi.Petitions.Authority;

/// <summary>
/// Who has taken which steps of a petition, packed into characters. A district holds many petitions at once, so no names are kept: an
/// account is a mark of 60 bits, and two ids with the same mark would only be barred for each other.
/// </summary>
/// <remarks>
/// Eight characters for each account, fifteen bits in each so that they are characters of any text: four of its mark, four of the sets of roles whose steps it has taken, the
/// last bit of which says that it has taken a unit's step in its place.
/// </remarks>
/// <param name="packed">The characters; none where nothing is known.</param>
internal readonly struct ActedMarks(string packed)
{
    private const int Part = 4;
    private const int Each = 2 * Part;
    private const int Bits = 15;

    /// <summary>The number that stands for having taken a unit's step in its place.</summary>
    internal const ulong InPlace = 1UL << ((Part * Bits) - 1);

    /// <summary>The characters with one more step; the same ones when nothing new is in it.</summary>
    internal string With(ActorId by, ulong taken)
    {
        ulong mark = Mark(by);
        int at = Find(mark);
        if (at >= 0 ? (taken & ~Read(at + Part)) == 0 : taken == 0)
        {
            return packed;
        }

        char[] all = new char[packed.Length + (at < 0 ? Each : 0)];
        packed.CopyTo(all);
        if (at < 0)
        {
            at = all.Length - Each;
            Write(all, at, mark);
        }

        Write(all, at + Part, taken | (at + Each <= packed.Length ? Read(at + Part) : 0));
        return new(all);
    }

    /// <summary>What an account has taken.</summary>
    internal ulong Of(ActorId by) => Find(Mark(by)) is >= 0 and int at ? Read(at + Part) : 0;

    private int Find(ulong mark)
    {
        for (int at = 0; at < packed.Length; at += Each)
        {
            if (Read(at) == mark)
            {
                return at;
            }
        }

        return -1;
    }

    private ulong Read(int at)
    {
        ulong value = 0;
        for (int i = 0; i < Part; i++)
        {
            value = (value << Bits) | packed[at + i];
        }

        return value;
    }

    private static void Write(char[] to, int at, ulong value)
    {
        for (int i = Part - 1; i >= 0; i--, value >>= Bits)
        {
            to[at + i] = (char)(value & ((1 << Bits) - 1));
        }
    }

    /// <summary>FNV-1a over the characters of the id, cut to what is kept: the same in every process.</summary>
    private static ulong Mark(ActorId by)
    {
        ulong mark = 14695981039346656037;
        foreach (char c in by.Value)
        {
            mark = unchecked((mark ^ c) * 1099511628211);
        }

        return (mark ^ (mark >> (Part * Bits))) & ((1UL << (Part * Bits)) - 1);
    }
}
