using System.Collections.Immutable;

namespace Minyi.Petitions.Deciding;

/// <summary>Lists that are null when there is nothing in them, as events write them.</summary>
internal static class Lists
{
    internal static ReadOnlySpan<T> OrNone<T>(this ValueList<T>? list) => list is null ? default : list.AsSpan();

    /// <summary>Null instead of an empty list.</summary>
    internal static ValueList<T>? OrNull<T>(this ImmutableArray<T> list) => list.IsDefaultOrEmpty ? null : new(list);

    /// <summary>Null instead of an empty list.</summary>
    internal static ValueList<T>? OrNull<T>(this List<T>? list) =>
        list is null || list.Count == 0 ? null : ValueList.Create<T>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));
}
