using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minyi.Workflow.Json;
using Minyi.Workflow.Verification;

namespace Minyi.Core.Tests.Workflow.Oracle;

/// <summary>The verifier agrees with the brute-force explorer in verdict, findings, lengths of the shortest traces and number of configurations.</summary>
public class OracleTests
{
    /// <summary>How many mutations of each built-in workflow; eng/workflow-mutations asks for a thousand.</summary>
    private static int Mutants => int.Parse(Environment.GetEnvironmentVariable("MINYI_MUTANTS") ?? "34", CultureInfo.InvariantCulture);

    private static readonly string[] Known =
    [
        "option-to-complete", "proper-completion", "feedback-reaches-all", "no-dead-transition", "no-dead-command", "no-unreachable-state", "deterministic", "roles-exist", "nobody-judges-own-unit",
    ];

    public static TheoryData<string> BuiltIns => [.. PetitionWorkflow.BuiltInNames];

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void Built_in_workflows_are_sound_by_both(string name)
    {
        string json = Mutations.WithBoundsOfOne(WorkflowJson.Write(PetitionWorkflow.BuiltIn(name).Definition)).ToJsonString();

        Assert.Equal(Verdict.Sound, Agreed(json, name).Report.Verdict);
    }

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void Mutants_of_built_in_workflows_are_judged_alike(string name)
    {
        JsonNode original = Mutations.WithBoundsOfOne(WorkflowJson.Write(PetitionWorkflow.BuiltIn(name).Definition));
        int unsound = 0;
        for (int seed = 0; seed < Mutants; seed++)
        {
            unsound += Agreed(Mutations.Mutate(original, new Random(seed)), $"{name}, mutant {seed}").Report.Verdict == Verdict.Unsound ? 1 : 0;
        }

        // Most changes to a proved workflow break something; were none found, the mutations would not bite.
        Assert.True(unsound > Mutants / 3, $"only {unsound} of {Mutants} mutants were unsound");
    }

    [Fact]
    public void Workflows_from_scratch_are_judged_alike()
    {
        HashSet<string> shown = new(StringComparer.Ordinal);
        for (int seed = 0; seed < 20 * Mutants; seed++)
        {
            shown.UnionWith(Agreed(Mutations.Make(new Random(seed)), $"made {seed}").Expected.Select(f => f.Property));
        }

        // Every property that a declared workflow can fail was failed by some.
        Assert.Equal(Known.Except(["roles-exist"]).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    private static (List<Finding> Expected, VerificationReport Report) Agreed(string json, string what)
    {
        WorkflowReading reading = WorkflowJson.Read(json);
        Assert.True(reading.Definition is not null, $"{what}: {string.Join('\n', reading.Faults)}");
        VerificationReport report = WorkflowVerifier.Verify(reading.Definition);
        (List<Finding> expected, int configurations) = Explorer.Explore(json);

        // The explorer knows the properties of single configurations, steps and names; those that are said over who is left to act have tests of their own.
        expected = [.. expected.Where(f => Known.Contains(f.Property))];
        string found = Listed(report.Findings.Select(f => new Finding(Kebab(f.Property), f.At, f.Trace.Count)).Where(f => Known.Contains(f.Property)));
        Assert.True(Listed(expected) == found, $"{what}\nexpected:\n{Listed(expected)}\nfound:\n{found}");
        Assert.True(configurations == report.Configurations, $"{what}: expected {configurations} configurations, found {report.Configurations}");
        Assert.Equal(report.Findings.Count == 0 ? Verdict.Sound : Verdict.Unsound, report.Verdict);
        return (expected, report);
    }

    private static string Listed(IEnumerable<Finding> findings) => string.Join('\n', findings
        .OrderBy(f => f.Property, StringComparer.Ordinal).ThenBy(f => f.At, StringComparer.Ordinal).Select(f => $"{f.Property} {f.At} {f.Length}"));

    private static string Kebab(WorkflowProperty property) => JsonNamingPolicy.KebabCaseLower.ConvertName(property.ToString());
}
