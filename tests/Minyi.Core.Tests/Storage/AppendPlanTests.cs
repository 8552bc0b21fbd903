using Minyi.Storage;
using Minyi.Testing.Conformance;

namespace Minyi.Core.Tests.Storage;

/// <summary>What several appends come to together, against the simplest way to say it: try one after another on a copy, and keep the copy or throw it away.</summary>
public class AppendPlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property]
    public async Task A_plan_and_the_store_in_memory_decide_as_one_append_after_another_on_a_copy(NonNegativeInt[] before, NonNegativeInt[] batch)
    {
        InMemoryPetitionStore store = new(ProbeEventFormat.Instance);
        InMemoryPetitionStore copy = new(ProbeEventFormat.Instance);
        foreach (PetitionAppend append in before.Select(Append))
        {
            await store.AppendAsync(append, cancellationToken: Token);
            await copy.AppendAsync(append, cancellationToken: Token);
        }

        PetitionAppend[] appends = [.. batch.Select(Append)];
        AppendPlan plan = await PlanAsync(store, appends);
        IReadOnlyList<AppendResult> planned = plan.Decide(appends);
        IReadOnlyList<AppendResult> appended = await store.AppendManyAsync(appends, cancellationToken: Token);
        Assert.Equal(planned, appended);

        List<AppendResult> single = [];
        foreach (PetitionAppend append in appends)
        {
            single.Add(await copy.AppendAsync(append, cancellationToken: Token));
        }

        bool conflict = single.Exists(r => r.Status == AppendStatus.Conflict);
        Assert.Equal(single.Select(r => r.Status == AppendStatus.Conflict), appended.Select(r => r.Status == AppendStatus.Conflict));
        Assert.Equal(conflict, appended.Any(r => r.Status is AppendStatus.Conflict or AppendStatus.Withheld) && plan.IsEmpty);
        if (!conflict)
        {
            Assert.Equal(single, appended);
            Assert.Equal(await copy.ReadHeadsAsync(Token), plan.Heads);
            Assert.Equal((await StreamAudit.RunAsync(copy, cancellationToken: Token)).Heads, (await StreamAudit.RunAsync(store, cancellationToken: Token)).Heads);
        }
        else
        {
            Assert.All(appended, r => Assert.NotEqual(AppendStatus.Appended, r.Status));
        }

        Assert.Equal(plan.Heads, await store.ReadHeadsAsync(Token));
        List<EventEnvelope> stream = await store.ReadAllAsync(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(stream.TakeLast(plan.Rows.Count()).Select(e => (e.Position, e.Hash)), plan.Rows.Select(r => (r.Event.Position, r.Event.Hash)));
    }

    [Fact]
    public void Petitions_stay_in_their_partition_and_new_ones_go_where_the_store_says()
    {
        (PetitionId old, PetitionId young) = (PetitionId.From("old"), PetitionId.From("young"));
        AppendPlan plan = new(StreamCheckpoint.At(StreamPosition.At(5), new(2, 9), new(7, 1)), ProbeEventFormat.Instance, _ => 7);
        plan.HasPetition(old, 3, new(2, 8), Digest.Of("x"u8));
        plan.Decide([HashChainTests.Append(old, 3, "c-1", "a", "b"), HashChainTests.Append(young, 0, "c-1", "c"), HashChainTests.Append(old, 5, "c-2", "d")]);
        Assert.Equal(["2/10", "2/11", "7/2", "2/12"], plan.Rows.Select(r => r.Event.Position.ToString()));
        Assert.Equal([false, true, true, true], plan.Rows.Select(r => r.LastOfCommand));
        Assert.Equal("0/5,2/12,7/2", plan.Heads.ToString());
        Assert.Equal(Digest.Of("x"u8), plan.Rows.First().Event.PreviousHash);
    }

    private static async Task<AppendPlan> PlanAsync(InMemoryPetitionStore store, PetitionAppend[] appends)
    {
        AppendPlan plan = new(await store.ReadHeadsAsync(Token), ProbeEventFormat.Instance);
        foreach (PetitionAppend append in appends)
        {
            IReadOnlyList<EventEnvelope> history = await store.ReadAsync(append.Petition, 0, Token);
            if (history.Count > 0)
            {
                plan.HasPetition(append.Petition, history.Count, history[^1].Position, history[^1].Hash);
            }

            if (history.LastOrDefault(e => e.Command == append.Command) is { } last)
            {
                plan.HasCommand(append.Petition, append.Command, last.Version, last.Position);
            }
        }

        return plan;
    }

    /// <summary>One of a few petitions, commands and versions, so that retries and conflicts are many; one in five only expects.</summary>
    private static PetitionAppend Append(NonNegativeInt any)
    {
        PetitionId petition = PetitionId.From($"P-{any.Get % 2}");
        int version = any.Get / 2 % 3;
        return any.Get / 6 % 5 == 0 ? PetitionAppend.Expecting(petition, version)
            : HashChainTests.Append(petition, version, $"c-{any.Get / 30 % 6}", [.. Enumerable.Repeat("x", 1 + (any.Get / 180 % 2))]);
    }
}
