using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;
using Yantian = Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Hosting;

public class PetitionBoardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lists_by_state_unit_studio_representative_and_due()
    {
        InMemoryPetitionStore store = await DeadlineRunnerTests.StoreAsync(12);
        PetitionBoard board = new(store, Yantian.Rules);
        Assert.Equal(await store.ReadHeadsAsync(Token), await board.CatchUpAsync(Token));
        Assert.Equal(12, board.Count);
        Assert.Equal(["P-000", "P-006"], board.InState("Registered").Select(p => p.Id.Value));
        Assert.Equal(["P-003", "P-009"], board.InState("WithUnit").Select(p => p.Id.Value));
        Assert.Equal(["P-003", "P-004", "P-005", "P-009", "P-010", "P-011"], board.OfUnit(Roads).Select(p => p.Id.Value));
        Assert.Empty(board.OfUnit(Water));
        Assert.Equal(12, board.OfStudio(Haishan).Length);
        Assert.Equal(12, board.OfRepresentative(RepresentativeId.From("rep-7")).Length);
        Assert.Equal(["P-000", "P-006"], board.DueBy(At("2024-10-01T00:00")).Select(p => p.Id.Value));
        Assert.Empty(board.DueBy(At("2024-09-30T23:59")));
        Assert.Equal(12, board.States.Values.Sum());
    }

    [Property(MaxTest = 50)]
    public async Task However_it_catches_up_it_is_the_board_that_is_rebuilt(int[] stops)
    {
        InMemoryPetitionStore source = await DeadlineRunnerTests.StoreAsync(8);
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionBoard followed = new(store, Yantian.Rules);
        int i = 0;
        await foreach (EventEnvelope e in source.ReadStreamAsync(StreamPosition.Start, Token))
        {
            await store.AppendAsync(new(e.Petition, e.Version - 1, e.Command, e.Actor, e.RecordedAt, [e.Event]), cancellationToken: Token);
            if (stops.Contains(++i))
            {
                await Task.WhenAll(followed.CatchUpAsync(Token).AsTask(), followed.CatchUpAsync(Token).AsTask());
            }
        }

        await followed.CatchUpAsync(Token);
        PetitionBoard rebuilt = new(store, Yantian.Rules);
        await rebuilt.CatchUpAsync(Token);
        Assert.Equal(rebuilt.Checkpoint, followed.Checkpoint);
        Assert.Equal(rebuilt.States, followed.States);
        Assert.Equal(rebuilt.OfStudio(Haishan), followed.OfStudio(Haishan));
        Assert.Equal(rebuilt.DueBy(Instant.MaxValue), followed.DueBy(Instant.MaxValue));
        Assert.Equal(rebuilt.ExpiringBy(Instant.MaxValue), followed.ExpiringBy(Instant.MaxValue));

        // And each line is what the petition itself says.
        foreach (PetitionSummary line in rebuilt.OfStudio(Haishan))
        {
            Petition petition = await DeadlineRunnerTests.Desk(store).ReadAsync(line.Id, Token);
            Assert.Equal(petition, followed.Read(line.Id));
            Assert.Equal((petition.State.Id, petition.Version, petition.Lead), (line.State, line.Version, line.Unit));
        }
    }

    [Fact]
    public async Task A_petition_of_another_workflow_is_named_and_disturbs_nobody()
    {
        InMemoryPetitionStore store = await DeadlineRunnerTests.StoreAsync(2);
        StepTaken foreign = new() { Command = "Receive", Transition = "receive", State = "SomewhereElse" };
        await store.AppendAsync(new(PetitionId.From("S-1"), 0, CommandId.From("c-1"), Clerk.Id, At("2024-09-29T09:00"), [foreign]), cancellationToken: Token);
        PetitionBoard board = new(store, Yantian.Rules);
        await board.CatchUpAsync(Token);
        Assert.Equal(2, board.Count);
        Assert.Equal([PetitionId.From("S-1")], board.Unreadable);
        Assert.Null(board.Find(PetitionId.From("S-1")));
    }

    [Fact]
    public async Task A_petition_that_cannot_be_counted_with_is_named_and_stops_no_other()
    {
        InMemoryPetitionStore store = await DeadlineRunnerTests.StoreAsync(4);
        Petition petition = await DeadlineRunnerTests.Desk(store).ReadAsync(PetitionId.From("P-003"), Token);
        Deadline late = petition.Deadlines.First(d => d.Clock == "handling") with { Amount = int.MaxValue, StartedAt = Instant.FromUtc(9990, 1, 1, 0, 0) };
        StepTaken[] damaged =
        [
            new() { Command = "Extend", Transition = "extend", State = petition.State.Id, Counters = [new(Yantian.Rules.Workflow.Definition.Counters[0].Id, -1)] },
            new() { Command = "Extend", Transition = "extend", State = petition.State.Id, Clocks = [new("handling", Minyi.Workflow.ClockStatus.Running, Yantian.Rules.Workflow.Definition.Clocks.First(c => c.Id == "handling").Stages[0], late)] },
        ];
        foreach (StepTaken one in damaged)
        {
            InMemoryPetitionStore copy = await DeadlineRunnerTests.StoreAsync(4);
            await copy.AppendAsync(new(petition.Id, petition.Version, CommandId.From("x"), Clerk.Id, petition.LastAt!.Value, [one]), cancellationToken: Token);
            PetitionBoard board = new(copy, Yantian.Rules);
            await board.CatchUpAsync(Token);
            Assert.Equal([petition.Id], board.Unreadable);
            Assert.Equal(3, board.Count);
            Assert.NotEmpty(board.ExpiringBy(Instant.MaxValue));
        }
    }
}
