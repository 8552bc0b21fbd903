namespace Minyi.Districts;

/// <summary>A representative: a person of one or several kinds, allotted to a studio.</summary>
/// <param name="Id">The representative's id.</param>
/// <param name="Name">The name under which the public knows the representative.</param>
/// <param name="Kinds">Of which kinds; at least one.</param>
/// <param name="Studio">The studio allotted to; null before the allotment.</param>
/// <param name="Unit">The unit that employs the representative, if it is one that handles petitions (an official who is also a representative); else null.</param>
public sealed record Representative(RepresentativeId Id, string Name, RepresentativeKinds Kinds, StudioId? Studio = null, UnitId? Unit = null);
