using System.Collections.Immutable;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>A step that was taken: what the workflow says of it, and by whom.</summary>
/// <param name="Before">The configuration that it left.</param>
/// <param name="Transition">The transition.</param>
/// <param name="After">The configuration that it led to.</param>
/// <param name="As">The transition's roles that whoever took it held; none where somebody stood in.</param>
/// <param name="Answered">Whether the account that took it gave the answer on file.</param>
internal sealed record Moved(ConfigurationView Before, TransitionDefinition Transition, ConfigurationView After, ImmutableArray<Role> As, bool Answered = false);
