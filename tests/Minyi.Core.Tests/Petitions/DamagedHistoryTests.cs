using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

public class DamagedHistoryTests
{
    private static readonly string Counter = Rules.Workflow.Definition.Counters[0].Id;
    private static readonly int Bound = Rules.Workflow.Definition.Counters[0].Bound;

    public static TheoryData<string> Damages() => ["below", "above", "far", "stage", "no-stage", "other-clock", "part", "no-part"];

    [Theory, MemberData(nameof(Damages))]
    public void What_the_workflow_does_not_have_is_a_format_fault_and_never_something_else(string damage)
    {
        Petition petition = WithUnit(Water, Parks);
        StepTaken step = new() { Command = "Extend", Transition = "extend", State = petition.State.Id };
        step = damage switch
        {
            "below" => step with { Counters = [new(Counter, -1)] },
            "above" => step with { Counters = [new(Counter, Bound + 1)] },
            "far" => step with { Counters = [new(Counter, int.MaxValue)] },
            "stage" => step with { Clocks = [new("handling", ClockStatus.Running, "tomorrow")] },
            "no-stage" => step with { Clocks = [new("handling", ClockStatus.Paused)] },
            "other-clock" => step with { Clocks = [new("feedback", ClockStatus.Running, "due", petition.Deadlines.First(d => d.Clock == "handling"))] },
            "part" => step with { Obligations = [new(Many, ObligationState.Some, "nobody")] },
            _ => step with { Obligations = [new(Many, ObligationState.Some, "")] },
        };
        FormatException fault = Assert.Throws<FormatException>(() => petition.Apply(new RecordedEvent(step, Clerk.Id, petition.LastAt!.Value)));
        Assert.StartsWith("The history ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_step_undamaged_is_applied()
    {
        Petition petition = WithUnit(Water, Parks);
        StepTaken step = new() { Command = "Extend", Transition = "extend", State = petition.State.Id, Counters = [new(Counter, Bound)], Obligations = [new(Many, ObligationState.Some, Water.Value)] };
        Assert.Equal(petition.Version + 1, petition.Apply(new RecordedEvent(step, Clerk.Id, petition.LastAt!.Value)).Version);
    }

    private static string Many => Rules.Workflow.Definition.Obligations.First(o => o.Many).Id;
}
