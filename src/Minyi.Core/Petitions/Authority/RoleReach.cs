using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>How far a role reaches under a district's rules.</summary>
/// <param name="Role">The role.</param>
/// <param name="Scope">On which petitions its holders may act.</param>
/// <param name="Party">On whose side it stands.</param>
internal readonly record struct RoleReach(Role Role, RoleScope Scope, RoleParty Party);
