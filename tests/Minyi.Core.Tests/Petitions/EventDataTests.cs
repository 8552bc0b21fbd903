using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>No personal data in events by any door, and no ordinary place refused.</summary>
public class EventDataTests
{
    private static readonly string[] Personal = ["13800138000", "张三 13800138000", "zhang.san@example.com", "11010519491231002X", "粤B12345", "海景二路28号3栋501"];

    public static TheoryData<string> Texts() => [.. Personal];

    [Theory]
    [MemberData(nameof(Texts))]
    public void References_attachments_and_meetings_hold_none(string text)
    {
        PetitionCommand[] commands =
        [
            new Register(Form() with { References = [new("xinfang", text)] }),
            new Register(Form() with { References = [new(text, "n-1")] }),
            new Register(Form() with { Attachments = [new(text, "doc-1")] }),
            new Register(Form() with { Attachments = [new("photo", text)] }),
            new Register(Form() with { Source = new(MeetingKind.Talk, text, new(2024, 9, 1)) }),
            new Register(Form() with { Category = text }),
            new Register(Form() with { Sector = text }),
            new Register(Form()) { Attachments = [new("photo", text)] },
            new ReceiveFromMeetings(Form(), new("three-meetings", text)),
        ];
        foreach (PetitionCommand command in commands)
        {
            PetitionDecision decision = New().Decide(command, Clerk, At("2024-09-29T09:00"));
            Assert.False(decision.IsAllowed, $"{command}");
            Assert.Contains(decision.Refusal.Reasons, r => r.Code is "personal-data" or "not-a-code");
            Assert.DoesNotContain(decision.Refusal.Reasons, r => (r.Text.Chinese + r.Text.English).Contains(text, StringComparison.Ordinal));
        }

        Assert.Contains("personal-data", Registered().Refused(Intake, new AddReference(new("xinfang", text))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("海景二路100号2楼")]
    [InlineData("海景二路28号3栋501")]
    [InlineData("明珠大道12号公交站")]
    public async Task A_place_with_a_number_is_taken_and_kept_apart(string place)
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        InMemoryPersonalDataStore texts = new();
        PetitionDesk desk = PetitionDesk.Replaying(store, texts, Rules);
        SubmissionResult result = await desk.SubmitAsync(
            new(CommandId.From("c-1"), PetitionId.From("P-1"), new Register(Form() with { Place = place }), Clerk, At("2024-09-29T09:00")), null, TestContext.Current.CancellationToken);
        Assert.True(result.IsAccepted, result.Refusal?.ToString());
        Assert.Null(result.Petition.Form!.Place);
        Assert.Equal(place, (await texts.ReadAsync(result.Events[0].Data[0], TestContext.Current.CancellationToken)).Data!.Fields["place"]);
        EventEnvelope registered = (await store.ReadAsync(PetitionId.From("P-1"), 0, TestContext.Current.CancellationToken))[0];
        Assert.DoesNotContain(place, System.Text.Encoding.UTF8.GetString(registered.GetPayload().Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("海景二路")]
    [InlineData("haishan/hj2")]
    [InlineData("明珠社区")]
    public void A_road_a_community_or_a_code_stays_on_the_form(string place) =>
        Assert.Equal(place, New().Do(Clerk, new Register(Form() with { Place = place }).With("form")).Form!.Place);

    [Theory]
    [InlineData("盐信访〔2024〕7号")]
    [InlineData("2024-7")]
    [InlineData("SZ12345-20240929-000123")]
    public void Ordinary_numbers_of_other_systems_are_taken(string number) =>
        Assert.Contains(new ExternalReference("xinfang", number), Registered().Do(Intake, new AddReference(new("xinfang", number))).File.References);
}
