namespace Minyi;

/// <summary>What every typed id checks, in one place.</summary>
internal static class Identifiers
{
    internal static string Checked(string value)
    {
        Guard.Against.NullOrWhiteSpace(value);
        foreach (char c in value)
        {
            if (char.IsControl(c))
            {
                throw new ArgumentException("An id has no control characters.", nameof(value));
            }
        }

        return value;
    }

    /// <summary>The id; null for <c>default</c>.</summary>
    internal static T? OrNull<T>(this T id)
        where T : struct, IIdentifier<T> => id.Value.Length == 0 ? null : id;
}
