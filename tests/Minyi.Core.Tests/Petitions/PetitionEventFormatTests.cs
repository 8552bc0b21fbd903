using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>The events' JSON is public API: what is written here can be read for ever.</summary>
public class PetitionEventFormatTests
{
    private const string Step = "\"command\":\"C\",\"transition\":\"t\",\"state\":\"S\"";
    private const string Deadline = """{"clock":"handling","startedAt":"2024-09-29T01:00:00Z","amount":15,"dueAt":"2024-10-25T16:00:00Z","dueOn":"2024-10-25","pauses":[{"from":"2024-09-30T01:00:00Z","until":"2024-10-01T01:00:00Z"}],"extensions":1,"stagesTaken":0}""";
    private const string Data = ""","data":[{"id":"P-1/c-1","digest":"0000000000000000000000000000000000000000000000000000000000000000"}]}""";

    public static TheoryData<string, string> Snapshots => new()
    {
        { "PetitionRegistered", $$"""{"workflow":"yantian","workflowVersion":1,"form":{"channel":"Meeting","kind":"Demand","studio":"haishan-1","representative":"rep-7","source":{"kind":"Talk","id":"t-1","held":"2024-09-28"},"category":"lighting","place":"海景二路","sector":"education","petitionerKind":"ByProxy","petitioner":"acc-1","references":[{"system":"xinfang","number":"2024-7"}],"attachments":[{"kind":"photo","reference":"f-1"}]},"lead":"roads",{{Step}},"clocks":[{"clock":"handling","is":"Running","stage":"warning","deadline":{{Deadline}}}]{{Data}}""" },
        { "PetitionReferred", $$"""{"lead":"roads","assisting":["parks","water"],{{Step}},"obligations":[{"recipient":"AssistingUnits","is":"Owed"}]{{Data}}""" },
        { "FeedbackGiven", $$"""{"recipient":"Petitioner","channel":"Telephone",{{Step}},"obligations":[{"recipient":"Petitioner","is":"Settled"}]{{Data}}""" },
        { "HandlingAppraised", $$"""{"appraisal":"by-petitioner","grade":{"scale":"satisfaction","code":"satisfied"},{{Step}},"appraisals":[{"appraisal":"by-petitioner","is":"Satisfied"}]{{Data}}""" },
        { "ClockExpired", $$"""{"clock":"handling","stage":"due",{{Step}},"clocks":[{"clock":"handling","is":"RunOut"}]{{Data}}""" },
        { "HearingHeld", $$"""{"hearing":{"noticeGiven":"2024-09-01","held":"2024-09-20","participants":[{"group":"residents","count":12}],"result":"Explained"},{{Step}}{{Data}}""" },
        { "AgencyTaken", $$"""{"agents":["rep-7","rep-9"],{{Step}}{{Data}}""" },
        { "AgencyConcluded", $$"""{"result":"Solved",{{Step}}{{Data}}""" },
        { "PetitionHandedOver", $$"""{"reference":{"system":"three-meetings","number":"m-1"},{{Step}},"outcome":"HandedOver"{{Data}}""" },
        { "StepTaken", $$"""{{{Step}},"outcome":"","published":false,"obligations":[{"recipient":"AssistingUnits","is":"Some","member":"water"}],"counters":[{"counter":"rework","is":1}],"attachments":[{"kind":"new-facts","reference":"f-2"}],"approvals":["Intake"],"forUnit":"roads","inPlaceOf":"Clerk"{{Data}}""" },
        { "ContactAttempted", $$"""{"recipient":"Petitioner","channel":"Sms","data":[],"submitted":"00000000000000000000000000000000000000000000000000000000000000ff"}""" },
        { "DuplicateLinked", $$"""{"other":"P-2"{{Data}}""" },
        { "PetitionMerged", $$"""{"head":"P-2","lead":"roads",{{Step}},"clocks":[{"clock":"first-answer","is":"Stopped"}]{{Data}}""" },
        { "ApprovalGiven", $$"""{"of":"Extend","role":"Intake","amount":5,"units":["roads"]{{Data}}""" },
        { "DateCorrected", $$"""{"wrong":"2090-09-29T01:00:00Z","right":"2024-09-29T01:00:00Z","clocks":[{"clock":"handling","is":"Running","stage":"warning","deadline":{{Deadline}}}]{{Data}}""" },
        { "DuplicateUnlinked", $$"""{"other":"P-2"{{Data}}""" },
        { "ReferenceAdded", $$"""{"reference":{"system":"xinfang","number":"2024-7"}{{Data}}""" },
        { "SelectedForDigest", $$"""{"issue":"2024-3"{{Data}}""" },
        { "WorkflowMigrated", $$"""{"workflow":"yantian","workflowVersion":2,"kind":"Demand","cause":"decision 7",{{Step}},"published":true{{Data}}""" },
        { "PetitionImported", $$"""{"workflow":"yantian","workflowVersion":1,"form":{"channel":"Visit","kind":"Demand","petitionerKind":"Named"},"from":{"system":"hotline-12345","number":"2024-7"},"registeredAt":"2024-09-29T01:00:00Z","lead":"roads","assisting":["parks","water"],{{Step}},"obligations":[{"recipient":"AssistingUnits","is":"Owed"}],"clocks":[{"clock":"handling","is":"Running","stage":"warning","deadline":{{Deadline}}}],"counters":[{"counter":"rework","is":1}]{{Data}}""" },
        { "DeadlineRecomputed", $$"""{"before":"2024-10-24","deadline":{{Deadline}},"cause":"notice 2025"{{Data}}""" },
    };

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Each_event_reads_as_it_was_written_and_writes_the_same_bytes(string name, string json)
    {
        PetitionEvent happened = PetitionEventFormat.Current.Read(new(name, 1), Encoding.UTF8.GetBytes(json));
        Assert.Equal(json, Written(happened));
        Assert.Equal(new EventType(name, 1), PetitionEventFormat.Current.TypeOf(happened));
        Assert.Equal(happened, PetitionEventFormat.Current.Read(new(name, 1), Encoding.UTF8.GetBytes(json)));
        Assert.Equal(happened.GetHashCode(), PetitionEventFormat.Current.Read(new(name, 1), Encoding.UTF8.GetBytes(json)).GetHashCode());
    }

