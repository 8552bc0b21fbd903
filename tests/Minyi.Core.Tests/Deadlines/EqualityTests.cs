using System.Collections;
using System.Reflection;
using Minyi.Deadlines;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>A value equals one that was made apart from it with the same members, and none that differs in a single member.</summary>
public class EqualityTests
{
    [Fact]
    public void Each_member_of_a_rule_counts() => Each(
        () => Rule(),
        () => Rule(clock: "d"),
        () => Rule(amount: 6),
        () => Rule(unit: DeadlineUnit.WorkingHours),
        () => Rule() with { CountsFirstDay = false },
        () => Rule() with { RollsForward = false },
        () => Rule() with { CutOff = null },
        () => Rule() with { From = "x" },
        () => Rule() with { Until = "x" },
        () => Rule() with { PauseClock = "x" },
        () => Rule() with { Extension = new ExtensionPolicy(5, 1) },
        () => Rule() with { OnTransfer = TransferPolicy.KeepsAtLeast(3) },
        () => Rule() with { Source = null },
        () => Rule() with { PausedBy = ["a", "c"] },
        () => Rule() with { PausedBy = default },
        () => Rule() with { Stages = [WarningStage.At(50)] },
        () => Rule() with { Stages = default });

    [Fact]
    public void Each_member_of_a_clock_counts() => Each(
        Clock,
        () => Clock() with { Clock = "d" },
        () => Clock() with { StartedAt = Instant.FromUnixTimeSeconds(1) },
        () => Clock() with { Amount = 4 },
        () => Clock() with { DueAt = Instant.FromUnixTimeSeconds(99) },
        () => Clock() with { DueOn = new LocalDate(2024, 1, 3) },
        () => Clock() with { MissingYear = 2028 },
        () => Clock() with { PausedAt = null },
        () => Clock() with { Extensions = 2 },
        () => Clock() with { StagesTaken = 2 },
        () => Clock() with { Pauses = [Clock().Pauses[0], new(Instant.FromUnixTimeSeconds(30), Instant.FromUnixTimeSeconds(41))] },
        () => Clock() with { Pauses = [Clock().Pauses[0]] },
        () => Clock() with { Pauses = default });

    private static void Each<T>(Func<T> make, params Func<T>[] changed)
        where T : class, IEquatable<T>
    {
        FieldInfo[] members = typeof(T).GetFields(BindingFlags.Instance | BindingFlags.NonPublic);
        T value = make();
        Assert.True(value.Equals(make()));
        Assert.Equal(value.GetHashCode(), make().GetHashCode());
        Assert.False(value.Equals(null));
        HashSet<string> seen = [];
        foreach (T other in changed.Select(change => change()))
        {
            string[] differing = [.. members.Where(m => Shown(m.GetValue(value)) != Shown(m.GetValue(other))).Select(m => m.Name)];
            seen.Add(Assert.Single(differing));
            Assert.False(value.Equals(other), differing[0]);
            Assert.False(other.Equals(value), differing[0]);
        }

        Assert.Empty(members.Select(m => m.Name).Except(seen));
    }

    private static string Shown(object? member) => member is IEnumerable items and not string ? string.Join(',', items.Cast<object>()) : $"{member}";

    private static DeadlineRule Rule(string clock = "c", int amount = 5, DeadlineUnit unit = DeadlineUnit.CalendarDays) => new(clock, amount, unit)
    {
        CountsFirstDay = true,
        RollsForward = true,
        CutOff = new LocalTime(17, 0),
        From = "from",
        Until = "until",
        PausedBy = ["a", "b"],
        PauseClock = "other",
        Extension = new ExtensionPolicy(5, 2),
        OnTransfer = TransferPolicy.KeepsAtLeast(2),
        Stages = [WarningStage.At(50), WarningStage.OnDueDay()],
        Source = "source",
    };

    private static Deadline Clock() => new()
    {
        Clock = "c",
        StartedAt = Instant.FromUnixTimeSeconds(0),
        Amount = 3,
        DueAt = Instant.FromUnixTimeSeconds(100),
        DueOn = new LocalDate(2024, 1, 2),
        MissingYear = 2027,
        PausedAt = Instant.FromUnixTimeSeconds(50),
        Pauses = [new(Instant.FromUnixTimeSeconds(10), Instant.FromUnixTimeSeconds(20)), new(Instant.FromUnixTimeSeconds(30), Instant.FromUnixTimeSeconds(40))],
        Extensions = 1,
        StagesTaken = 1,
    };
}
