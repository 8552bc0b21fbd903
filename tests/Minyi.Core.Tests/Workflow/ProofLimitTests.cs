using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

/// <summary>
/// A proof ends, whatever workflow it is given: what it does and holds is counted, and each limit is refused by what there was too much of, how much was found and how much is
/// allowed. Counted, not timed: the same on every machine.
/// </summary>
public class ProofLimitTests
{
    private static readonly LocalizedText Text = new("文", "text");

    /// <summary>Kinds of small files that cost much, each with what stops it under limits that a reader of strangers' files would set.</summary>
    private static readonly Dictionary<string, (ProofResource Stops, Func<WorkflowDefinition> Make)> Kinds = new()
    {
        ["absent recipients: many variants of one step"] = (ProofResource.Steps, Absent),
        ["counters: many configurations"] = (ProofResource.Configurations, () => ChainWorkflow.Of(states: 30, counters: 6, bound: 20)),
        ["one command in many transitions: pairs to be told apart"] = (ProofResource.Memory, OneCommand),
        ["lateness: many situations of few configurations"] = (ProofResource.Work, Lateness),
        ["a long line with a finding in each state: long traces"] = (ProofResource.Memory, LongLine),
        ["many transitions that lead nowhere new"] = (ProofResource.Steps, Loops),
    };

    private static readonly VerificationOptions Small = new() { Limit = 20_000, StepLimit = 200_000, WorkLimit = 3_000_000, MemoryLimit = 8 << 20 };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kind_that_costs_much_is_refused_by_what_it_has_too_much_of(string kind)
    {
        (ProofResource stops, Func<WorkflowDefinition> make) = Kinds[kind];
        WorkflowDefinition definition = make();
        Assert.InRange(WorkflowJson.Write(definition).Length, 0, 400_000);
        VerificationReport report = WorkflowVerifier.Verify(definition, Small);
        Assert.Equal((Verdict.Undecided, stops), (report.Verdict, report.Exceeded?.Resource));
        long allowed = stops switch { ProofResource.Configurations => Small.Limit, ProofResource.Steps => Small.StepLimit, ProofResource.Work => Small.WorkLimit, _ => Small.MemoryLimit };
        Assert.Equal(allowed, report.Exceeded!.Allowed);
        Assert.InRange(report.Exceeded.Found, allowed + 1, (allowed * 2) + 1_000_000);
        Assert.Contains($"found {report.Exceeded.Found} ", report.ToText(Language.English), StringComparison.Ordinal);
        Assert.Contains($"至多允许 {allowed}", report.ToText(Language.Chinese), StringComparison.Ordinal);
        Assert.Equal(report, WorkflowVerifier.Verify(definition, Small));
        Assert.DoesNotContain(true, Enum.GetValues<WorkflowProperty>().Select(p => PetitionWorkflow.TryBuild(definition, out _, Small).Holds(p)));
        PetitionWorkflow.TryBuild(definition, out PetitionWorkflow? workflow, Small);
        Assert.Null(workflow);
    }

