using System.Globalization;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>
/// The verifier and an explorer written from docs/workflow.md alone agree on every finding, its place, the length of its shortest trace and what that
/// trace shows. eng/workflow-mutations runs this at length, in slices.
/// </summary>
public class ExplorerTests(ITestOutputHelper output)
{
    private const int SmallCap = 1_500;
    private const int Few = 400;
    private const int FewMutants = 150;
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
        for (int seed = Number("MINYI_GENERATED_FROM", 0), end = seed + Number("MINYI_GENERATED", Few); seed < end; seed++)
        {
            tally.Add($"generated {seed}", Generator.From(seed), SmallCap);
        }

        tally.Report(output, all: Environment.GetEnvironmentVariable("MINYI_GENERATED") is null);
    }

    [Fact]
    public void Both_agree_on_mutations_of_the_built_in_workflows()
    {
        Tally tally = new();
        bool isShort = Environment.GetEnvironmentVariable("MINYI_MUTANTS") is null;
        for (int seed = Number("MINYI_MUTANTS_FROM", 0), end = seed + Number("MINYI_MUTANTS", FewMutants); seed < end; seed++)
        {
            (string name, WorkflowDefinition mutant) = Mutant(seed, !isShort);
            tally.Add($"mutant {seed} of {name}", mutant, Number("MINYI_CAP", 200_000));
        }

        tally.Report(output, all: isShort);
    }

    /// <summary>Whatever property the explorer leaves out, the comparison notices.</summary>
    [Theory]
    [MemberData(nameof(Properties))]
    public void A_property_left_out_is_noticed(string property)
    {
        WorkflowDefinition failing = Enumerable.Range(0, Few).Select(Generator.From).First(d => Judge.Of(d, SmallCap).Faults.Any(f => f.Property == property));
        Assert.Empty(Comparison.Of(failing, SmallCap).Disagreements);
        Assert.NotEmpty(Comparison.Of(failing, SmallCap, without: property).Disagreements);
    }

    public static TheoryData<string> Properties => [.. Faults.Properties];

    /// <summary>Two configurations are of one component when each is reachable from the other: looked for by a search from each.</summary>
    [Fact]
    public void Components_are_what_reaches_each_other()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            if (Space.Explore(new(Generator.From(seed)), 80) is { } space)
            {
                int[] component = Paths.Components(space, s => s.Move.Index % 4 != 1);
                bool[][] reach = [.. space.Numbers.Select(at => Paths.Forward(space, [at], s => s.Move.Index % 4 != 1))];
                Assert.All(space.Numbers, a => Assert.All(space.Numbers, b => Assert.Equal(reach[a][b] && reach[b][a], component[a] == component[b])));
            }
        }
    }

    /// <summary>A file of the first version is read with what the page says of it.</summary>
    [Fact]
    public void A_file_of_the_first_version_is_read_as_the_page_says()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            WorkflowDefinition definition = Generator.From(seed);
            if (FirstFormat.Second(FirstFormat.Expected(definition)) is { } expected)
            {
                Assert.Equal(expected, WorkflowJson.Read(FirstFormat.Write(definition)).Definition);
            }
        }
    }

    /// <summary>The plan of the generated workflows is a sound one often enough for a false alarm to show.</summary>
    [Fact]
    public void Many_plans_are_sound() =>
        Assert.InRange(Enumerable.Range(0, 100).Count(seed => FirstFormat.Second(Generator.Plan(seed)) is { } plan && Comparison.Of(plan, SmallCap) is { Failed.Count: 0, IsBeyondCap: false }), 20, 80);

    /// <summary>Mutants by number: of ten one is of yantian, the largest by far, but only in the long run; the others are of the other three in turn.</summary>
    private static (string Name, WorkflowDefinition Mutant) Mutant(int seed, bool all)
    {
        string name = BuiltIns[seed % 10 == 9 ? (all ? 3 : 1) : seed % 10 % 3];
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
}
