using System.Text;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>What the verifier says of a workflow, held against what the page says of it.</summary>
internal sealed record Comparison
{
    private const int Whole = 5_000_000;

    /// <summary>Everything in which the two disagree.</summary>
    internal List<string> Disagreements { get; } = [];

    /// <summary>Whether there were more configurations or situations than the cap, so that nothing was compared.</summary>
    internal bool IsBeyondCap { get; private init; }

    internal int Configurations { get; private init; }

    /// <summary>The properties that the workflow fails.</summary>
    internal IReadOnlyCollection<string> Failed { get; private init; } = [];

    /// <summary>Compares.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="cap">The most configurations.</param>
    /// <param name="without">A property that the explorer leaves out.</param>
    internal static Comparison Of(WorkflowDefinition definition, int cap, string? without = null)
    {
        Judge judge = Judge.Of(definition, cap, without);
        if (judge.Space is null)
        {
            return new() { IsBeyondCap = true };
        }

        Comparison comparison = new() { Configurations = judge.Space.Configurations.Count, Failed = [.. judge.Faults.Select(f => f.Property).Distinct()] };
        comparison.Compare(judge, WorkflowVerifier.Verify(definition, new() { Limit = Whole }));
        comparison.CompareUndecided(judge, definition);
        return comparison;
    }

    /// <summary>The page's word for a property.</summary>
    internal static string Word(WorkflowProperty property)
    {
        StringBuilder word = new();
        foreach (char c in property.ToString())
        {
            word.Append(char.IsUpper(c) && word.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    private void Compare(Judge judge, VerificationReport report)
    {
        Space space = judge.Space!;
        Expect("verdict", judge.Faults.Length == 0 ? Verdict.Sound : Verdict.Unsound, report.Verdict);
        Expect("configurations", space.Configurations.Count, report.Configurations);
        Expect("depth", space.Depth.Max(), report.Depth);
        Expect("sole", Text(space.Parts.Definition.Transitions.Where(t => t.Sole is not null).Select(t => $"{t.Id}: {t.Sole}")), Text(report.Sole.Select(s => $"{s.Transition}: {s.Article}")));
        foreach (WorkflowProperty property in Enum.GetValues<WorkflowProperty>())
        {
            Expect($"holds {property}", !judge.Faults.Any(f => f.Property == Word(property)), report.Holds(property));
        }

        string[] expected = [.. judge.Faults.Select(f => $"{f.Property} {f.At} {f.Length}")];
        string[] found = [.. report.Findings.Select(f => $"{Word(f.Property)} {f.At} {f.Trace.Count}")];
        if (expected.Length != found.Length || expected.Except(found).Any())
        {
            Disagreements.AddRange(expected.Except(found).Select(f => $"only the explorer: {f}"));
            Disagreements.AddRange(found.Except(expected).Select(f => $"only the verifier: {f}"));
            return;
        }

        Expect("order", Text(expected), Text(found));
        foreach ((Fault fault, Finding finding) in judge.Faults.Zip(report.Findings))
        {
            if (Disagreements.Count == 0 && Walk.Fault(judge.Acting!, finding, fault.Witnesses) is { } wrong)
            {
                Disagreements.Add($"trace of {fault.Property} {fault.At}: {wrong}: {Text(finding.Trace.Select(s => s.Transition))}");
            }
        }
    }

    /// <summary>With too low a limit nothing is decided, and what is listed is certain; a trace may be longer than the shortest.</summary>
    private void CompareUndecided(Judge judge, WorkflowDefinition definition)
    {
        int count = judge.Space!.Configurations.Count;
        if (count < 2)
        {
            return;
        }

        VerificationReport report = WorkflowVerifier.Verify(definition, new() { Limit = Math.Max(1, count * 2 / 3) });
        Expect("verdict under a limit", Verdict.Undecided, report.Verdict);
        Expect("explored under a limit", true, report.Configurations <= count);
        Dictionary<(string, string), Fault> faults = judge.Faults.ToDictionary(f => (f.Property, f.At));
        foreach (Finding finding in report.Findings)
        {
            if (!faults.TryGetValue((Word(finding.Property), finding.At), out Fault? fault) || finding.Trace.Count < fault.Length)
            {
                Disagreements.Add($"under a limit: {Word(finding.Property)} {finding.At} is not certain");
            }
            else if (finding.Trace.Count == fault.Length && Walk.Fault(judge.Acting!, finding, fault.Witnesses) is { } wrong)
            {
                Disagreements.Add($"under a limit: trace of {fault.Property} {fault.At}: {wrong}");
            }
        }

        Expect("decided at the limit", true, WorkflowVerifier.Verify(definition, new() { Limit = count }).Verdict != Verdict.Undecided);
    }

    private void Expect<T>(string what, T expected, T found)
    {
        if (!Equals(expected, found))
        {
            Disagreements.Add($"{what}: the explorer says {expected}, the verifier {found}");
        }
    }

    private void Expect(string what, bool expected, bool? found) => Expect<bool?>(what, expected, found);

    private static string Text(IEnumerable<string> items) => string.Join(" | ", items);
}
