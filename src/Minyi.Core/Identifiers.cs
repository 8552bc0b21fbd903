using System.Globalization;
using System.Text;

namespace Minyi;

/// <summary>Ids that Minyi itself makes.</summary>
internal static class Identifiers
{
    /// <summary>The id; null for <c>default</c>.</summary>
    internal static T? OrNull<T>(this T id)
        where T : struct, IIdentifier<T> => id.Value.Length == 0 ? null : id;

    /// <summary>
    /// An id made of parts, where no user's can be. Two lists of parts never make the same id: a slash within a part is escaped, and what would be
    /// longer than an id may be is told by its digest, behind a sign that no other has there.
    /// </summary>
    /// <param name="kind">What it is for: a word.</param>
    /// <param name="parts">The parts.</param>
    internal static string Compound(string kind, params ReadOnlySpan<string> parts)
    {
        StringBuilder id = new StringBuilder(IdentifierRule.ReservedPrefix).Append(kind);
        foreach (string part in parts)
        {
            id.Append('/').Append(part.AsSpan().ContainsAny('/', '%') ? part.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal) : part);
        }

        // In UTF-16 units, of which there are never fewer than characters.
        return id.Length <= IdentifierRule.MaxLength ? id.ToString() : $"{IdentifierRule.ReservedPrefix}{kind}#{Digest.Of(Encoding.Unicode.GetBytes(id.ToString()))}";
    }

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
