using Minyi.Petitions;

namespace Minyi.Cli.Petitions;

/// <summary>A line of the script: what is submitted, whether to all petitions of the matter together, and whether a refusal is what the script expects.</summary>
internal sealed record ScriptLine(Submission Submission, bool Together, bool ExpectsRefusal);
