namespace Minyi.Districts;

/// <summary>A community studio 社区民意表达工作室, where representatives receive residents.</summary>
/// <param name="Id">The studio's id.</param>
/// <param name="Name">The studio's name.</param>
/// <param name="Street">The street that it belongs to.</param>
public sealed record Studio(StudioId Id, string Name, StreetId Street);
