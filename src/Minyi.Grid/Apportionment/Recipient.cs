using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>One who gets seats.</summary>
/// <param name="Id">The recipient's id; ids are compared ordinally.</param>
/// <param name="Votes">Votes, population or a composite weight; not negative.</param>
/// <param name="Minimum">The least number of seats.</param>
/// <param name="Maximum">The most seats; null when there is no maximum.</param>
public sealed record Recipient(string Id, Rational Votes, int Minimum = 0, int? Maximum = null)
{
    /// <summary>The positions of the recipients in the ordinal order of their ids.</summary>
    internal static int[] CanonicalOrder(IReadOnlyList<Recipient> recipients)
    {
        string[] ids = new string[recipients.Count];
        int[] order = new int[recipients.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = Guard.Against.Null(recipients[i]).Id;
            order[i] = i;
        }

        Array.Sort(ids, order, StringComparer.Ordinal);
        for (int i = 1; i < ids.Length; i++)
        {
            if (ids[i] == ids[i - 1])
            {
                throw new ArgumentException($"The id '{ids[i]}' occurs twice.", nameof(recipients));
            }
        }

        return order;
    }
}