    [Fact]
    public void No_event_is_without_a_snapshot() => Assert.Equal(
        PetitionEventFormat.Current.Types.Select(t => t.ToString()), Snapshots.Select(s => s.Data.Item1 + "/1").Order(StringComparer.Ordinal));

    [Fact]
    public void Members_of_older_events_are_brought_up_to_date()
    {
        PetitionEventFormat format = new(
            new EventUpcaster(new("Linked", 1), new("Linked", 2), o => Renamed(o, "petition", "with")),
            new EventUpcaster(new("Linked", 2), new("DuplicateLinked", 1), o => Renamed(o, "with", "other")));
        Assert.Equal(new DuplicateLinked { Other = PetitionId.From("P-2") }, format.Read(new("Linked", 1), """{"petition":"P-2"}"""u8));
        Assert.Throws<FormatException>(() => format.Read(new("Linked", 3), "{}"u8));
        Assert.Throws<FormatException>(() => format.Read(new("Linked", 1), "[]"u8));
        Assert.Throws<ArgumentException>(() => new PetitionEventFormat(new EventUpcaster(new("DuplicateLinked", 1), new("X", 1), o => o)));
        Assert.Throws<ArgumentException>(() => new PetitionEventFormat(new EventUpcaster(new("A", 1), new("B", 1), o => o), new EventUpcaster(new("B", 1), new("A", 1), o => o)));
    }

    [Theory]
    [InlineData("""{"other":"秘密"} """, true)]
    [InlineData("""{"other":7}""", false)]
    [InlineData("""{"other":""}""", false)]
    [InlineData("""{"other":"P-2","more":"秘密"}""", false)]
    [InlineData("""{"other":"P-2","other":"P-3"}""", false)]
    [InlineData("""{}""", false)]
    [InlineData("""null""", false)]
    [InlineData("""{"other":"P-2","data":[null]}""", false)]
    [InlineData("""{"other":"P-2","data":[{"id":"a","digest":"12"}]}""", false)]
    public void What_is_no_event_is_refused_without_repeating_it(string json, bool good)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        if (good)
        {
            PetitionEventFormat.Current.Read(new("DuplicateLinked", 1), bytes);
            return;
        }

        FormatException e = Assert.Throws<FormatException>(() => PetitionEventFormat.Current.Read(new("DuplicateLinked", 1), bytes));
        Assert.DoesNotContain("秘密", e.ToString(), StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public Property Mutated_JSON_is_refused_or_read_and_never_anything_else() =>
        Prop.ForAll(Gen.Elements(Snapshots.Select(s => (s.Data.Item1, s.Data.Item2)).ToArray()).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (snapshot, seed) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(snapshot.Item2);
            RandomWalk dice = new((ulong)seed);
            bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
            bytes[dice.Next(bytes.Length)] = "{}[]\",:0"u8[dice.Next(8)];
            try
            {
                PetitionEvent happened = PetitionEventFormat.Current.Read(new(snapshot.Item1, 1), bytes);
                return happened.Equals(PetitionEventFormat.Current.Read(new(snapshot.Item1, 1), Encoding.UTF8.GetBytes(Written(happened))));
            }
            catch (FormatException)
            {
                return true;
            }
        });

    [Property(MaxTest = 500)]
    public Property Any_time_is_written_as_the_general_pattern_writes_it_and_read_again() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Elements(0, 1, 10, 999_999).ToArbitrary(), (seed, microseconds) =>
        {
            RandomWalk dice = new((ulong)seed);
            Instant at = Instant.FromUtc(1 + dice.Next(9998), 1 + dice.Next(12), 1 + dice.Next(28), dice.Next(24), dice.Next(60), dice.Next(60)) + Duration.FromNanoseconds(1000L * microseconds);
            DeadlineRecomputed happened = new()
            {
                Before = at.InUtc().Date,
                Cause = "c",
                Deadline = new() { Clock = "k", StartedAt = at, Amount = 1, DueAt = at, DueOn = at.InUtc().Date },
            };
            string json = Written(happened);
            return json.Contains($"\"startedAt\":\"{NodaTime.Text.InstantPattern.ExtendedIso.Format(at)}\"", StringComparison.Ordinal)
                && json.Contains($"\"before\":\"{NodaTime.Text.LocalDatePattern.Iso.Format(at.InUtc().Date)}\"", StringComparison.Ordinal)
                && PetitionEventFormat.Current.Read(new("DeadlineRecomputed", 1), Encoding.UTF8.GetBytes(json)).Equals(happened);
        });

    [Fact]
    public void A_history_of_another_workflow_is_refused_when_it_is_folded()
    {
        StepTaken step = new() { Command = "C", Transition = "t", State = "Elsewhere" };
        Assert.Throws<FormatException>(() => New().Apply(new RecordedEvent(step, Clerk.Id, At("2024-09-29T09:00"))));
    }

    private static string Written(PetitionEvent happened)
    {
        ArrayBufferWriter<byte> json = new();
        PetitionEventFormat.Current.Write(happened, json);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static JsonObject Renamed(JsonObject members, string from, string to)
    {
        JsonNode? value = members[from];
        members.Remove(from);
        members[to] = value;
        return members;
    }
}
