using Minyi.Deadlines;
using Minyi.Petitions;
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

    /// <summary>The nearest is the one with the fewest letters put in, left out or exchanged, against the definition of the distance by recursion.</summary>
    [Property(MaxTest = 100)]
    public void The_name_that_is_told_is_the_nearest(ulong seed)
    {
        RandomWalk random = new(seed);
        string[] known = [.. Known.Select(r => r.Clock)];
        string written = known[random.Next(known.Length)];
        for (int edit = random.Next(5); edit >= 0; edit--)
        {
            int at = random.Next(written.Length);
            char letter = (char)('a' + random.Next(26));
            written = random.Next(3) switch { 0 => written.Insert(at, $"{letter}"), 1 when written.Length > 1 => written.Remove(at, 1), _ => $"{written[..at]}{letter}{written[(at + 1)..]}" };
        }

        if (known.Contains(written, StringComparer.Ordinal))
        {
            return;
        }

        string nearest = known.MinBy(k => Distance(written, k))!;
        string told = Refused([.. Known, new DeadlineRule(written, 5, DeadlineUnit.WorkingDays)]).Message;
        bool near = Distance(written, nearest) <= Math.Max(1, written.Length / 3);
        Assert.True(told.Contains(near ? $": {written} (did you mean '{nearest}'?)." : $": {written}.", StringComparison.Ordinal), $"{nearest}: {told}");
    }

    private static int Distance(string a, string b)
    {
        Dictionary<(int, int), int> found = [];
        return From(0, 0);

        int From(int i, int j) => i == a.Length ? b.Length - j : j == b.Length ? a.Length - i
            : found.TryGetValue((i, j), out int known) ? known
            : found[(i, j)] = Math.Min(Math.Min(From(i + 1, j) + 1, From(i, j + 1) + 1), From(i + 1, j + 1) + (a[i] == b[j] ? 0 : 1));
    }
}
