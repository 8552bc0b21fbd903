namespace Minyi;

/// <summary>An id that the host chose: a non-empty string in a typed wrapper, compared ordinally.</summary>
/// <typeparam name="TSelf">The wrapper itself.</typeparam>
/// <remarks>The canonical order of ids everywhere in Minyi is the ordinal order of <see cref="Value"/>.</remarks>
public interface IIdentifier<TSelf> : IEquatable<TSelf>, IComparable<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The host's string. Empty only for <c>default</c>.</summary>
    string Value { get; }

    /// <summary>Wraps a string.</summary>
    /// <param name="value">A non-empty string without control characters.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null, empty, white space, or has a control character.</exception>
    static abstract TSelf From(string value);
}
