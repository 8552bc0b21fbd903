namespace Minyi.Districts;

/// <summary>A responsible unit 承办单位, to which petitions are referred.</summary>
/// <param name="Id">The unit's id.</param>
/// <param name="Name">The unit's name.</param>
public sealed record ResponsibleUnit(UnitId Id, string Name);
