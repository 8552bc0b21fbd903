namespace Minyi.Districts;

/// <summary>A street 街道, the level between the district and its communities.</summary>
/// <param name="Id">The street's id.</param>
/// <param name="Name">The street's name.</param>
public sealed record Street(StreetId Id, string Name);
