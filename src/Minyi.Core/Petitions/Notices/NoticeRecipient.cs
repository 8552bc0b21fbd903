using Minyi.Districts;

namespace Minyi.Petitions.Notices;

/// <summary>Whom a notice is for: the holders of a role, narrowed down as far as the petition tells. The host knows the people and how they are reached.</summary>
/// <param name="Role">In which role. With nothing else it is for all who hold it.</param>
/// <param name="Account">
/// The account of whoever brought the petition. Null for another role, and where nobody signed in: the host then reaches them by what they left with the petition, if anything.
/// </param>
/// <param name="Unit">The unit; null for another role.</param>
/// <param name="Studio">The studio; null for another role, and where none registered the petition.</param>
/// <param name="Representative">The representative; null for another role, and where nobody collected the petition.</param>
public sealed record NoticeRecipient(Role Role, ActorId? Account = null, UnitId? Unit = null, StudioId? Studio = null, RepresentativeId? Representative = null);
