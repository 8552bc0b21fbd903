using Minyi.Core.Tests.Petitions;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;
using Yantian = Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Hosting;

/// <summary>Many petitions, one matter: who belongs to it, by which numbers it is found, and that it is reminded of once.</summary>
public class MatterOnBoardTests
{
    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);
    private int _commands;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PetitionDesk Desk => PetitionDesk.Replaying(_store, new InMemoryPersonalDataStore(), Yantian.Rules);

    private async Task<SubmissionResult> Submit(string petition, PetitionCommand command, Actor actor, string at = "2024-09-29T09:00") =>
        await Desk.SubmitAsync(new(CommandId.From("c-" + _commands++), PetitionId.From(petition), command, actor, At(at)), cancellationToken: Token);

    private async Task Register(params string[] petitions)
    {
        foreach (string petition in petitions)
        {
            Assert.True((await Submit(petition, new Register(Form()).With("form"), Clerk)).IsAccepted);
        }
    }

    private async Task<PetitionBoard> Board()
    {
        PetitionBoard board = new(_store, Yantian.Rules);
        await board.CatchUpAsync(Token);
        return board;
    }

    private async Task<string> Refused(string petition, PetitionCommand command)
    {
        SubmissionResult result = await Submit(petition, command, Clerk);
        Assert.Empty(result.Events);
        return string.Join(' ', result.Refusal!.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task A_matter_is_all_that_is_merged_into_its_head_directly_or_through_another()
    {
        await Register("P-1", "P-2", "P-3", "P-4", "P-5");
        await Submit("P-3", new MergeInto(PetitionId.From("P-2")), Clerk);
        await Submit("P-2", new MergeInto(PetitionId.From("P-1")), Clerk);
        await Submit("P-4", new LinkDuplicate(PetitionId.From("P-3")), Clerk);
        await Submit("P-3", new AddReference(new("xinfang", "2024-7")), Clerk);
        await Submit("P-1", new AddReference(new("three-meetings", "m-1")), Clerk);
        PetitionBoard board = await Board();
        foreach (string one in new[] { "P-1", "P-2", "P-3" })
        {
            Matter matter = board.MatterOf(PetitionId.From(one))!;
            Assert.Equal(("P-1", "P-1 P-2 P-3", "P-4"), (matter.Head.Value, string.Join(' ', matter.Petitions), string.Join(' ', matter.Linked)));
            Assert.Equal(["m-1", "2024-7"], matter.References.Select(r => r.Number));
        }

        Assert.Equal("P-5", string.Join(' ', board.MatterOf(PetitionId.From("P-5"))!.Petitions));
        Assert.Null(board.MatterOf(PetitionId.From("P-9")));
        Assert.Equal(["P-3"], board.WithReference(new("xinfang", "2024-7")).Select(p => p.Id.Value));
        Assert.Empty(board.WithReference(new("xinfang", "2024-8")));

        // One handling for all of them, and each goes its own way again.
        IReadOnlyList<SubmissionResult> results = await Desk.SubmitTogetherAsync(
            new(CommandId.From("together"), PetitionId.From("P-1"), new Step("Escalate"), Clerk, At("2024-09-29T10:00")), board.MatterOf(PetitionId.From("P-3"))!.Members, cancellationToken: Token);
        Assert.Equal(["Escalated", "Escalated", "Escalated"], results.Select(r => r.Petition.State.Id));
        await Submit("P-2", new UnlinkDuplicate(PetitionId.From("P-1")), Clerk, "2024-09-29T10:00");
        board = await Board();
        Assert.Empty(board.MatterOf(PetitionId.From("P-1"))!.Members);
        Assert.Equal("P-2 P-3", string.Join(' ', board.MatterOf(PetitionId.From("P-3"))!.Petitions));
    }

    [Fact]
    public async Task What_is_named_must_be_there_open_and_not_below()
    {
        await Register("P-1", "P-2", "P-3");
        Assert.Equal("unknown-petition", await Refused("P-1", new MergeInto(PetitionId.From("P-9"))));
        Assert.Equal("unknown-petition", await Refused("P-1", new LinkDuplicate(PetitionId.From("P-9"))));
        Assert.Equal("not-yours", await Refused("P-8", new LinkDuplicate(PetitionId.From("P-9"))));
        await Submit("P-2", new MergeInto(PetitionId.From("P-1")), Clerk);
        await Submit("P-3", new MergeInto(PetitionId.From("P-2")), Clerk);
        Assert.Equal("merge-circle", await Refused("P-1", new MergeInto(PetitionId.From("P-3"))));
        await Register("P-4", "P-5");
        await Submit("P-5", new Step("Withdraw"), Petitioner);
        Assert.Equal("head-closed", await Refused("P-4", new MergeInto(PetitionId.From("P-5"))));
        Assert.True((await Submit("P-4", new LinkDuplicate(PetitionId.From("P-5")), Clerk)).IsAccepted);
        StepTaken foreign = new() { Command = "Receive", Transition = "receive", State = "SomewhereElse" };
        await _store.AppendAsync(new(PetitionId.From("S-1"), 0, CommandId.From("c"), Clerk.Id, At("2024-09-29T09:00"), [foreign]), cancellationToken: Token);
        Assert.Equal("other-workflow", await Refused("P-4", new MergeInto(PetitionId.From("S-1"))));
    }

    [Fact]
    public async Task Two_merged_into_each_other_at_the_same_moment_are_one_matter_all_the_same()
    {
        await Register("P-1", "P-2", "P-3");
        foreach ((string member, string head) in new[] { ("P-2", "P-3"), ("P-3", "P-2"), ("P-1", "P-3") })
        {
            await _store.AppendAsync(new(PetitionId.From(member), 1, CommandId.From("m"), Clerk.Id, At("2024-09-29T09:00"), [new PetitionMerged { Command = "MergeInto", Transition = "merge", State = "Registered", Head = PetitionId.From(head) }]), cancellationToken: Token);
        }

        PetitionBoard board = await Board();
        Assert.All(new[] { "P-1", "P-2", "P-3" }, p => Assert.Equal("P-2 P-1 P-3", string.Join(' ', board.MatterOf(PetitionId.From(p))!.Petitions)));
        await new DeadlineRunner(Desk, board).RunAsync(At("2024-10-10T09:00"), Token);
    }

    [Fact]
    public async Task Meetings_and_issues_of_the_digest_list_what_came_from_them_and_went_into_them()
    {
        await Register("P-1");
        Assert.True((await Submit("P-2", new Register(Form() with { Channel = PetitionChannel.Meeting, Source = new(MeetingKind.Talk, "talk-2024-2", new(2024, 9, 28)) }).With("form"), Clerk)).IsAccepted);
        await Submit("P-2", new SelectForDigest("2024-3"), Intake);
        await Submit("P-1", new SelectForDigest("2024-3"), Intake);
        await Submit("P-1", new SelectForDigest("2024-4"), Intake);
        PetitionBoard board = await Board();
        Assert.Equal(["P-2"], board.OfMeeting("talk-2024-2").Select(p => p.Id.Value));
        Assert.Equal(["P-1", "P-2"], board.InDigest("2024-3").Select(p => p.Id.Value));
        Assert.Equal(["P-1"], board.InDigest("2024-4").Select(p => p.Id.Value));
        Assert.Empty(board.InDigest("2024-5"));
    }

    [Fact]
    public async Task A_matter_is_reminded_of_once_and_a_member_that_goes_its_own_way_is_reminded_of_again()
    {
        await Register("P-1", "P-2");
        await Submit("P-2", new MergeInto(PetitionId.From("P-1")), Clerk);
        DeadlineRunner runner = new(Desk, await Board());
        DeadlineRun run = await runner.RunAsync(At("2024-10-03T00:00"), Token);
        Assert.Equal(1, run.Submitted);
        Assert.Equal(0, run.After.Pending);
        Assert.IsType<ClockExpired>((await _store.ReadAsync(PetitionId.From("P-1"), 0, Token))[^1].Event);
        Assert.IsType<PetitionMerged>((await _store.ReadAsync(PetitionId.From("P-2"), 0, Token))[^1].Event);
        Assert.NotEmpty((await Desk.ReadAsync(PetitionId.From("P-2"), Token)).Owed);

        // On its own again, nobody has been told that it is late.
        await Submit("P-2", new UnlinkDuplicate(PetitionId.From("P-1")), Clerk, "2024-10-03T09:00");
        Assert.Equal(0, (await runner.RunAsync(At("2024-10-03T10:00"), Token)).Submitted);
        Assert.IsType<ClockExpired>((await _store.ReadAsync(PetitionId.From("P-2"), 0, Token))[^2].Event); // the desk has put it first
    }

    [Fact]
    public async Task A_member_whose_time_runs_out_before_that_of_its_head_is_reminded_of()
    {
        await Register("P-2");
        Assert.True((await Submit("P-1", new Register(Form()).With("form"), Clerk, "2024-10-09T09:00")).IsAccepted);
        await Submit("P-2", new MergeInto(PetitionId.From("P-1")), Clerk, "2024-10-09T09:00");
        DeadlineRunner runner = new(Desk, await Board());
        Assert.Equal(0, (await runner.RunAsync(At("2024-10-09T12:00"), Token)).Submitted);
        Assert.IsType<ClockExpired>((await _store.ReadAsync(PetitionId.From("P-2"), 0, Token))[^2].Event); // before it was merged
    }

    [Fact]
    public async Task When_the_head_goes_on_without_a_member_nothing_is_forgotten()
    {
        await Register("P-1", "P-2");
        await Submit("P-2", new MergeInto(PetitionId.From("P-1")), Clerk);
        await Submit("P-1", new Step("Escalate"), Clerk);
        Assert.Equal(1, (await new DeadlineRunner(Desk, await Board()).RunAsync(At("2024-10-01T00:00"), Token)).Submitted);
        Assert.Equal("first-answer", Assert.IsType<ClockExpired>((await _store.ReadAsync(PetitionId.From("P-2"), 0, Token))[^1].Event).Clock);
    }

    [Property(MaxTest = 40)]
    public Task Whatever_is_merged_nothing_runs_out_without_a_reminder_on_it_or_on_the_head_of_its_matter(ulong seed) => new MatterOnBoardTests().Walk(seed);

    private async Task Walk(ulong seed)
    {
        RandomWalk random = new(seed);
        string[] ids = [.. Enumerable.Range(1, 6).Select(i => "P-" + i)];
        PetitionCommand[] commands = [new Step("Escalate"), new Step("Accept"), new Refer(Roads), new Conclude("Solved")];
        PetitionBoard board = await Board();
        DeadlineRunner runner = new(Desk, board);
        Instant now = At("2024-09-29T09:00");
        for (int step = 0; step < 100; step++)
        {
            now += Duration.FromHours(random.Next(12));
            string id = ids[random.Next(ids.Length)];
            PetitionId other = PetitionId.From(ids[random.Next(ids.Length)]);
            (PetitionCommand command, Actor actor) = random.Next(8) switch
            {
                0 or 1 => (new Register(Form()).With("form"), Clerk),
                2 or 3 => ((PetitionCommand)new MergeInto(other), Clerk),
                4 => (new UnlinkDuplicate(other), Clerk),
                _ => (commands[random.Next(commands.Length)], random.Next(2) == 0 ? Intake : random.Next(2) == 0 ? Clerk : RoadsOfficer),
            };
            await Desk.SubmitAsync(new(CommandId.From("c-" + _commands++), PetitionId.From(id), command, actor, now), cancellationToken: Token);
            DeadlineRun run = await runner.RunAsync(now, Token);
            Assert.Empty(run.Refused);
            Assert.Equal(0, run.After.Pending);
            Assert.Equal(0, (await runner.RunAsync(now, Token)).Submitted);
            foreach (Petition petition in ids.Select(i => board.Read(PetitionId.From(i))).OfType<Petition>())
            {
                if (petition.NextExpiry() is { } expiry && expiry.At <= now)
                {
                    Petition head = board.Read(board.MatterOf(petition.Id)!.Head)!;
                    Assert.NotEqual(petition.Id, head.Id);
                    Assert.Contains(await _store.ReadAsync(head.Id, 0, Token), e =>
                        e.Event is ClockExpired expired && expired.Clock == expiry.Command.Clock && expired.Stage == expiry.Command.Stage);
                    Assert.NotEmpty(head.Owed);
                }
            }

            Assert.Equal((await Board()).ExpiringBy(Instant.MaxValue), board.ExpiringBy(Instant.MaxValue));
        }
    }
}
