using Minyi.Districts;

namespace Minyi.Reporting.Calendars;

/// <summary>What studios and representatives are called in what people read.</summary>
/// <param name="Studio">The name of a studio.</param>
/// <param name="Representative">The name of a representative, under which the public knows him or her.</param>
public sealed record RosterNames(Func<StudioId, string> Studio, Func<RepresentativeId, string> Representative)
{
    /// <summary>The ids themselves.</summary>
    public static RosterNames Ids { get; } = new(s => s.Value, r => r.Value);

    /// <summary>The names of a district; ids that it does not have stay as they are.</summary>
    /// <param name="district">The district.</param>
    public static RosterNames Of(District district)
    {
        Guard.Against.Null(district);
        return new(s => district.Find(s)?.Name ?? s.Value, r => district.Find(r)?.Name ?? r.Value);
    }
}
