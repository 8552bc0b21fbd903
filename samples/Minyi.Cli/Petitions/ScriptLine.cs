using Minyi.Petitions;

namespace Minyi.Cli.Petitions;

/// <summary>A line of the script: what is submitted, and whether a refusal is what the script expects.</summary>
internal sealed record ScriptLine(Submission Submission, bool ExpectsRefusal);
