namespace Minyi.Workflow.Verification;

/// <summary>One step of a trace.</summary>
/// <param name="Command">The command.</param>
/// <param name="Transition">The id of the transition that it fires.</param>
/// <param name="Completes">Whether the attempt completes a set, see <see cref="Attempt.Completes"/>.</param>
/// <param name="Absent">The optional obligations that it opens while nobody is there, see <see cref="Attempt.Absent"/>; mostly empty.</param>
public sealed record TraceStep(string Command, string Transition, bool Completes, ValueList<string> Absent);
