using System.Collections.Immutable;

namespace Minyi.Publication.Detection;

/// <summary>Brings found places into order and joins those that overlap.</summary>
internal static class Spans
{
    /// <summary>Sorted by place, without overlaps; a joined span takes the kind of its longest part, the earlier one when equal.</summary>
    internal static ImmutableArray<Removal> Merge(List<Removal> found)
    {
        found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start)
            : a.Length != b.Length ? b.Length.CompareTo(a.Length) : a.Kind.CompareTo(b.Kind));
        ImmutableArray<Removal>.Builder merged = ImmutableArray.CreateBuilder<Removal>(found.Count);
        int longest = 0;
        foreach (Removal next in found)
        {
            if (merged.Count == 0 || merged[^1].End <= next.Start)
            {
                merged.Add(next);
                longest = next.Length;
                continue;
            }

            Removal last = merged[^1];
            PersonalDataKind kind = next.Length > longest ? next.Kind : last.Kind;
            longest = Math.Max(longest, next.Length);
            merged[^1] = new(kind, last.Start, Math.Max(last.End, next.End) - last.Start);
        }

        return merged.ToImmutable();
    }
}
