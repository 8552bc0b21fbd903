using System.Collections.Immutable;

namespace Minyi.Petitions.Explaining;

/// <summary>A command that the workflow allows now, to these roles.</summary>
/// <param name="Command">The command.</param>
/// <param name="Text">The command in words.</param>
/// <param name="Roles">The roles that may give it.</param>
/// <param name="MustBring">What must come with it, in words; where there are several ways, those of each way.</param>
public sealed record OpenCommand(string Command, LocalizedText Text, ImmutableArray<Role> Roles, ImmutableArray<LocalizedText> MustBring);

/// <summary>A command that the workflow does not allow now, to anybody.</summary>
/// <param name="Command">The command.</param>
/// <param name="Text">The command in words.</param>
/// <param name="Reasons">Every reason.</param>
public sealed record ShutCommand(string Command, LocalizedText Text, ImmutableArray<Reason> Reasons);
