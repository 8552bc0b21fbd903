using System.Collections.Immutable;
using System.Text;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Storage.Attachments;

/// <summary>Who gets which attachment.</summary>
public class AttachmentDeskTests
{
    private static readonly PetitionId P = PetitionId.From("P-1");
    private readonly InMemoryPetitionStore _petitions = new(PetitionEventFormat.Current);
    private readonly InMemoryAttachmentStore _store = new(new() { Quarantine = true });
    private readonly PetitionDesk _desk;
    private readonly AttachmentDesk _attachments;
    private int _command;

    public AttachmentDeskTests()
    {
        _desk = PetitionDesk.Replaying(_petitions, new InMemoryPersonalDataStore(), Rules);
        _attachments = new(_petitions, Rules, _store);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_shown_the_event_gets_the_attachment_and_nobody_else()
    {
        Attachment form = await SendAsync("form", "photo"), step = await SendAsync("step", "report"), loose = await SendAsync("loose", "photo");
        await SubmitAsync(Clerk, new Register(Form() with { Attachments = [form] }));
        await SubmitAsync(Clerk, new Step("Escalate"));
        await SubmitAsync(Intake, new Step("Accept"));
        await SubmitAsync(Intake, new Refer(Roads) { Assisting = [Water] });
        await SubmitAsync(RoadsOfficer, new Step("ReturnReferral") { Attachments = [step] }, "why");
        foreach ((Actor reader, string ofForm, string ofStep) in ((Actor, string, string)[])
        [
            (Petitioner, "form", "step"), (Clerk, "form", "step"), (Intake, "form", "step"), (RoadsOfficer, "form", "step"), (Representative, "form", "step"),
            (WaterOfficer, "form", "unknown-attachment"), (OtherClerk, "not-yours", "not-yours"), (Resident, "not-yours", "not-yours"), (Clock, "not-yours", "not-yours"),
        ])
        {
            Assert.Equal(ofForm, await OpenAsync(form, reader));
            Assert.Equal(ofStep, await OpenAsync(step, reader));
            Assert.Contains(await OpenAsync(loose, reader), (string[])["unknown-attachment", "not-yours"]);
        }

        Assert.Equal("not-yours", await OpenAsync(form, Clerk, PetitionId.From("P-2")));
    }

    [Fact]
    public async Task What_is_not_cleared_is_given_to_nobody_and_the_answer_says_why()
    {
        Attachment waiting = await SendAsync("waiting", "photo", clear: null), bad = await SendAsync("bad", "photo", clear: false), good = await SendAsync("good", "photo");
        await SubmitAsync(Clerk, new Register(Form() with { Attachments = [waiting, bad, good, new Attachment("photo", "elsewhere")] }));
        Assert.Equal("attachment-quarantined", await OpenAsync(waiting, Clerk));
        Assert.Equal("attachment-rejected", await OpenAsync(bad, Clerk));
        Assert.Equal("unknown-attachment", await OpenAsync(new Attachment("photo", "elsewhere"), Clerk));
        await _store.EraseSubjectAsync(DataSubjectId.From("s-1"), At("2024-10-01T09:00"), Token);
        Assert.Equal("attachment-erased", await OpenAsync(good, Clerk));
    }

    [Fact]
    public async Task A_command_brings_only_what_was_sent_for_its_petition()
    {
        Attachment sent = await SendAsync("sent", "photo", clear: null), bad = await SendAsync("bad", "photo", clear: false);
        Attachment other = await SendAsync("other", "photo", petition: PetitionId.From("P-2"));
        Assert.Null(await CheckAsync(sent));
        Assert.Null(await CheckAsync());
        Assert.Equal("unknown-attachment", await CheckAsync(other));
        Assert.Equal("unknown-attachment", await CheckAsync(sent with { Digest = Digest.Of("x"u8) }));
        Assert.Null(await CheckAsync(sent with { Digest = null }));
        Assert.Equal("unknown-attachment", await CheckAsync(sent, new Attachment("photo", "nothing", sent.Digest)));
        Assert.Equal("unknown-attachment", await CheckAsync(new Attachment("photo", " ", sent.Digest)));
        Assert.Equal("attachment-rejected", await CheckAsync(bad));
        await _store.EraseAsync(AttachmentId.From("sent"), At("2024-10-01T09:00"), Token);
        Assert.Equal("attachment-erased", await CheckAsync(sent));
    }

    [Fact]
    public async Task A_scan_rules_on_what_it_can_tell_and_leaves_the_rest()
    {
        foreach (string id in (string[])["a-clean", "b-bad", "c-crash", "d-unknown", "e-clean"])
        {
            await SendAsync(id, "photo", clear: null);
        }

        AttachmentScan scan = new(_store, new WordScanner());
        Assert.Equal(new AttachmentScanRun(2, 1, 2), await scan.RunAsync(Token));
        Assert.Equal(new AttachmentScanRun(0, 0, 2), await scan.RunAsync(Token));
        Assert.Equal(AttachmentStatus.Cleared, (await _store.FindAsync(AttachmentId.From("e-clean"), Token)).Status);
        Assert.Equal(AttachmentStatus.Rejected, (await _store.FindAsync(AttachmentId.From("b-bad"), Token)).Status);
        Assert.Equal(AttachmentStatus.Quarantined, (await _store.FindAsync(AttachmentId.From("c-crash"), Token)).Status);
    }

    [Fact]
    public void The_digest_in_an_event_is_as_documented()
    {
        byte[] salt = [1, 2, 3];
        Digest content = Digest.Of("hello"u8);
        byte[] expected = [.. "minyi-attachment-1\0"u8, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 3, .. "a-1"u8, .. content.ToArray()];
        Assert.Equal(Digest.Of(expected), AttachmentReference.Of(AttachmentId.From("a-1"), salt, content).Digest);
        Assert.Throws<ArgumentException>(() => AttachmentReference.Of(AttachmentId.From("a-1"), [], content));
    }

    private async Task<string?> CheckAsync(params ImmutableArray<Attachment> attachments)
    {
        Submission inForm = new(CommandId.From("c"), P, new Register(Form() with { Attachments = attachments.ToValueList() }), Clerk);
        Submission inCommand = new(CommandId.From("c"), P, new Step("Escalate") { Attachments = attachments }, Clerk);
        (Submission? ofForm, Refusal? refusal) = await _attachments.ResolveAsync(inForm, Token);
        (Submission? ofCommand, Refusal? other) = await _attachments.ResolveAsync(inCommand, Token);
        Assert.Equal(refusal, other);
        Assert.Equal(refusal is null, ofForm is not null);
        Assert.All(ofCommand?.Command.Attachments ?? [], a => Assert.NotNull(a.Digest));
        Assert.All(((Register?)ofForm?.Command)?.Form.Attachments ?? [], a => Assert.NotNull(a.Digest));
        return refusal?.ToString();
    }

    private async Task<Attachment> SendAsync(string id, string kind, bool? clear = true, PetitionId? petition = null)
    {
        AttachmentUpload upload = new(AttachmentId.From(id), petition ?? P, Clerk.Id, At("2024-09-29T08:00"), DataSubjectId.From("s-1"));
        AttachmentReceipt receipt = await _store.PutAsync(upload, new MemoryStream(Encoding.UTF8.GetBytes(id)), Token);
        if (clear is { } ruling)
        {
            await _store.RuleAsync(upload.Id, ruling, Token);
        }

        return new(kind, id, receipt.Record!.Reference.Digest);
    }

    private async Task SubmitAsync(Actor actor, PetitionCommand command, string? reason = null)
    {
        SubmissionResult result = await _desk.SubmitAsync(new(CommandId.From($"c-{++_command}"), P, command, actor, At("2024-09-29T09:00"))
        {
            Texts = reason is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("reason", reason),
        }, cancellationToken: Token);
        Assert.True(result.IsAccepted, result.Refusal?.ToString());
    }

    private async Task<string> OpenAsync(Attachment attachment, Actor reader, PetitionId? petition = null)
    {
        AttachmentAnswer answer = await _attachments.OpenForAsync(petition ?? P, AttachmentId.From(attachment.Reference), reader, Token);
        if (!answer.IsGiven)
        {
            Assert.Null(answer.Content);
            return answer.Refusal.ToString();
        }

        using StreamReader text = new(answer.Content);
        return await text.ReadToEndAsync(Token);
    }

    private sealed class WordScanner : IAttachmentScanner
    {
        public async ValueTask<ScanVerdict> ScanAsync(AttachmentRecord record, Stream content, CancellationToken cancellationToken = default)
        {
            using StreamReader text = new(content, leaveOpen: true);
            string words = await text.ReadToEndAsync(cancellationToken);
            return words.Contains("bad", StringComparison.Ordinal) ? ScanVerdict.Malicious
                : words.Contains("clean", StringComparison.Ordinal) ? ScanVerdict.Clean
                : words.Contains("crash", StringComparison.Ordinal) ? throw new InvalidOperationException("The scanner fell over.")
                : ScanVerdict.Unknown;
        }
    }
}
