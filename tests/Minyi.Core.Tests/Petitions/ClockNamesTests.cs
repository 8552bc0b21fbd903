using Minyi.Deadlines;
using Minyi.Petitions;
using Minyi.Texts;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

public class ClockNamesTests
{
    private static ArgumentException Refused(params IEnumerable<DeadlineRule> clocks) =>
        Assert.ThrowsAny<ArgumentException>(() => new PetitionRules(Rules.Workflow, Rules.Time, clocks));

    private static IEnumerable<DeadlineRule> Known => Rules.Workflow.Definition.Clocks.Select(c => Rules.Clock(c.Id));

    [Fact]
    public void A_rule_for_a_clock_that_is_not_there_is_refused_with_the_nearest_name()
    {
        string told = Refused([.. Known, new DeadlineRule("handeling", 5, DeadlineUnit.WorkingDays), new DeadlineRule("zzz", 5, DeadlineUnit.WorkingDays)]).Message;
        Assert.Contains("handeling (did you mean 'handling'?), zzz.", told, StringComparison.Ordinal);
        Assert.Contains("'yantian'", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_has_one_rule()
    {
        Assert.Contains("Two rules for: handling.", Refused([.. Known, Rules.Clock("handling")]).Message, StringComparison.Ordinal);
        Assert.Contains("No rule for: handling.", Refused(Known.Where(r => r.Clock != "handling")).Message, StringComparison.Ordinal);
    }

    /// <summary>Against the definition of the distance, by recursion.</summary>
    [Property(MaxTest = 100)]
    public void The_distance_is_Levenshteins(string? first, string? second)
    {
        string a = (first ?? "")[..Math.Min(6, first?.Length ?? 0)], b = (second ?? "")[..Math.Min(6, second?.Length ?? 0)];
        Assert.Equal(Plain(a, b), NearestName.Distance(a, b));
        Assert.Equal(NearestName.Distance(b, a), NearestName.Distance(a, b));

        static int Plain(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => a.IsEmpty ? b.Length : b.IsEmpty ? a.Length
            : Math.Min(Math.Min(Plain(a[1..], b) + 1, Plain(a, b[1..]) + 1), Plain(a[1..], b[1..]) + (a[0] == b[0] ? 0 : 1));
    }
}
