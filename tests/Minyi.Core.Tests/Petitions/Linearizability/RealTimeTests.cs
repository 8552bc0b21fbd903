namespace Minyi.Core.Tests.Petitions.Linearizability;

public class RealTimeTests
{
    [Fact]
    public void What_overlaps_may_stand_in_either_order()
    {
        // A is begun at 1 and answered at 4, B begun at 2 and answered at 3.
        Mark[] begun = [new(1, 20, "A"), new(2, 10, "B")];
        Assert.Empty(RealTime.Disagreements([new(4, 20, "A"), new(3, 10, "B")], begun));
        Assert.Empty(RealTime.Disagreements([new(4, 10, "A"), new(3, 20, "B")], [new(1, 10, "A"), new(2, 20, "B")]));
    }

    [Fact]
    public void What_begins_after_an_answer_stands_after_it()
    {
        Assert.Empty(RealTime.Disagreements([new(2, 10, "A")], [new(1, 10, "A"), new(3, 20, "B")]));
        Assert.Single(RealTime.Disagreements([new(2, 20, "A")], [new(1, 20, "A"), new(3, 10, "B")]));
    }

    [Property]
    public bool It_finds_a_disagreement_exactly_when_some_pair_disagrees((byte Begun, byte Length, byte Place)[] calls)
    {
        Mark[] begun = [.. calls.Select((c, i) => new Mark(1000L * c.Begun, c.Place, i))];
        Mark[] known = [.. calls.Select((c, i) => new Mark((1000L * (c.Begun + c.Length)) + 1, c.Place, i))];
        bool pair = known.Any(a => begun.Any(b => a.Time < b.Time && a.Place > b.Place));
        return pair == RealTime.Disagreements(known, begun).Any();
    }
}
