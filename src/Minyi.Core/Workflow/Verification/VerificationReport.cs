using System.Text;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification.Findings;

namespace Minyi.Workflow.Verification;

/// <summary>What the proof found: a value for tools, and text for people.</summary>
/// <param name="Workflow">The workflow's id and version.</param>
/// <param name="Verdict">Sound, unsound or undecided.</param>
/// <param name="Configurations">How many configurations were explored: all that are reachable, unless undecided.</param>
/// <param name="Depth">The length of the longest of the shortest traces to the configurations explored.</param>
/// <param name="Findings">Everything that fails, by property and then by what it fails for. When undecided, what is certain all the same.</param>
public sealed record VerificationReport(string Workflow, Verdict Verdict, int Configurations, int Depth, ValueList<Finding> Findings)
{
    /// <summary>The decisions that law leaves to one body: when that is late, nobody decides in its place, and the chain reaches its top.</summary>
    public ValueList<SoleDecision> Sole { get; init; } = [];

    /// <summary>The limit at which the proof stopped; null when it came to its end.</summary>
    public ProofLimit? Exceeded { get; init; }

    /// <summary>Whether a property holds; null when that is not decided.</summary>
    /// <param name="property">The property.</param>
    public bool? Holds(WorkflowProperty property) =>
        Findings.Any(f => f.Property == property) ? false : Verdict == Verdict.Undecided ? null : true;

    /// <summary>The report as text: the verdict, each property, and each failure with its trace.</summary>
    /// <param name="language">The language.</param>
    public string ToText(Language language)
    {
        StringBuilder text = new();
        string count = Configurations.ToString(System.Globalization.CultureInfo.InvariantCulture);
        text.Append(PropertyTexts.Of(Verdict).In(language)).Append(Pick(language, $"：{Workflow}，共检查 {count} 种情形", $": {Workflow}, {count} configurations")).Append('\n');
        if (Exceeded is { } limit)
        {
            text.Append("  ").Append(limit.Text.In(language)).Append('\n');
        }

        foreach (WorkflowProperty property in Enum.GetValues<WorkflowProperty>())
        {
            string mark = Holds(property) switch { true => Pick(language, "成立", "holds"), false => Pick(language, "不成立", "fails"), null => Pick(language, "未定", "undecided") };
            text.Append("  ").Append(Vocabulary.Word(property)).Append("  ").Append(mark).Append("  ").Append(PropertyTexts.Of(property).In(language)).Append('\n');
            foreach (Finding finding in Findings.Where(f => f.Property == property))
            {
                text.Append("    ").Append(finding.Text.In(language)).Append('\n');
                if (finding.Trace.Count > 0)
                {
                    text.Append("      ").Append(Pick(language, "经过：", "trace: ")).AppendJoin(" → ", finding.Trace.Select(s => Step(s, language))).Append('\n');
                }
            }
        }

        if (Sole.Count > 0)
        {
            text.Append("  ").Append(Pick(language, "依法只能由一个机关作出的决定：", "decisions that law leaves to one body:")).Append('\n');
            foreach (SoleDecision decision in Sole)
            {
                text.Append("    ").Append(decision.Transition).Append("  ").Append(decision.Article).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The verdict and the number of findings, for logs.</summary>
    public override string ToString() => $"{Workflow}: {Vocabulary.Word(Verdict)}, {Findings.Count} findings";

    private static string Step(TraceStep step, Language language) => step.Absent.Count == 0
        ? step.Command
        : step.Command + Pick(language, $"（无 {string.Join('、', step.Absent)}）", $" (no {string.Join(", ", step.Absent)})");

    private static string Pick(Language language, string chinese, string english) => language == Language.Chinese ? chinese : english;
}

/// <summary>A decision that law leaves to one body.</summary>
/// <param name="Transition">The transition.</param>
/// <param name="Article">The article.</param>
public sealed record SoleDecision(string Transition, string Article);
