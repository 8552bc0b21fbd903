namespace Minyi.Workflow.Definition;

/// <summary>The words that stand for states of obligations, appraisals and clocks, in the order of their enums.</summary>
internal static class Vocabulary
{
    internal static readonly string[] Obligations = ["none", "owed", "some", "settled", "waived"];
    internal static readonly string[] Appraisals = ["none", "offered", "satisfied", "not-satisfied", "lapsed"];
    internal static readonly string[] Grades = ["satisfied", "not-satisfied"];
    internal static readonly string[] Closings = ["satisfied", "not-satisfied", "lapsed"];
    internal static readonly string[] Clocks = ["stopped", "running", "paused", "run-out"];
    internal static readonly string[] Counters = ["below", "at-bound"];
    internal static readonly string[] Answers = ["no", "yes"];
    internal const string NoOutcome = "none";

    /// <summary>Whether a requirement of this kind looks at the attempt and not at the configuration.</summary>
    internal static bool IsOfAttempt(RequirementKind kind) => kind >= RequirementKind.Reason;

    /// <summary>The kebab-case word of an enum's member, as JSON has it.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        System.Text.StringBuilder word = new(name.Length + 2);
        foreach (char c in name)
        {
            if (char.IsUpper(c) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }
}
