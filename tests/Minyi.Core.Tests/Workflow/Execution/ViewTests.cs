using System.Collections.Immutable;
using Minyi.Workflow;

namespace Minyi.Tests.Workflow;

/// <summary>Views packed and opened, and what is said of one that fits nowhere.</summary>
public class ViewTests
{
    [Theory]
    [InlineData("jiesu-jiban")]
    [InlineData("yantian")]
    public void Opening_and_packing_are_inverse_along_a_walk(string name)
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn(name);
        System.Random random = new(3);
        Configuration at = workflow.Start(workflow.Definition.Kinds[0].Id);
        HashSet<Configuration> seen = [];
        for (int step = 0; step < 400; step++)
        {
            ConfigurationView view = workflow.Describe(at);
            Assert.Equal(at, workflow.Restore(view));
            Assert.Equal(at.GetHashCode(), workflow.Restore(view).GetHashCode());
            Assert.True(workflow.TryImport(view, out Configuration? imported, out Refusal? refusal));
            Assert.Null(refusal);
            Assert.Equal(at, imported);
            Assert.Equal(view, workflow.Describe(imported));
            Assert.Equal(seen.Add(at), seen.All(s => ReferenceEquals(s, at) || !s.Equals(at)));
            Decision[] next = [.. workflow.Definition.Transitions.Select(t => workflow.Decide(at, Drive.Bringing(t))).Where(d => d.IsAllowed)];
            at = next.Length == 0 ? workflow.Start(workflow.Definition.Kinds[step % workflow.Definition.Kinds.Count].Id) : next[random.Next(next.Length)].Next!;
        }
    }

    [Fact]
    public void What_the_workflow_does_not_know_is_named_with_what_it_knows()
    {
        Refused(
            new() { State = "x", Kind = "y", Outcome = "z" },
            ("unknown-state", "流程中没有“x”（state），有：New、Received、WithUnit、Closed", "the workflow has no state 'x', but New, Received, WithUnit, Closed"),
            ("unknown-kind", "流程中没有“y”（kind），有：", "the workflow has no kind 'y', but "),
            ("unknown-outcome", "流程中没有“z”（outcome），有：none、Closed", "the workflow has no outcome 'z', but none, Closed"));
        Refused(
            new() { State = "Received", Clocks = One("x", new ClockState(ClockStatus.Running, "due")), Obligations = One("o", ObligationState.Owed), Appraisals = One("a", AppraisalState.Offered), Counters = One("c", 1) },
            ("unknown-obligation", "流程中没有“o”（obligation），有：", "the workflow has no obligation 'o', but "),
            ("unknown-appraisal", "流程中没有“a”（appraisal），有：", "the workflow has no appraisal 'a', but "),
            ("unknown-counter", "流程中没有“c”（counter），有：", "the workflow has no counter 'c', but "),
            ("unknown-clock", "流程中没有“x”（clock），有：assignment、handling", "the workflow has no clock 'x', but assignment, handling"));
        Refused(
            new() { State = "Received", Clocks = One("assignment", new ClockState(ClockStatus.Paused)) },
            ("impossible-clock", "“assignment”不能取值 Paused；计时中或已暂停的须写明阶段：due", "clock 'assignment' cannot be Paused; running and paused go with a stage: due"));
        Refused(
            new() { State = "Received", Clocks = One("assignment", new ClockState(ClockStatus.Running, "y")) },
            ("impossible-clock", "“assignment”不能取值 Running y；计时中或已暂停的须写明阶段：due", "clock 'assignment' cannot be Running y; running and paused go with a stage: due"));
    }

    [Fact]
    public void Values_outside_their_range_are_impossible()
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn("yantian");
        string kind = workflow.Definition.Kinds[0].Id, state = workflow.Definition.Initial;
        (string counter, int bound) = (workflow.Definition.Counters[0].Id, workflow.Definition.Counters[0].Bound);
        string obligation = workflow.Definition.Obligations[0].Id, appraisal = workflow.Definition.Appraisals[0].Id;
        foreach ((ConfigurationView view, string? code) in new (ConfigurationView, string?)[]
        {
            (new() { State = state, Kind = kind, Counters = One(counter, bound + 1) }, $"impossible-counter counter '{counter}' cannot be {bound + 1}"),
            (new() { State = state, Kind = kind, Counters = One(counter, -1) }, $"impossible-counter counter '{counter}' cannot be -1"),
            (new() { State = state, Kind = kind, Obligations = One(obligation, (ObligationState)9) }, $"impossible-obligation obligation '{obligation}' cannot be 9"),
            (new() { State = state, Kind = kind, Appraisals = One(appraisal, (AppraisalState)9) }, $"impossible-appraisal appraisal '{appraisal}' cannot be 9"),
            (new() { State = state }, $"unknown-kind the workflow has no kind '', but {string.Join(", ", workflow.Definition.Kinds.Select(k => k.Id))}"),
        })
        {
            Assert.False(workflow.TryImport(view, out _, out Refusal? refusal));
            Assert.Equal([code], refusal.Reasons.Select(r => $"{r.Code} {r.Text.English}"));
            Assert.Throws<ArgumentException>(() => workflow.Restore(view));
        }

        Assert.NotNull(workflow.Restore(new() { State = state, Kind = kind, Counters = One(counter, bound) }));
        Assert.NotNull(workflow.Restore(new() { State = state, Kind = kind, Counters = One(counter, 0) }));
    }

    [Fact]
    public void What_cannot_be_reached_is_told_by_the_nearest_that_can()
    {
        Refused(
            new() { State = "Received", Clocks = One("handling", new ClockState(ClockStatus.Running, "due")).Add("assignment", new ClockState(ClockStatus.RunOut)) },
            ("not-reachable", "时限 handling 与流程不符，最接近的可达情形为：stopped", "clock handling does not fit; in the nearest reachable configuration it is stopped"));
        Refused(
            new() { State = "New", Outcome = "Closed", Published = true, Clocks = One("assignment", new ClockState(ClockStatus.Paused, "due")) },
            ("not-reachable", "办理结果 与流程不符，最接近的可达情形为：none", "outcome does not fit; in the nearest reachable configuration it is none"),
            ("not-reachable", "公开情况 与流程不符，最接近的可达情形为：no", "published does not fit; in the nearest reachable configuration it is no"),
            ("not-reachable", "时限 assignment 与流程不符，最接近的可达情形为：stopped", "clock assignment does not fit; in the nearest reachable configuration it is stopped"));
        Assert.False(PetitionWorkflow.BuiltIn("service-request").TryImport(new() { State = "WithUnit" }, out _, out Refusal? refusal));
        Assert.Contains(refusal.Reasons[0].Text.English, new[] { "run-out", "running due" }.Select(v => $"clock handling does not fit; in the nearest reachable configuration it is {v}"));
    }

    private static void Refused(ConfigurationView view, params (string Code, string Chinese, string English)[] reasons)
    {
        Assert.False(PetitionWorkflow.BuiltIn("service-request").TryImport(view, out Configuration? configuration, out Refusal? refusal));
        Assert.Null(configuration);
        Assert.Equal(reasons, refusal.Reasons.Select(r => (r.Code, r.Text.Chinese, r.Text.English)));
    }

    private static ImmutableSortedDictionary<string, T> One<T>(string id, T value) => ImmutableSortedDictionary<string, T>.Empty.Add(id, value);
}
