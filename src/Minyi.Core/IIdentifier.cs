using System.Diagnostics.CodeAnalysis;

namespace Minyi;

/// <summary>An id that the host chose: a string that keeps <see cref="IdentifierRule"/> in a typed wrapper, compared ordinally.</summary>
/// <typeparam name="TSelf">The wrapper itself.</typeparam>
/// <remarks>
/// The canonical order of ids everywhere in Minyi is the ordinal order of <see cref="Value"/>. Being <see cref="IParsable{TSelf}"/>, ids bind in a host's
/// routes, queries and settings.
/// </remarks>
public interface IIdentifier<TSelf> : IEquatable<TSelf>, IComparable<TSelf>, IParsable<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The host's string. Empty only for <c>default</c>.</summary>
    string Value { get; }

    /// <summary>Wraps a new id, as it is: nothing is trimmed or normalized.</summary>
    /// <param name="value">A string that keeps <see cref="IdentifierRule"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or does not keep the rule; the message says what was found.</exception>
    static abstract TSelf From(string value);

    /// <summary>Wraps an id that is on file already, for stores: what was recorded under an older rule stays readable, and so do the ids that Minyi gives itself.</summary>
    /// <param name="value">A string with something in it and without control characters.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null, empty, white space, or has a control character.</exception>
    static abstract TSelf FromRecord(string value);

    /// <summary>Wraps a new id that comes from outside; <see cref="IdentifierRule.TryRead"/> says why one is refused.</summary>
    /// <param name="value">The string.</param>
    /// <param name="id">The id; <c>default</c> when the string does not keep <see cref="IdentifierRule"/>.</param>
    static abstract bool TryFrom([NotNullWhen(true)] string? value, out TSelf id);
}
