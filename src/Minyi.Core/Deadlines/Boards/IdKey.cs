namespace Minyi.Deadlines.Boards;

/// <summary>The first sixteen characters of an id as a number that sorts as the ids do.</summary>
/// <remarks>A character that does not fit into a byte ends the key with 255: between equal keys the ids themselves decide.</remarks>
internal readonly struct IdKey
{
    internal const int Length = 16;

    internal IdKey(string id)
    {
        (ulong high, ulong low) = (0, 0);
        for (int i = 0; i < Length && i < id.Length; i++)
        {
            ulong value = Math.Min(id[i], (ulong)byte.MaxValue);
            (high, low) = i < 8 ? (high | (value << (56 - (8 * i))), low) : (high, low | (value << (120 - (8 * i))));
            if (value == byte.MaxValue)
            {
                break;
            }
        }

        (High, Low) = (high, low);
    }

    internal ulong High { get; }

    internal ulong Low { get; }

    /// <summary>One byte of the key, 0 being the last.</summary>
    internal byte Byte(int place) => unchecked((byte)(place < 8 ? Low >> (8 * place) : High >> (8 * (place - 8))));
}
