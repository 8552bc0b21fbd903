using Minyi.Reporting.Tables.Ids;

namespace Minyi.Reporting.Tables;

/// <summary>What an id is to whoever reads it: ids with one key look alike or nearly so, and stand for one thing in every file that a person made.</summary>
/// <remarks>
/// The text under NFKD (which makes equal what NFKC makes equal), without default-ignorable characters such as a zero-width space, without blanks at either end. Half and full width, a trailing blank
/// and an ideographic one make no difference; case does.
/// </remarks>
public static class IdKey
{
    /// <summary>The key of an id.</summary>
    /// <param name="id">Any text.</param>
    public static string Of(string id)
    {
        Guard.Against.Null(id);
        foreach (char c in id)
        {
            // Most ids are of these, and no table is needed for them.
            if (c is not ((> ' ' and < (char)0x7F) or (>= (char)0x4E00 and <= (char)0x9FA5)))
            {
                return CompatibilityTable.Instance.Decomposed(id).Trim();
            }
        }

        return id;
    }

    /// <summary>An id as it is shown: without blanks and invisible characters at either end, else as it was written.</summary>
    /// <param name="id">Any text.</param>
    public static string Trimmed(string id)
    {
        int from = 0, to = Guard.Against.Null(id).Length;
        while (from < to && IsOuter(id[from]))
        {
            from++;
        }

        while (to > from && IsOuter(id[to - 1]))
        {
            to--;
        }

        return id[from..to];
    }

    private static bool IsOuter(char c) => c <= 0x7F ? c == ' ' : c is < (char)0x4E00 or > (char)0x9FFF && !char.IsSurrogate(c) && (char.IsWhiteSpace(c) || CompatibilityTable.Instance.IsIgnorable(c));
}
