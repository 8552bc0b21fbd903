using System.Collections.Frozen;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>The executor against the definition, read here a second time and in another way.</summary>
public class ExecutorTests
{
    public static TheoryData<string> Names => [.. PetitionWorkflow.BuiltInNames];

    /// <summary>Random walks: what is enabled fires, what fires is what the definition says, and nothing leaves the verified set.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Walks_stay_in_the_verified_set_and_follow_the_table(string name)
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn(name);
        System.Random random = new(7);
        for (int walk = 0; walk < 60; walk++)
        {
            string? kind = workflow.Definition.Kinds.Count == 0 ? null : workflow.Definition.Kinds[walk % workflow.Definition.Kinds.Count].Id;
            Configuration at = workflow.Start(kind);
            for (int step = 0; step < 60; step++)
            {
                ConfigurationView before = workflow.Describe(at);
                HashSet<string> enabled = [.. workflow.Enabled(at).Select(e => e.Transition.Id)];
                Configuration? next = null;
                foreach (TransitionDefinition transition in workflow.Definition.Transitions.OrderBy(_ => random.Next()))
                {
                    string[] absent = [.. workflow.Definition.Obligations.Select(o => o.Id).Where(_ => random.Next(2) == 0)];
                    Attempt attempt = Drive.Bringing(transition, random.Next(2) == 0) with { Absent = absent.ToFrozenSet() };
                    if (attempt.Expiry is { } expiry && before.Clocks.GetValueOrDefault(expiry.Clock) is { Status: ClockStatus.Running, Stage: { } stage } && transition.Find(RequirementKind.Expired)!.Is.Contains(stage))
                    {
                        attempt = attempt with { Expiry = new(expiry.Clock, stage) };
                    }

                    Decision decision = workflow.Decide(at, attempt);
                    bool possible = Table.IsPossible(workflow.Definition, transition, before);
                    Assert.Equal(possible, enabled.Contains(transition.Id));
                    Assert.True(!possible || decision.IsAllowed, $"{transition.Id} in {before.State}: {decision.Refusal}");
                    Assert.True(decision.IsAllowed || decision.Refusal.Reasons.Length > 0);
                    if (!decision.IsAllowed)
                    {
                        continue;
                    }

                    ConfigurationView after = workflow.Describe(decision.Next);
                    Assert.True(workflow.IsReachable(decision.Next));
                    Assert.Equal(decision.Transition.To ?? before.State, after.State);
                    Assert.Equal(Table.Apply(workflow.Definition, decision.Transition, before, attempt.Completes, absent), after);
                    next ??= decision.Next;
                }

                if (next is null)
                {
                    break;
                }

                at = next;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_workflow_serves_many_threads(string name)
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn(name);
        TransitionDefinition first = workflow.Definition.Transitions[0];
        Configuration start = workflow.Start(workflow.Definition.Kinds.Count == 0 ? null : workflow.Definition.Kinds[0].Id);
        Configuration expected = workflow.Decide(start, Drive.Bringing(first)).Next!;
        Parallel.For(0, 20_000, _ => Assert.Equal(expected, workflow.Decide(start, Drive.Bringing(first)).Next));
    }

    [Fact]
    public void An_expiry_fires_nothing_that_is_not_its_own()
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn("service-request");
        Drive drive = new Drive(workflow, null).Through("receive");
        Attempt assign = Drive.Bringing(workflow.Definition.Transitions.Single(t => t.Id == "assign")) with { Expiry = new("assignment", "due") };
        Assert.Equal(["not-for-the-clock"], workflow.Decide(drive.At, assign).Refusal!.Reasons.Select(r => r.Code));
        Attempt overdue = Drive.Bringing(workflow.Definition.Transitions.Single(t => t.Id == "overdue-assignment")) with { Expiry = null };
        Assert.Equal(["clock-not-expired"], workflow.Decide(drive.At, overdue).Refusal!.Reasons.Select(r => r.Code));
    }

    [Fact]
    public void What_is_missing_is_a_reason_each()
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn("yantian");
        Drive drive = new Drive(workflow, "Demand").Through("register", "escalate");
        Decision decision = workflow.Decide(drive.At, new() { Command = "NotAccept", Roles = [Role.From("Intake")] });
        Assert.Equal(["reason-missing", "document-missing"], decision.Refusal!.Reasons.Select(r => r.Code));
        Assert.Equal("unknown-command", drive.Try("Dance", "Intake").Refusal!.Reasons[0].Code);
        Assert.Equal("not-allowed-in-state", drive.Try("Publish", "Intake").Refusal!.Reasons[0].Code);
        Assert.Equal(["Accept", "HandOver", "NotAccept", "ReturnForCompletion"], drive.Try("Publish", "Intake").Refusal!.Allowed);
        FrozenSet<Role> nobody = [Role.From("Stranger")];
        Assert.Empty(workflow.Decide(drive.At, new() { Command = "Accept", Roles = nobody }).Refusal!.Allowed);
    }
}
