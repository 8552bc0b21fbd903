namespace Minyi.Storage.Lists;

/// <summary>Ids by their code points, as databases compare UTF-8: not by UTF-16 units, whose order differs beyond the Basic Multilingual Plane.</summary>
internal static class CodePointOrder
{
    internal static int Compare(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        int same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length.CompareTo(right.Length) : Rank(left[same]).CompareTo(Rank(right[same]));
    }

    /// <summary>Halves of surrogate pairs stand after all other units.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
