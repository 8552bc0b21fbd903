using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Stateless;
using Stateless.Graph;
using Stateless.Reflection;

namespace Minyi.Tests.Workflow;

/// <summary>The machine that a workflow hands to a host says what the table says.</summary>
public class StateMachineTests
{
    public static TheoryData<string> Names => [.. PetitionWorkflow.BuiltInNames];

    /// <summary>In each state every trigger is permitted that leaves it and no other, and leads where the transition leads.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_transition_is_the_same_in_machine_and_table(string name)
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn(name);
        string state = workflow.Definition.Initial;
        StateMachine<string, string> machine = workflow.CreateStateMachine(() => state, s => state = s);
        foreach (StateDefinition from in workflow.Definition.States)
        {
            foreach (TransitionDefinition transition in workflow.Definition.Transitions)
            {
                state = from.Id;
                bool leaves = transition.From.Contains(from.Id);
                Assert.Equal(leaves, machine.CanFire(transition.Id));
                if (leaves)
                {
                    machine.Fire(transition.Id);
                    Assert.Equal(transition.To ?? from.Id, state);
                }
            }
        }
    }

    /// <summary>Along random walks machine and decision agree on what the configuration allows and where it leads.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Along_a_walk_machine_and_decisions_agree(string name)
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn(name);
        System.Random random = new(5);
        Configuration at = workflow.Start(First(workflow));
        string state = workflow.Definition.Initial;
        StateMachine<string, string> machine = workflow.CreateStateMachine(() => state, s => state = s, () => at);
        for (int step = 0; step < 300; step++)
        {
            HashSet<string> enabled = [.. workflow.Enabled(at).Select(e => e.Transition.Id)];
            Assert.Equal(enabled.Order(StringComparer.Ordinal), (await machine.GetPermittedTriggersAsync()).Order(StringComparer.Ordinal));
            if (enabled.Count == 0)
            {
                (at, state) = (workflow.Start(First(workflow)), workflow.Definition.Initial);
                continue;
            }

            string picked = enabled.ElementAt(random.Next(enabled.Count));
            TransitionDefinition next = workflow.Definition.Transitions.First(t => t.Id == picked);
            Attempt attempt = Drive.Bringing(next);
            if (next.Find(RequirementKind.Expired) is { } expired)
            {
                attempt = attempt with { Expiry = new(expired.Of!, workflow.Describe(at).Clocks[expired.Of!].Stage!) };
            }

            machine.Fire(next.Id);
            Minyi.Workflow.Decision decision = workflow.Decide(at, attempt);
            Assert.True(decision.IsAllowed, $"{next.Id}: {decision.Refusal}");
            at = decision.Next;
            Assert.Equal(workflow.State(at).Id, state);
        }
    }

    [Fact]
    public void Its_graphs_and_its_reflection_work()
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn("service-request");
        StateMachineInfo info = workflow.CreateStateMachine(() => "New", _ => { }).GetInfo();
        Assert.Equal(["Closed", "New", "Received", "WithUnit"], info.States.Select(s => (string)s.UnderlyingState).Order(StringComparer.Ordinal));
        Assert.Equal(workflow.Definition.Transitions.Sum(t => t.From.Count), info.States.Sum(s => s.Transitions.Count()));
        Assert.Contains("assign", UmlDotGraph.Format(info), StringComparison.Ordinal);
        Assert.Contains("assign", MermaidGraph.Format(info, null), StringComparison.Ordinal);
    }

    private static string? First(PetitionWorkflow workflow) => workflow.Definition.Kinds is [var kind, ..] ? kind.Id : null;
}
