using System.Numerics;

namespace Minyi.Petitions.Duplicates;

/// <summary>How alike two vectors of a language model are.</summary>
internal static class VectorLikeness
{
    /// <summary>The cosine of the angle between them, of 1000, rounded to nearest; 0 when one is missing or has no length, or when they point apart.</summary>
    internal static int Of(float[]? left, float[]? right)
    {
        if (left is null || right is null || left.Length != right.Length)
        {
            return 0;
        }

        double dot = Dot(left, right);
        double length = Math.Sqrt(Dot(left, left)) * Math.Sqrt(Dot(right, right));
        return length > 0 && dot > 0 ? (int)Math.Round(1000 * dot / length, MidpointRounding.ToEven) : 0;
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector<float> sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= left.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(left[i..]) * new Vector<float>(right[i..]);
        }

        float sum = Vector.Sum(sums);
        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
