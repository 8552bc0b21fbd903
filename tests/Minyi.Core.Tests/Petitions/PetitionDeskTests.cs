using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

public class PetitionDeskTests
{
    private static readonly PetitionId Id = PetitionId.From("P-1");

    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);
    private readonly InMemoryPersonalDataStore _texts = new();

    private PetitionDesk Desk => PetitionDesk.Replaying(_store, _texts, Yantian.Rules);

    private static Submission Submit(string id, PetitionCommand command, Actor actor, params (string Name, string Text)[] texts) =>
        new(CommandId.From(id), Id, command, actor, At("2024-09-29T09:00"))
        {
            Texts = texts.ToImmutableSortedDictionary(t => t.Name, t => t.Text, StringComparer.Ordinal),
        };

    [Fact]
    public async Task Texts_go_to_the_personal_data_store_and_a_reference_to_the_event()
    {
        SubmissionResult result = await Desk.SubmitAsync(
            Submit("c-1", new Register(Form()), Clerk, ("name", "张三"), ("phone", "13800138000"), ("title", "路灯"), ("text", "路灯不亮")),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsAccepted);
        PersonalDataReading reading = await _texts.ReadAsync(Assert.Single(result.Events[0].Data), TestContext.Current.CancellationToken);
        Assert.Equal(PersonalDataStatus.Present, reading.Status);
        Assert.Equal("张三", reading.Data!.Fields["name"]);

        foreach (EventEnvelope envelope in await _store.ReadAsync(Id, 0, TestContext.Current.CancellationToken))
        {
            Assert.DoesNotContain("13800138000", System.Text.Encoding.UTF8.GetString(envelope.GetPayload().Span), StringComparison.Ordinal);
        }

        Assert.Equal(DataSubjectId.OfAccount(ActorId.From("acc-1")), PetitionDesk.SubjectOf(result.Petition));
        Assert.Equal(1, await _texts.EraseSubjectAsync(DataSubjectId.OfAccount(ActorId.From("acc-1")), At("2024-10-01T09:00"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(result.Petition, await Desk.ReadAsync(Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_submission_is_recorded_once()
    {
        Submission submission = Submit("c-1", new Register(Form()), Clerk, ("name", "张三"));
        SubmissionResult first = await Desk.SubmitAsync(submission, cancellationToken: TestContext.Current.CancellationToken);
        SubmissionResult second = await Desk.SubmitAsync(submission, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(second.IsRepeated);
        Assert.Equal(first.Petition, second.Petition);
        Assert.Equal(first.Events.AsEnumerable(), second.Events.AsEnumerable());
        Assert.Equal(1, second.Petition.Version);
    }

    [Fact]
    public async Task What_is_refused_leaves_no_text_behind()
    {
        SubmissionResult result = await Desk.SubmitAsync(Submit("c-1", new Step("Escalate"), Clerk, ("reason", "急")), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("not-yours", result.Refusal!.Reasons[0].Code);
        PersonalDataReading reading = await _texts.ReadAsync(new(PersonalDataId.FromRecord("minyi:text/P-1/c-1/0"), Digest.None), TestContext.Current.CancellationToken);
        Assert.Equal(PersonalDataStatus.Missing, reading.Status);
        Assert.Empty(await _store.ReadAsync(Id, 0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Of_many_who_submit_at_once_each_is_recorded_once()
    {
        await Desk.SubmitAsync(Submit("c-0", new Register(Form()), Clerk, ("name", "张三")), cancellationToken: TestContext.Current.CancellationToken);
        for (int i = 0; i < 32; i++)
        {
            await Desk.SubmitAsync(Submit("c-0", new Register(Form()), Clerk) with { Petition = PetitionId.From("Q-" + i) }, cancellationToken: TestContext.Current.CancellationToken);
        }

        SubmissionResult[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(
            async () => await Desk.SubmitAsync(Submit("c-" + (1 + (i % 32)), new LinkDuplicate(PetitionId.From("Q-" + (i % 32))), Clerk)))));
        Assert.All(results, r => Assert.True(r.IsAccepted));
        Petition petition = await Desk.ReadAsync(Id, TestContext.Current.CancellationToken);
        Assert.Equal(33, petition.Version);
        Assert.Equal(32, petition.File.Links.Count);
        Assert.Equal(32, results.Count(r => r.IsRepeated));
    }

    [Fact]
    public async Task In_a_hosts_transaction_both_stores_commit_or_neither()
    {
        using (InMemoryTransaction transaction = new())
        {
            SubmissionResult result = await Desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk, ("name", "张三")), transaction, TestContext.Current.CancellationToken);
            Assert.True(result.IsAccepted);
            await Assert.ThrowsAsync<InvalidOperationException>(async () =>
                await Desk.SubmitAsync(Submit("c-2", new Register(Form()), Clerk), transaction, TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, (await Desk.ReadAsync(Id, TestContext.Current.CancellationToken)).Version);
        Assert.Equal(PersonalDataStatus.Missing, (await _texts.ReadAsync(new(PersonalDataId.FromRecord("minyi:text/P-1/c-1/0"), Digest.None), TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task What_was_refused_after_somebody_else_was_faster_may_be_submitted_again_with_its_texts()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        PetitionId other = PetitionId.From("P-2");
        await Desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk), cancellationToken: token);
        await Desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk) with { Petition = other }, cancellationToken: token);
        Submission submission = Submit("c-2", new LinkDuplicate(other), Clerk, ("text", "同一件事"));
        PetitionDesk slow = PetitionDesk.Replaying(new Overtaken(_store, async () => await Desk.SubmitAsync(Submit("c-3", new LinkDuplicate(other), Clerk))), _texts, Yantian.Rules);
        Assert.Equal("already-linked", (await slow.SubmitAsync(submission, cancellationToken: token)).Refusal!.ToString());
        Assert.Equal(PersonalDataStatus.Missing, (await _texts.ReadAsync(new(PersonalDataId.FromRecord("minyi:text/P-1/c-2/1"), Digest.None), token)).Status);

        await Desk.SubmitAsync(Submit("c-4", new UnlinkDuplicate(other), Clerk), cancellationToken: token);
        SubmissionResult result = await Desk.SubmitAsync(submission, cancellationToken: token);
        Assert.True(result.IsAccepted);
        Assert.Equal("同一件事", (await _texts.ReadAsync(result.Events[0].Data[0], token)).Data!.Fields["text"]);
    }

    [Fact]
    public async Task The_same_id_with_other_texts_than_were_tried_is_taken()
    {
        PersonalData first = new(PersonalDataId.FromRecord("minyi:text/P-1/c-1/0"), null, [new("name", "张三")]);
        await _texts.PutAsync(first, cancellationToken: TestContext.Current.CancellationToken);
        SubmissionResult result = await Desk.SubmitAsync(
            Submit("c-1", new Register(Form()), Clerk, ("name", "李四")), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("command-id-taken", result.Refusal!.ToString());
    }

    [Fact]
    public async Task A_retry_after_erasure_is_an_answer()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        Submission submission = Submit("c-1", new Register(Form()), Clerk, ("name", "张三"));

        // Tried by a host that died in between, not recorded, erased: the retry does not bring the texts back.
        await _texts.PutAsync(new(PersonalDataId.FromRecord("minyi:text/P-1/c-1/0"), DataSubjectId.OfAccount(Petitioner.Id), submission.Texts), cancellationToken: token);
        Assert.Equal(1, await _texts.EraseSubjectAsync(DataSubjectId.OfAccount(Petitioner.Id), At("2024-10-01T09:00"), cancellationToken: token));
        SubmissionResult erased = await Desk.SubmitAsync(submission, cancellationToken: token);
        Assert.Equal("texts-erased", erased.Refusal!.ToString());
        Assert.Equal(0, erased.Petition.Version);

        // Recorded, erased: the retry is a repetition.
        submission = submission with { Id = CommandId.From("c-2") };
        Assert.True((await Desk.SubmitAsync(submission, cancellationToken: token)).IsAccepted);
        Assert.Equal(1, await _texts.EraseSubjectAsync(DataSubjectId.OfAccount(Petitioner.Id), At("2024-10-01T09:00"), cancellationToken: token));
        Assert.True((await Desk.SubmitAsync(submission, cancellationToken: token)).IsRepeated);
    }

    [Fact]
    public async Task Erasing_an_account_erases_no_petition_of_the_same_id()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        PetitionId number = PetitionId.From("1042");
        ActorId account = ActorId.From("1042");
        RegistrationForm without = Form() with { Petitioner = null };
        SubmissionResult stranger = await Desk.SubmitAsync(Submit("c-1", new Register(without), Clerk, ("name", "李四")) with { Petition = number }, cancellationToken: token);
        SubmissionResult own = await Desk.SubmitAsync(Submit("c-1", new Register(Form() with { Petitioner = account }), Clerk, ("name", "张三")), cancellationToken: token);
        Assert.Equal(1, await _texts.EraseSubjectAsync(PetitionDesk.SubjectOf(own.Petition), At("2024-10-01T09:00"), cancellationToken: token));
        Assert.Equal(PersonalDataStatus.Present, (await _texts.ReadAsync(stranger.Events[0].Data[0], token)).Status);
        Assert.Equal(1, await _texts.EraseSubjectAsync(PetitionDesk.SubjectOf(stranger.Petition), At("2024-10-01T09:00"), cancellationToken: token));
    }

    [Fact]
    public async Task Texts_of_members_handled_together_are_the_members()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        ActorId other = ActorId.From("acc-2");
        PetitionId member = PetitionId.From("P-2");
        await Desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk, ("name", "张三")), cancellationToken: token);
        await Desk.SubmitAsync(Submit("c-1", new Register(Form() with { Petitioner = other }), Clerk, ("name", "李四")) with { Petition = member }, cancellationToken: token);
        await Desk.SubmitAsync(Submit("c-2", new MergeInto(Id), Clerk) with { Petition = member }, cancellationToken: token);
        Submission together = Submit("c-3", new Step("Escalate"), Clerk, ("text", "两户")) with { Subject = DataSubjectId.OfAccount(Petitioner.Id) };
        IReadOnlyList<SubmissionResult> results = await Desk.SubmitTogetherAsync(together, [member], cancellationToken: token);
        Assert.All(results, r => Assert.True(r.IsAccepted, r.Refusal?.ToString()));

        // Erasing the member's person finds all of the member's texts, and none of the head's.
        Assert.Equal(2, await _texts.EraseSubjectAsync(DataSubjectId.OfAccount(other), At("2024-10-01T09:00"), cancellationToken: token));
        Assert.Equal(PersonalDataStatus.Present, (await _texts.ReadAsync(results[0].Events[0].Data[0], token)).Status);
        Assert.Equal(PersonalDataStatus.Erased, (await _texts.ReadAsync(results[1].Events[0].Data[0], token)).Status);
    }

    [Fact]
    public async Task A_command_on_a_petition_of_another_version_is_a_refusal()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await Desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk), cancellationToken: token);
        PetitionRules newer = ExampleClocks.For(PetitionWorkflow.Build(Yantian.Rules.Workflow.Definition with { Version = 2 }));
        PetitionDesk other = PetitionDesk.Replaying(_store, _texts, newer);
        SubmissionResult result = await other.SubmitAsync(Submit("c-2", new Step("Escalate"), Clerk, ("note", "x")), cancellationToken: token);
        Assert.Equal("not-yours", result.Refusal!.ToString()); // whose it is, these rules cannot tell
        result = await other.SubmitAsync(Submit("c-2", new Step("Accept"), Intake, ("note", "x")), cancellationToken: token);
        Assert.Equal("other-workflow", result.Refusal!.ToString());

        // In the middle of a matter: the member of the old version is refused, the others go on.
        PetitionId head = PetitionId.From("P-9");
        await other.SubmitAsync(Submit("c-1", new Register(Form()), Clerk) with { Petition = head }, cancellationToken: token);
        IReadOnlyList<SubmissionResult> results = await other.SubmitTogetherAsync(
            Submit("c-2", new Step("Escalate"), Clerk) with { Petition = head }, [PetitionId.From("P-1")], cancellationToken: token);
        Assert.True(results[0].IsAccepted);
        Assert.Equal("not-yours", results[1].Refusal!.ToString());
        await Assert.ThrowsAsync<FormatException>(async () => await other.ReadAsync(PetitionId.From("P-1"), token));
    }

    /// <summary>A store in which somebody else appends just before the first append.</summary>
    private sealed class Overtaken(IPetitionStore store, Func<Task> overtake) : IPetitionStore
    {
        private Func<Task>? _overtake = overtake;

        public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
        {
            await ((Interlocked.Exchange(ref _overtake, null))?.Invoke() ?? Task.CompletedTask);
            return await store.AppendManyAsync(appends, transaction, cancellationToken);
        }

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) =>
            store.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }
}
