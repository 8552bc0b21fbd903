namespace Minyi.Reporting.Tables;

/// <summary>The ids that were seen so far, each with its first spelling and where that stands. Ids that differ only as <see cref="IdKey"/> says are one.</summary>
public sealed class IdRegister
{
    private readonly Dictionary<string, (string Spelling, string Place)> _byKey = new(StringComparer.Ordinal);

    /// <summary>How many times another spelling than the first one was met.</summary>
    public long Joined { get; private set; }

    /// <summary>Takes an id.</summary>
    /// <param name="id">The id as it was written.</param>
    /// <param name="place">Where it stands; kept for the first spelling only.</param>
    /// <param name="first">The first spelling of the id, which may be this one.</param>
    /// <returns>Where the first spelling stands, when this one is another; null when it is the same.</returns>
    public string? Take(string id, Func<string> place, out string first)
    {
        Guard.Against.Null(place);
        string key = IdKey.Of(id);
        if (!_byKey.TryGetValue(key, out (string Spelling, string Place) known))
        {
            first = id;
            _byKey.Add(key, (id, place()));
            return null;
        }

        first = known.Spelling;
        if (string.Equals(known.Spelling, id, StringComparison.Ordinal))
        {
            return null;
        }

        Joined++;
        return known.Place;
    }
}