    /// <summary>The least limits under which a workflow is decided are what its proof uses: one less of any is too little, and no more changes the report.</summary>
    [Theory]
    [InlineData("service-request")]
    [InlineData("jiesu-jiban")]
    public void One_less_than_a_proof_uses_is_too_little(string name)
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltInDefinition(name);
        VerificationReport whole = WorkflowVerifier.Verify(definition);
        foreach ((ProofResource resource, Func<long, VerificationOptions> at) in new (ProofResource, Func<long, VerificationOptions>)[]
        {
            (ProofResource.Configurations, n => new() { Limit = (int)n }), (ProofResource.Steps, n => new() { StepLimit = (int)n }),
            (ProofResource.Work, n => new() { WorkLimit = n }), (ProofResource.Memory, n => new() { MemoryLimit = n }),
        })
        {
            long low = 1, high = 1 << 28;
            while (low < high)
            {
                long middle = (low + high) / 2;
                (low, high) = WorkflowVerifier.Verify(definition, at(middle)).Exceeded is null ? (low, middle) : (middle + 1, high);
            }

            Assert.Equal(whole, WorkflowVerifier.Verify(definition, at(low)));
            if (low > 1)
            {
                VerificationReport less = WorkflowVerifier.Verify(definition, at(low - 1));
                Assert.Equal((Verdict.Undecided, resource), (less.Verdict, less.Exceeded!.Resource));
                Assert.True(less.Exceeded.Found > low - 1);
            }

            Assert.True(resource == ProofResource.Memory || low > whole.Configurations - 1, $"{resource}: {low}");
        }
    }

    /// <summary>Findings of a proof that stopped are among those of the whole.</summary>
    [Fact]
    public void What_an_undecided_report_lists_is_certain()
    {
        WorkflowDefinition definition = LongLine(60);
        VerificationReport whole = WorkflowVerifier.Verify(definition);
        HashSet<(WorkflowProperty, string)> all = [.. whole.Findings.Select(f => (f.Property, f.At))];
        int some = 0;
        for (long work = 500; ; work += 500)
        {
            VerificationReport report = WorkflowVerifier.Verify(definition, new() { WorkLimit = work });
            Assert.Subset(all, report.Findings.Select(f => (f.Property, f.At)).ToHashSet());
            Assert.All(report.Findings, f => TraceReplay.Run(definition, f));
            some += report.Findings.Count > 0 && report.Findings.Count < all.Count ? 1 : 0;
            if (report.Exceeded is null)
            {
                break;
            }
        }

        Assert.True(some > 3, $"{some}");
    }

    [Fact]
    public void A_limit_is_positive()
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltInDefinition("service-request");
        Assert.ThrowsAny<ArgumentException>(() => WorkflowVerifier.Verify(definition, new() { Limit = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => WorkflowVerifier.Verify(definition, new() { StepLimit = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => WorkflowVerifier.Verify(definition, new() { WorkLimit = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => WorkflowVerifier.Verify(definition, new() { MemoryLimit = -1 }));
    }

    /// <summary>A file full of unknown names says some of them, and does not repeat every declared name for each.</summary>
    [Fact]
    public void Faults_of_a_definition_stay_readable()
    {
        PetitionWorkflowBuilder builder = Begun();
        for (int i = 0; i < 2000; i++)
        {
            builder.Add(new StateDefinition($"a-rather-long-name-of-a-state-{i}", Text, [new(Role.From("Clerk"), $"clock-{i}")]));
            builder.Transition($"t-{i}", "Go", t => t.From($"nowhere-{i}").To($"nowhere-{i}").By("Clerk"));
        }

        InvalidWorkflowException refused = Assert.Throws<InvalidWorkflowException>(() => WorkflowVerifier.Verify(builder.ToDefinition()));
        Assert.Equal(200, refused.Faults.Count);
        Assert.InRange(refused.Message.Length, 1000, 1_000_000);
    }

    private static PetitionWorkflowBuilder Begun() => new PetitionWorkflowBuilder("hostile", 1, Text, "New")
        .Add(new RoleDefinition(Role.From("Clerk"), Text, RoleParty.Office, RoleScope.District))
        .Add(new RoleDefinition(Role.From("Clock"), Text, RoleParty.Clock, RoleScope.District))
        .AddOutcome("Done", Text).Command("Go")
        .Add(new StateDefinition("New", Text, [])).Add(new StateDefinition("Done", Text, [], new("Done", [], [])));

    private static WorkflowDefinition Absent()
    {
        PetitionWorkflowBuilder builder = Begun();
        for (int i = 0; i < ObligationDefinition.MostOptional; i++)
        {
            builder.Add(new ObligationDefinition($"o{i}", Text, Optional: true) { To = [Role.From("Clerk")] }).Command($"Settle{i}").Command($"Waive{i}")
                .Transition($"settle-{i}", $"Settle{i}", t => t.From("New").By("Clerk").Then(EffectKind.Settle, $"o{i}"))
                .Transition($"void-{i}", $"Waive{i}", t => t.From("New").By("Clerk").Then(EffectKind.Waive, $"o{i}"));
        }

        for (int k = 0; k < 12; k++)
        {
            builder.Command($"Open{k}").Transition($"open-{k}", $"Open{k}", t =>
            {
                t.From("New").By("Clerk");
                for (int i = 0; i < ObligationDefinition.MostOptional; i++)
                {
                    t.Then(EffectKind.Open, $"o{i}");
                }
            });
        }

        return builder.ToDefinition();
    }

    private static WorkflowDefinition OneCommand()
    {
        PetitionWorkflowBuilder builder = Begun();
        List<TransitionDefinition> transitions = [.. Enumerable.Range(0, 2600).Select(i => new TransitionDefinition($"t{i}", ["New"], "Done", "Go", [Role.From("Clerk")], [], []))];
        return builder.ToDefinition() with { Transitions = [.. transitions] };
    }

    /// <summary>Each of many owes under a clock of its own that can run out and be started again: which of them were late once is history.</summary>
    private static WorkflowDefinition Lateness()
    {
        PetitionWorkflowBuilder builder = Begun();
        int clocks = StateDefinition.MostOwed - 10;
        builder.Add(new StateDefinition("Open", Text, [.. Enumerable.Range(0, clocks).Select(i => new OwedStep(Role.From("Clerk"), $"k{i}"))]));
        for (int i = 0; i < clocks; i++)
        {
            builder.Add(new ClockDefinition($"k{i}", Text, ["due"])).Command($"Late{i}")
                .Transition($"late-{i}", $"Late{i}", t => t.From("Open").By("Clock").When(RequirementKind.Expired, $"k{i}", "due").Then(EffectKind.Start, $"k{i}"));
        }

        return builder.Transition("go", "Go", t =>
        {
            t.From("New").To("Open").By("Clerk");
            for (int i = 0; i < clocks; i++)
            {
                t.Then(EffectKind.Start, $"k{i}");
            }
        }).ToDefinition();
    }

    private static WorkflowDefinition LongLine() => LongLine(1100);

    private static WorkflowDefinition LongLine(int states)
    {
        WorkflowDefinition begun = Begun().ToDefinition();
        return begun with
        {
            States = [.. begun.States, .. Enumerable.Range(0, states).Select(i => new StateDefinition($"s{i}", Text, []))],
            Transitions =
            [
                new("go", ["New"], "s0", "Go", [Role.From("Clerk")], [], []),
                .. Enumerable.Range(0, states - 1).Select(i => new TransitionDefinition($"g{i}", [$"s{i}"], $"s{i + 1}", "Go", [Role.From("Clerk")], [], [])),
            ],
        };
    }

    private static WorkflowDefinition Loops()
    {
        WorkflowDefinition begun = Begun().ToDefinition();
        string[] states = [.. Enumerable.Range(0, 100).Select(i => $"s{i}")];
        return begun with
        {
            States = [.. begun.States, .. states.Select(s => new StateDefinition(s, Text, []))],
            Commands = [.. begun.Commands, new CommandDefinition("Count", Text), .. Enumerable.Range(0, 400).Select(i => new CommandDefinition($"c{i}", Text))],
            Counters = [new CounterDefinition("n", Text, 20)],
            Transitions =
            [
                .. states.Select((s, i) => new TransitionDefinition($"g{i}", [i == 0 ? "New" : $"s{i - 1}"], s, "Go", [Role.From("Clerk")], [], [])),
                new("count", [.. states], null, "Count", [Role.From("Clerk")], [], [new(EffectKind.Count, "n")]),
                .. Enumerable.Range(0, 400).Select(i => new TransitionDefinition($"l{i}", [.. states], null, $"c{i}", [Role.From("Clerk")], [], [])),
            ],
        };
    }
}
