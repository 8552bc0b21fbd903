using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Minyi.Json;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions.Json;

/// <summary>The public JSON: what is written is read again and fits its schema, and nothing that comes from outside is an exception.</summary>
public class PetitionJsonTests
{
    private static readonly JsonSchema Commands = JsonSchema.FromText(PetitionJson.Schema<PetitionCommand>().ToJsonString());
    private static readonly JsonSchema Events = JsonSchema.FromText(PetitionJson.Schema<PetitionEvent>().ToJsonString());

    public static TheoryData<string, string> Written => new()
    {
        { """{"name":"Accept"}""", "Step" },
        { """{"name":"Remind","clock":"handling","stage":"warning"}""", "ExpireClock" },
        { """{"name":"Inspect","recipient":"Petitioner","channel":"Sms","lead":"roads","assisting":["water"],"unit":"parks","appraisal":"a","grade":{"scale":"s","code":"c"},"outcome":"Solved","amount":3,"hasReason":true,"data":[{"id":"d","digest":"0000000000000000000000000000000000000000000000000000000000000000"}],"attachments":[{"kind":"photo","reference":"f-1"}],"approvals":["Intake"]}""", "Step" },
        { """{"name":"Register","form":{"channel":"Meeting","kind":"Demand","studio":"haishan-1","representative":"rep-7","source":{"kind":"Talk","id":"t-1","held":"2024-09-28"},"category":"lighting","place":"海景二路","sector":"education","petitionerKind":"ByProxy","petitioner":"acc-1","references":[{"system":"xinfang","number":"2024-7"}],"attachments":[{"kind":"photo","reference":"f-1"}]}}""", "Register" },
        { """{"name":"RegisterDirectly","form":{"channel":"Email","petitionerKind":"Named"}}""", "RegisterDirectly" },
        { """{"name":"ReceiveFromMeetings","reference":{"system":"three-meetings","number":"m-1"}}""", "ReceiveFromMeetings" },
        { """{"name":"AnswerOnTheSpot","outcome":"Solved"}""", "AnswerOnTheSpot" },
        { """{"name":"HandOver"}""", "HandOver" },
        { """{"name":"Refer","lead":"roads","assisting":["water","parks"]}""", "Refer" },
        { """{"name":"Contribute","unit":"water"}""", "Contribute" },
        { """{"name":"Extend","amount":5}""", "Extend" },
        { """{"name":"ConcludeHearing","hearing":{"noticeGiven":"2024-09-01","held":"2024-09-20","participants":[{"group":"residents","count":12}],"result":"Explained"}}""", "ConcludeHearing" },
        { """{"name":"TakeIntoCollectiveAgency","agents":["rep-7","rep-9"]}""", "TakeIntoCollectiveAgency" },
        { """{"name":"ConcludeAgency","result":"Solved"}""", "ConcludeAgency" },
        { """{"name":"Conclude","outcome":"Solved"}""", "Conclude" },
        { """{"name":"FeedBack","recipient":"Petitioner","channel":"Telephone"}""", "FeedBack" },
        { """{"name":"Appraise","appraisal":"by-petitioner","grade":{"scale":"satisfaction","code":"satisfied"}}""", "Appraise" },
        { """{"name":"RecordAttempt","recipient":"Petitioner","channel":"Telephone"}""", "RecordAttempt" },
        { """{"name":"Approve","of":"Extend","role":"Intake","amount":5}""", "Approve" },
        { """{"name":"CorrectDate","wrong":"2090-09-29T01:00:00Z","right":"2024-09-29T01:00:00Z","hasReason":true}""", "CorrectDate" },
        { """{"name":"LinkDuplicate","other":"P-2"}""", "LinkDuplicate" },
        { """{"name":"MergeInto","head":"P-2"}""", "MergeInto" },
        { """{"name":"UnlinkDuplicate","other":"P-2"}""", "UnlinkDuplicate" },
        { """{"name":"AddReference","reference":{"system":"xinfang","number":"2024-7"}}""", "AddReference" },
        { """{"name":"SelectForDigest","issue":"2024-3"}""", "SelectForDigest" },
        { """{"name":"RecomputeDeadline","clock":"handling","cause":"notice 2025"}""", "RecomputeDeadline" },
        { """{"name":"Import","form":{"channel":"Visit","kind":"Demand","petitionerKind":"Named"},"where":{"state":"WithUnit","kind":"Demand","published":true,"obligations":{"AssistingUnits":"Owed"},"clocks":{"handling":{"status":"Running","stage":"warning"}},"appraisals":{"by-petitioner":"Offered"},"counters":{"rework":1}},"from":{"system":"hotline-12345","number":"2024-7"},"clocks":[{"clock":"handling","startedAt":"2024-09-02T01:00:00Z","pausedAt":"2024-09-03T01:00:00Z","amount":20,"pauses":[{"from":"2024-09-02T02:00:00Z","until":"2024-09-02T03:00:00Z"}],"extensions":1}],"registeredAt":"2024-09-01T01:00:00Z","lead":"roads","assisting":["water"],"contributed":["water"]}""", "Import" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Each_command_reads_as_its_record_writes_the_same_bytes_and_fits_the_schema(string json, string record)
    {
        Assert.True(PetitionJson.TryRead(Encoding.UTF8.GetBytes(json), out PetitionCommand? command, out Refusal? refusal), refusal?.Reasons[0].Text.English);
        Assert.Equal(record, command.GetType().Name);
        Assert.Equal(json, Text(command));
        Assert.True(Commands.Evaluate(JsonDocument.Parse(json).RootElement).IsValid);
    }

    [Fact]
    public void No_command_is_without_an_example() => Assert.Equal(
        typeof(PetitionCommand).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PetitionCommand)) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal),
        Written.Select(w => w.Data.Item2).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Property(MaxTest = 30)]
    public void Commands_events_refusals_and_explanations_of_random_walks_come_back(ulong seed)
    {
        RandomWalk random = new(seed);
        Petition petition = New();
        List<RecordedEvent> history = [];
        for (int i = 0; i < 30; i++)
        {
            (PetitionCommand command, Actor actor, Instant at) = random.Attempt(petition);
            PetitionDecision decision = petition.Decide(command, actor, at);
            foreach (PetitionEvent happened in decision.Events)
            {
                Same(happened);
                Assert.True(Events.Evaluate(JsonDocument.Parse(Text(happened)).RootElement).IsValid, Text(happened));
                history.Add(new(happened, actor.Id, at));
            }

            if (decision.Refusal is { } refusal)
            {
                Same(refusal);
            }

            // A plain step under a record's name may bring what the record has no place for: the workflow refuses it, and so does the JSON.
            if (command is Step && Written.Any(w => w.Data.Item2 == command.Name))
            {
                petition = decision.Next();
                continue;
            }

            Same(new Submission(CommandId.From("c"), petition.Id, command, actor, at) { Texts = ImmutableSortedDictionary<string, string>.Empty.Add("text", "路灯\n不亮 \U0001F4A1") });
            petition = decision.Next();
        }

        Same(petition.ExplainForAudit(history));
    }

    /// <summary>The reader and the schema are one thing: a mutated document is read exactly where it validates.</summary>
    [Property(MaxTest = 300)]
    public void What_validates_is_read_and_nothing_else(ulong seed)
    {
        RandomWalk random = new(seed);
        (string json, _) = Written.Select(w => w.Data).ElementAt(random.Next(Written.Count));
        JsonNode document = JsonNode.Parse(json)!;
        Mutate(document, random);
        string mutated = document.ToJsonString();
        bool read = PetitionJson.TryRead(Encoding.UTF8.GetBytes(mutated), out PetitionCommand? command, out Refusal? refusal);
        Assert.True(read == Commands.Evaluate(JsonDocument.Parse(mutated).RootElement).IsValid, mutated + " " + refusal?.Reasons[0].Text.English);
        Assert.Equal(read, refusal is null && command is not null);
    }

    /// <summary>Each member of each example left out, and set to null: what may be left out is read as if it had its usual value.</summary>
    [Theory]
    [MemberData(nameof(Written))]
    public void A_member_left_out_or_null_is_read_exactly_where_the_schema_has_it_so(string json, string record)
    {
        int objects = Places(JsonNode.Parse(json)!).OfType<JsonObject>().Sum(o => o.Count);
        for (int n = 0; n < 2 * objects; n++)
        {
            JsonNode document = JsonNode.Parse(json)!;
            (JsonObject place, string name) = Places(document).OfType<JsonObject>().SelectMany(o => o.Select(m => (o, m.Key))).ElementAt(n / 2);
            if (n % 2 == 0)
            {
                place.Remove(name);
            }
            else
            {
                place[name] = null;
            }

            byte[] changed = Encoding.UTF8.GetBytes(document.ToJsonString());
            Assert.True(
                PetitionJson.TryReadDocument(changed, out PetitionCommand? command, out ImmutableArray<JsonFlaw> flaws) == Commands.Evaluate(JsonDocument.Parse(changed).RootElement).IsValid,
                $"{record} {Encoding.UTF8.GetString(changed)} {string.Join(' ', flaws.Select(f => f.Path))}");
            Assert.Equal(command is null, !flaws.IsEmpty);
        }
    }

    [Fact]
    public void A_submission_without_texts_has_none()
    {
        Assert.True(PetitionJson.TryRead("""{"id":"c-1","petition":"P-1","by":{"id":"a","roles":["Intake"]},"command":{"name":"Accept"}}"""u8, out Submission? submission, out Refusal? refusal), refusal?.Reasons[0].Text.English);
        Assert.Empty(submission.Texts);
        Assert.False(PetitionJson.TryRead("""{"id":"c-1","petition":"P-1","by":{"id":"a","roles":["Intake"]},"command":{"name":"Accept"},"texts":{"reason":"\u3000"}}"""u8, out submission, out refusal));
        Assert.StartsWith("$.texts.reason: found a text, expected a text that is not blank", refusal.Reasons[0].Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_in_a_file_is_told_with_its_line()
    {
        Assert.False(PetitionJson.TryReadDocument("{\n  \"name\": \"Refer\",\n  \"lead\": 7,\n  \"led\": 1\n}"u8, out PetitionCommand? _, out ImmutableArray<JsonFlaw> flaws));
        Assert.Equal([(3, 11, "$.lead"), (4, 10, "$.led")], flaws.Select(f => ((int)f.Line, (int)f.Column, f.Path)));
    }

    [Property(MaxTest = 500)]
    public void Bytes_from_outside_are_never_an_exception(ulong seed)
    {
        RandomWalk random = new(seed);
        (string json, _) = Written.Select(w => w.Data).ElementAt(random.Next(Written.Count));
        byte[] bytes = Encoding.UTF8.GetBytes(json.Replace("\"roads\"", random.Next(2) == 0 ? "\"\\ud800\"" : "\"\\u0000\"", StringComparison.Ordinal));
        for (int i = random.Next(6); i >= 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        bytes = random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
        bool read = PetitionJson.TryRead(bytes, out PetitionCommand? command, out Refusal? refusal);
        Assert.Equal(read, command is not null);
        Assert.Equal(read, refusal is null);
        PetitionJson.TryRead(bytes, out Submission? _, out _);
        PetitionJson.TryRead(bytes, out PetitionEvent? _, out _);
    }

    [Theory]
    [InlineData("""{"name":"Refer","led":"roads"}""", "$.led: found an unknown member, expected 'lead'")]
    [InlineData("""{"name":"Refer"}""", "$.lead: found nothing, expected an id of at most 200 characters without outer blanks, control, format or bidirectional characters")]
    [InlineData("""{"name":"FeedBack","recipient":"Petitioner","channel":"Telefone"}""", "$.channel: found a text, expected 'Telephone'")]
    [InlineData("""{"name":"Refer","lead":"roads","lead":"water"}""", "$.lead: ")]
    [InlineData("""{"name":"Refer","lead":"\ud800"}""", "$.lead: ")]
    [InlineData("""{"name":"Extend","amount":99999999999}""", "$.amount: found a number, expected an integer")]
    [InlineData("""{"name":"AddReference","reference":{"system":"x","number":7}}""", "$.reference.number: found a number, expected a text")]
    [InlineData("""{"name":"Refer","lead":"roads","assisting":["water",null]}""", "$.assisting[1]: ")]
    [InlineData("[]", "$: found a list, expected an object")]
    [InlineData("{", "$: ")]
    public void A_fault_is_told_with_its_place_what_was_found_and_what_was_expected(string json, string told)
    {
        Assert.False(PetitionJson.TryRead(Encoding.UTF8.GetBytes(json), out PetitionCommand? _, out Refusal? refusal));
        Assert.Contains(refusal.Reasons, r => r.Text.English.StartsWith(told, StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_bind_in_a_hosts_own_bodies()
    {
        Assert.Equal("""{"Petition":"P-1","Units":{"roads":1}}""", JsonSerializer.Serialize(new Body(PetitionId.From("P-1"), new() { [Roads] = 1 })));
        Body? read = JsonSerializer.Deserialize<Body>("""{"Petition":"P-1","Units":{"roads":1}}""");
        Assert.Equal((PetitionId.From("P-1"), 1), (read!.Petition, read.Units[Roads]));
        JsonException refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Body>("""{"Petition":" P-1","Units":{}}"""));
        Assert.Equal("$.Petition", refused.Path);
    }

    private sealed record Body(PetitionId Petition, Dictionary<Minyi.Districts.UnitId, int> Units);

    [Fact]
    public void A_hosts_own_serializer_loses_nothing()
    {
        JsonSerializerOptions host = new();
        PetitionJson.AddTo(host);
        PetitionEvent happened = New().Decide(new Register(Form()).With("form"), Clerk, At("2024-09-29T09:00")).Events[0];
        Assert.Contains("\"startedAt\":\"2024-09-29T01:00:00Z\"", JsonSerializer.Serialize(happened, host), StringComparison.Ordinal);
        Assert.Equal(Text(happened), JsonSerializer.Serialize(happened, PetitionJson.Options));
    }

    private static void Same<T>(T value)
        where T : class
    {
        string json = Text(value);
        Assert.True(PetitionJson.TryRead(Encoding.UTF8.GetBytes(json), out T? read, out Refusal? refusal), $"{json} {refusal?.Reasons[0].Text.English}");
        Assert.Equal(json, Text(read));
    }

    private static string Text<T>(T value)
        where T : class
    {
        ArrayBufferWriter<byte> output = new();
        PetitionJson.Write(value, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>One change somewhere: a member gone, another beside it, or a value of another kind.</summary>
    private static void Mutate(JsonNode document, RandomWalk random)
    {
        List<JsonNode> places = [.. Places(document)];
        JsonNode place = places[random.Next(places.Count)];
        JsonNode? other = random.Next(6) switch { 0 => null, 1 => 7, 2 => "", 3 => new JsonArray(), 4 => new JsonObject(), _ => true };
        if (place is JsonObject members && members.Count > 0)
        {
            string name = members.ElementAt(random.Next(members.Count)).Key;
            switch (random.Next(3))
            {
                case 0: members.Remove(name); break;
                case 1: members["other" + random.Next(9)] = other; break;
                default: members[name] = other; break;
            }
        }
        else if (place is JsonArray { Count: > 0 } items)
        {
            items[random.Next(items.Count)] = other;
        }
    }

    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject members => members.Where(m => m.Value is not null).SelectMany(m => Places(m.Value!)).Prepend(node),
        JsonArray items => items.Where(i => i is not null).SelectMany(i => Places(i!)).Prepend(node),
        _ => [],
    };
}
