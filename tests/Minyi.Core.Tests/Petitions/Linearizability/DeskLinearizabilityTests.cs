using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>
/// Many actors at many desks at once, with submissions repeated, at the same time too, and answers lost: all comes out as if one had come after another, in
/// an order that agrees with time, and each command did what a plain model says.
/// </summary>
public class DeskLinearizabilityTests
{
    [Fact]
    public async Task Calls_in_turns_come_out_as_if_one_after_another()
    {
        List<SubmitCall> calls = [];
        int faults = 0;
        for (ulong seed = 1; seed <= 25; seed++)
        {
            District district = new(seed, new InMemoryPetitionStore(PetitionEventFormat.Current));
            await district.RunInTurnsAsync();
            IReadOnlyList<string> findings = await district.JudgeAsync();
            Assert.True(findings.Count == 0, $"Seed {seed}: {string.Join('\n', findings)}");
            calls.AddRange(district.Log.Calls.OfType<SubmitCall>());
            faults += district.Faulty!.Faults;
        }

        // A history in which nothing goes wrong says little.
        Assert.True(faults > 300, $"{faults} faults");
        Assert.True(calls.Count(c => c.Result is null) > 300);
        Assert.True(calls.Count(c => c.Result is { IsRepeated: true }) > 500);
        Assert.True(calls.Count(c => c.Result is { IsAccepted: false }) > 1000);
        Assert.True(calls.Count(c => c.Result is { IsAccepted: true, IsRepeated: false }) > 800);
    }

    [Fact]
    public async Task Calls_in_threads_come_out_as_if_one_after_another()
    {
        for (ulong seed = 1; seed <= 8; seed++)
        {
            District district = new(seed, new InMemoryPetitionStore(PetitionEventFormat.Current));
            await district.RunInThreadsAsync();
            IReadOnlyList<string> findings = await district.JudgeAsync();
            Assert.True(findings.Count == 0, $"Seed {seed}: {string.Join('\n', findings)}");
        }
    }

    [Fact]
    public async Task A_seed_gives_the_same_interleaving_again()
    {
        string[] logs = new string[2];
        for (int run = 0; run < logs.Length; run++)
        {
            District district = new(7, new InMemoryPetitionStore(PetitionEventFormat.Current));
            await district.RunInTurnsAsync();
            logs[run] = string.Join('\n', district.Log.Calls);
        }

        Assert.Equal(logs[0], logs[1]);
    }

    [Theory]
    [InlineData(Promise.ExpectedVersion)]
    [InlineData(Promise.Durability)]
    [InlineData(Promise.FreshReads)]
    [InlineData(Promise.CommandOnce)]
    [InlineData(Promise.FreshHead)]
    [InlineData(Promise.ItsOwnEventsOnly)]
    public async Task A_store_that_breaks_a_promise_is_found(Promise broken)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            District district = new(seed, new BrokenStore(new InMemoryPetitionStore(PetitionEventFormat.Current), broken));
            try
            {
                await district.RunInTurnsAsync();
                if ((await district.JudgeAsync()) is [string finding, ..])
                {
                    TestContext.Current.TestOutputHelper!.WriteLine($"{broken} {seed}: {finding}");
                    return;
                }
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
            {
                TestContext.Current.TestOutputHelper!.WriteLine($"{broken} {seed}: {e}");
                return;
            }
        }

        Assert.Fail($"A store without {broken} passes.");
    }
}
