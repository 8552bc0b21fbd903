using System.Globalization;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>
/// The verifier and an explorer written from docs/workflow.md alone agree on every finding, its place, the length of its shortest trace and what that
/// trace shows. eng/workflow-mutations runs this at length, in slices.
/// </summary>
public class ExplorerTests(ITestOutputHelper output)
{
    private const int SmallCap = 1_500;
    private static readonly string[] BuiltIns = ["service-request", "xinfang", "jiesu-jiban", "yantian"];

    [Theory]
    [InlineData("service-request")]
    [InlineData("xinfang")]
    [InlineData("jiesu-jiban")]
    [InlineData("yantian")]
    public void The_explorer_finds_the_built_in_workflows_sound(string name)
    {
        Comparison comparison = Comparison.Of(PetitionWorkflow.BuiltInDefinition(name), 500_000);
        Assert.Empty(comparison.Disagreements);
        Assert.Empty(comparison.Failed);
    }

    /// <summary>The smallest workflows on which the two once disagreed, the page or either of them having been wrong.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_agree_where_they_once_did_not(string name)
    {
        WorkflowReading reading = WorkflowJson.Read(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        Assert.Empty(reading.Faults);
        Assert.Empty(Comparison.Of(reading.Definition!, SmallCap).Disagreements);
    }

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Repository.Root, "tests", "Minyi.Core.Tests", "Workflow", "Explorer", "Disagreements");

    [Fact]
    public void Both_agree_on_generated_workflows()
    {
        Tally tally = new();
        for (int seed = Number("MINYI_GENERATED_FROM", 0), end = seed + Number("MINYI_GENERATED", 400); seed < end; seed++)
        {
            tally.Add($"generated {seed}", Generator.From(seed), SmallCap);
        }

        tally.Report(output);
    }

    [Fact]
    public void Both_agree_on_mutations_of_the_built_in_workflows()
    {
        Tally tally = new();
        for (int seed = Number("MINYI_MUTANTS_FROM", 0), end = seed + Number("MINYI_MUTANTS", 150); seed < end; seed++)
        {
            (string name, WorkflowDefinition mutant) = Mutant(seed, Environment.GetEnvironmentVariable("MINYI_MUTANTS") is not null);
            tally.Add($"mutant {seed} of {name}", mutant, Number("MINYI_CAP", 200_000));
        }

        tally.Report(output);
    }

    /// <summary>Mutants by number: of ten, three of each but yantian, the largest by far; without the long run no yantian.</summary>
    private static (string Name, WorkflowDefinition Mutant) Mutant(int seed, bool all)
    {
        string name = seed % 10 == 9 ? BuiltIns[all ? 3 : 1] : BuiltIns[seed % 10 % 3];
        Dice dice = new(seed);
        Mutator mutator = new(dice);
        WorkflowDefinition mutant = PetitionWorkflow.BuiltInDefinition(name);
        for (int changes = 1 + dice.Next(3); changes > 0; changes--)
        {
            mutant = mutator.Mutate(mutant);
        }

        return (name, mutant);
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : usual;

    /// <summary>Counts, and shrinks what the two disagree on.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<string, int> _failed = [];
        private readonly List<string> _disagreements = [];
        private int _compared;
        private int _sound;
        private int _beyond;
        private long _configurations;

        internal void Add(string what, WorkflowDefinition definition, int cap)
        {
            Comparison comparison = Comparison.Of(definition, cap);
            if (comparison.IsBeyondCap)
            {
                _beyond++;
                return;
            }

            _compared++;
            _configurations += comparison.Configurations;
            _sound += comparison.Failed.Count == 0 ? 1 : 0;
            foreach (string property in comparison.Failed)
            {
                _failed[property] = _failed.GetValueOrDefault(property) + 1;
            }

            if (comparison.Disagreements.Count > 0)
            {
                _disagreements.Add($"{what}: {string.Join("\n  ", comparison.Disagreements)}");
                if (Environment.GetEnvironmentVariable("MINYI_SHRINK") is { } folder && _disagreements.Count <= 12)
                {
                    WorkflowDefinition small = Shrinker.Shrink(definition, cap);
                    File.WriteAllText(Path.Combine(folder, what.Replace(' ', '-') + ".json"), WorkflowJson.Write(small));
                    File.WriteAllLines(Path.Combine(folder, what.Replace(' ', '-') + ".txt"), Comparison.Of(small, cap).Disagreements);
                }
            }
        }

        internal void Report(ITestOutputHelper output)
        {
            string line = $"compared {_compared}, sound {_sound}, beyond the cap {_beyond}, configurations {_configurations}, disagreements {_disagreements.Count}";
            output.WriteLine(line);
            foreach (string property in Faults.Properties)
            {
                output.WriteLine($"failed {property} {_failed.GetValueOrDefault(property)}");
            }

            Assert.True(_disagreements.Count == 0, line + "\n" + string.Join('\n', _disagreements));
        }
    }
}
