using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;
using Minyi.Workflow.Verification;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>
/// What the proof says of roles holds of people at the real desk: random walks of random workflows, with people who hold several roles and with roles that never act,
/// reach nothing that the proof excludes, and end without whoever is late.
/// </summary>
public class WorkflowWalkTests(ITestOutputHelper output)
{
    /// <summary>How many workflows; eng/workflow-walks asks for more.</summary>
    private static int Workflows => int.Parse(Environment.GetEnvironmentVariable("MINYI_WALKS") ?? "60", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Random_walks_of_random_workflows_reach_nothing_that_the_proof_excludes()
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        HashSet<string> codes = new(StringComparer.Ordinal);
        int ended = 0, withoutDeaf = 0, refused = 0, bySeveral = 0;
        for (int seed = 0; seed < Workflows; seed++)
        {
            PetitionWorkflow workflow = WorkflowMaker.Sound(seed);
            for (int walk = 0; walk < 3; walk++)
            {
                DeskWalk desk = new(workflow, (seed * 31) + walk);
                await desk.RunAsync(walk == 0 ? 6 : 45);
                Assert.True(desk.Found.Count == 0, $"workflow {seed}, walk {walk}: {string.Join('\n', desk.Found)}\n{string.Join('\n', desk.Trace)}\n{WorkflowJson.Write(workflow.Definition)}");
                taken.UnionWith(desk.Taken);
                codes.UnionWith(desk.Codes);
                ended += desk.EndedWithoutTheLate ? 1 : 0;
                withoutDeaf += desk.EndedWithoutTheDeaf ? 1 : 0;
                bySeveral += desk.BySeveral;
                refused += desk.Refused;
            }
        }

        // The walks go everywhere, or the checks would say little.
        Assert.True(ended > Workflows / 2, $"{ended} walks ended without somebody who was late");
        output.WriteLine($"{ended} walks ended without somebody who was late, {withoutDeaf} without everybody deaf; {bySeveral} steps by people of several roles; {refused} attempts refused: {string.Join(' ', codes.Order(StringComparer.Ordinal))}");
        Assert.True(withoutDeaf > Workflows / 8, $"{withoutDeaf} walks ended without everybody who was deaf");
        Assert.True(bySeveral > Workflows, $"{bySeveral} steps were taken by people who hold several roles");
        Assert.True(refused > Workflows, $"{refused} attempts were refused");
        string[] expected = ["Begin", "Go", "Go in place", "Late", "Remind", "Supervise", "Extend", "Suspend", "Resume", "Tell", "Contribute", "Grade", "Lapse", "Confirm", "Rework", "Withdraw"];
        Assert.Empty(expected.Except(taken, StringComparer.Ordinal));
        string[] barred = ["own-approval", "own-units-approval", "approved-before", "asked-before", "own-unit", "own-step", "own-place", "own-feedback"];
        Assert.Empty(barred.Except(codes, StringComparer.Ordinal));
    }

    /// <summary>
    /// The same checks find in the traces of unsound workflows what the proof found there. Where a property is about going round, the trace is led on until it comes back.
    /// </summary>
    [Fact]
    public void The_checks_see_what_the_proof_sees()
    {
        Dictionary<WorkflowProperty, int> seen = new()
        {
            [WorkflowProperty.SilenceClosesNothing] = 0,
            [WorkflowProperty.ToldMeansTold] = 0,
            [WorkflowProperty.ProperCompletion] = 0,
            [WorkflowProperty.FeedbackReachesAll] = 0,
            [WorkflowProperty.BoundedCycles] = 0,
            [WorkflowProperty.NobodyLengthensOwnLimit] = 0,
        };
        for (int seed = 0; seed < 200; seed++)
        {
            WorkflowDefinition sound = WorkflowMaker.Sound(seed % 30).Definition;
            WorkflowDefinition definition = seed < 30 ? Extending(sound) : seed < 60 ? Untold(sound) : seed < 90 ? Closing(sound) : WorkflowJson.Read(Mutations.Mutate(JsonNode.Parse(WorkflowJson.Write(sound))!, new Random(seed))).Definition!;
            foreach (Finding finding in WorkflowVerifier.Verify(definition, new() { Limit = 3000 }).Findings.Where(f => seen.ContainsKey(f.Property) && f.Trace.Count > 0))
            {
                // Whose own steps lead back, and whether a set is filled again by another way round, one trace does not show: of those some have to be seen, of the others all.
                bool? sees = Sees(definition, finding);
                bool elsewhere = finding.Property == WorkflowProperty.NobodyLengthensOwnLimit || (finding.Property == WorkflowProperty.BoundedCycles && finding.At is "contribute");
                Assert.True(sees != false || elsewhere, $"mutant {seed}: {finding.Property} {finding.At} by {string.Join(' ', finding.Trace.Select(t => t.Transition))}\n{WorkflowJson.Write(definition)}");
                seen[finding.Property] += sees == true ? 1 : 0;
            }
        }

        Assert.All(seen, s => Assert.True(s.Value > 0, $"{s.Key} was never seen"));
    }

