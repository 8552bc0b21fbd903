using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>The executor on concrete sets refines the abstraction that the proof explores: none, some or all settled.</summary>
public class RefinementTests
{
    private static readonly PetitionWorkflow Yantian = PetitionWorkflow.BuiltIn("yantian");

    private static readonly TransitionDefinition Refer = Of("refer");
    private static readonly TransitionDefinition Contribute = Of("contribute");
    private static readonly TransitionDefinition Release = Of("release-assisting");

    /// <summary>Any set of assisting units, in any order, with releases in between: what the workflow knows is the abstraction of the set.</summary>
    [Property(MaxTest = 200)]
    public void Every_concrete_step_is_an_abstract_step(byte size, int[] picks)
    {
        string[] units = [.. Enumerable.Range(0, size % 6).Select(i => $"unit-{i}")];
        SettlementSet parts = SettlementSet.Of(units);
        Drive drive = new Drive(Yantian, "Demand").Through("register", "escalate", "accept");
        Configuration at = Fires(drive.At, Refer, completes: parts.State == ObligationState.Settled);
        Assert.Equal(parts.State, Known(at));
        foreach (int pick in picks)
        {
            string[] open = [.. parts.Open];
            if (open.Length == 0)
            {
                Assert.False(Yantian.Decide(at, Drive.Bringing(Contribute)).IsAllowed);
                break;
            }

            if (pick % 7 == 0)
            {
                parts = parts.Waive();
                at = Fires(at, Release, completes: false);
            }
            else
            {
                string unit = open[(pick & int.MaxValue) % open.Length];
                at = Fires(at, Contribute, parts.CompletesWith(unit));
                parts = parts.Settle(unit);
            }

            Assert.Equal(parts.State, Known(at));
            Assert.True(Yantian.IsReachable(at));
        }
    }

    /// <summary>The other way: each abstract value of a set stands for some concrete set.</summary>
    [Fact]
    public void Every_abstract_value_is_met()
    {
        SettlementSet two = SettlementSet.Of(["a", "b"]);
        Assert.Equal(ObligationState.Owed, two.State);
        Assert.Equal(ObligationState.Some, two.Settle("a").State);
        Assert.Equal(ObligationState.Settled, two.Settle("a").Settle("b").State);
        Assert.Equal(ObligationState.Waived, two.Settle("a").Waive().State);
        Assert.Equal(ObligationState.Settled, SettlementSet.Of([]).State);
        Assert.False(two.CompletesWith("a"));
        Assert.True(two.Settle("b").CompletesWith("a"));
        Assert.Equal(two.Settle("a").Settle("a"), two.Settle("a"));
        Assert.Throws<ArgumentException>(() => two.Settle("c"));
    }

    private static TransitionDefinition Of(string id) => Yantian.Definition.Transitions.Single(t => t.Id == id);

    private static ObligationState Known(Configuration at) => Yantian.Describe(at).Obligations.GetValueOrDefault("AssistingUnits");

    private static Configuration Fires(Configuration at, TransitionDefinition transition, bool completes)
    {
        Decision decision = Yantian.Decide(at, Drive.Bringing(transition, completes));
        Assert.True(decision.IsAllowed, $"{transition.Id}: {decision.Refusal}");
        return decision.Next;
    }
}