    /// <summary>The workflow with extensions that nobody approves and nothing counts.</summary>
    private static WorkflowDefinition Extending(WorkflowDefinition definition) => definition with
    {
        Transitions = [.. definition.Transitions.Select(t => t.Command == "Extend" ? t with { Requires = [.. t.Requires.Where(r => r.Kind == RequirementKind.Clock)] } : t)],
    };

    /// <summary>The workflow in which nobody is owed what the end says that they were told.</summary>
    private static WorkflowDefinition Untold(WorkflowDefinition definition) => definition with
    {
        Transitions =
        [
            .. definition.Transitions.Select(t => t with
            {
                Requires = [.. t.Requires.Where(r => r.Kind != RequirementKind.Obligation)],
                Effects = [.. t.Effects.Where(e => e.Kind != EffectKind.Open)],
            }),
        ],
    };

    /// <summary>The workflow in which lateness is the end.</summary>
    private static WorkflowDefinition Closing(WorkflowDefinition definition) => definition with
    {
        Transitions = [.. definition.Transitions.Select(t => t.Command == "Late" ? t with { To = "Done" } : t)],
    };

    private static bool? Sees(WorkflowDefinition definition, Finding finding)
    {
        if (finding.Property is WorkflowProperty.BoundedCycles or WorkflowProperty.NobodyLengthensOwnLimit)
        {
            if (Back(definition, finding) is not { } round)
            {
                return null;
            }

            finding = finding with { Trace = round };
        }

        ValueList<ConfigurationView> passed = TraceReplay.Run(definition, finding);
        TransitionDefinition Step(int i) => definition.Transitions.Single(t => t.Id == finding.Trace[i].Transition);
        string property = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Property.ToString());

        // The last step by each of its roles: the proof says that somebody may, not that everybody does. On the way the runner speaks where it may.
        return Step(finding.Trace.Count - 1).Roles.Any(by =>
        {
            RunChecks checks = new(definition);
            for (int i = 0; i < finding.Trace.Count; i++)
            {
                Role runner = Step(i).Roles.FirstOrDefault(r => definition.Roles.Any(d => d.Id == r && d.Party == RoleParty.Clock), Step(i).Roles[0]);
                checks.Take(new(passed[i], Step(i), passed[i + 1], [i == finding.Trace.Count - 1 ? by : runner]));
            }

            return checks.Found.Any(f => f.StartsWith(property, StringComparison.Ordinal));
        });
    }

    /// <summary>A trace led on by the shortest way back to where its last step began; null where none is found in a few hundred tries.</summary>
    private static ValueList<TraceStep>? Back(WorkflowDefinition definition, Finding finding)
    {
        ConfigurationView from = TraceReplay.Run(definition, finding)[^2];
        Queue<ValueList<TraceStep>> open = new([finding.Trace]);
        HashSet<ConfigurationView> met = [];
        for (int tries = 0; tries < 200 && open.TryDequeue(out ValueList<TraceStep>? trace); tries++)
        {
            ConfigurationView at = TraceReplay.Run(definition, finding with { Trace = trace })[^1];
            if (at.Equals(from))
            {
                return trace;
            }

            if (!met.Add(at))
            {
                continue;
            }

            foreach (TransitionDefinition next in definition.Transitions.Where(t => t.From.Contains(at.State, StringComparer.Ordinal)))
            {
                foreach (bool completes in new[] { false, true })
                {
                    ValueList<TraceStep> longer = [.. trace, new(next.Command, next.Id, completes, [])];
                    try
                    {
                        TraceReplay.Run(definition, finding with { Trace = longer });
                        open.Enqueue(longer);
                    }
                    catch (ArgumentException)
                    {
                        // It does not fire there.
                    }
                }
            }
        }

        return null;
    }
}
