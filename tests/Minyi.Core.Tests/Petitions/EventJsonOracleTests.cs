using System.Buffers;
using System.Text;
using System.Text.Json;
using Minyi.Petitions;
using Minyi.Petitions.Events;

namespace Minyi.Core.Tests.Petitions;

/// <summary>What the format reads by hand, it takes and refuses as the serializer itself would.</summary>
public class EventJsonOracleTests
{
    private static readonly string[] Odd = ["null", "7", "-1", "2.5", "true", "\"\"", "\"x\"", "[]", "{}", "[null]", "\"Settled\"", "\"2024-09-29\"", "\"2024-09-29T01:00:00Z\""];

    private static readonly (string Type, string Json)[] Events =
    [
        .. PetitionEventFormatTests.Snapshots.Select(s => (s.Data.Item1, s.Data.Item2)),
        ("ClockExpired", PetitionEventFormatTests.Snapshots.Single(s => s.Data.Item1 == "ClockExpired").Data.Item2.Replace(
            "\"is\":\"RunOut\"",
            """
            "is":"Paused","stage":"due","deadline":{"clock":"handling","startedAt":"2024-09-29T01:00:00.5Z","amount":15,"dueAt":"2024-10-25T16:00:00Z","dueOn":"2024-10-25","missingYear":2025,"pausedAt":"2024-10-02T01:00:00Z","pauses":[{"from":"2024-09-30T01:00:00Z","until":"2024-10-01T01:00:00Z"}],"extensions":1,"stagesTaken":2}
            """,
            StringComparison.Ordinal)),
    ];

    [Fact]
    public void One_member_changed_anywhere_is_taken_or_refused_as_by_the_serializer()
    {
        int taken = 0;
        int refused = 0;
        foreach ((string type, string json) in Events)
        {
            int members = Mutation.Members(json);
            for (int member = 0; member < members; member++)
            {
                foreach (string mutated in Mutation.Of(json, member, Odd))
                {
                    PetitionEvent? expected = EventJsonOracle.Read(mutated, type);
                    PetitionEvent? actual = Read(type, mutated);
                    Assert.True(Equals(expected, actual), mutated);
                    _ = actual is null ? refused++ : taken++;
                }
            }
        }

        Assert.True(taken > 500 && refused > 2_000, $"{taken} taken, {refused} refused");
    }

    [Fact]
    public void Every_member_of_what_is_written_by_hand_is_written()
    {
        ClockExpired expired = (ClockExpired)Read(Events[^1].Type, Events[^1].Json)!;
        Assert.Equal(Events[^1].Json, Written(expired));
        using JsonDocument written = JsonDocument.Parse(Written(expired));
        JsonElement change = written.RootElement.GetProperty("clocks")[0];
        Assert.Equal(Settable<ClockChange>(), Names(change));
        Assert.Equal(Settable<Minyi.Deadlines.Deadline>(), Names(change.GetProperty("deadline")));
        Assert.Equal(Settable<Minyi.Deadlines.PauseSpan>(), Names(change.GetProperty("deadline").GetProperty("pauses")[0]));
        Assert.Equal(Settable<PersonalDataReference>(), Names(written.RootElement.GetProperty("data")[0]));
        Assert.Equal(["recipient", "is", "member"], Settable<ObligationChange>());
        Assert.Equal(["appraisal", "is"], Settable<AppraisalChange>());
    }

    [Theory]
    [InlineData("ReferenceAdded", """{"reference":{"system":"xinfang"}}""")]
    [InlineData("HandlingAppraised", """{"appraisal":"a","grade":{"code":"satisfied"},"command":"C","transition":"t","state":"S"}""")]
    [InlineData("HearingHeld", """{"hearing":{"noticeGiven":"2024-09-01","held":"2024-09-20","participants":[{"group":"residents"}]},"command":"C","transition":"t","state":"S"}""")]
    [InlineData("ClockExpired", """{"clock":"c","stage":"s","command":"C","transition":"t","state":"S","clocks":[{"clock":"c","is":"Running"},null]}""")]
    public void Half_a_value_is_refused(string type, string json) => Assert.Null(Read(type, json));

    private static string[] Settable<T>() => [.. typeof(T).GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    private static PetitionEvent? Read(string type, string json)
    {
        try
        {
            return PetitionEventFormat.Current.Read(new(type, 1), Encoding.UTF8.GetBytes(json));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Written(PetitionEvent happened)
    {
        ArrayBufferWriter<byte> json = new();
        PetitionEventFormat.Current.Write(happened, json);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    /// <summary>JSON with one of its members, counted through all objects, changed.</summary>
    private sealed class Mutation(int target, Action<Utf8JsonWriter, JsonProperty> change)
    {
        private int _member;

        internal static int Members(string json)
        {
            Mutation counting = new(-1, (_, _) => { });
            counting.Apply(json);
            return counting._member;
        }

        /// <summary>Left out, twice, renamed, written with an escape, last instead of in its place, and with each of the values.</summary>
        internal static IEnumerable<string> Of(string json, int member, string[] values) =>
        [
            new Mutation(member, (_, _) => { }).Apply(json),
            new Mutation(member, (w, p) => { p.WriteTo(w); p.WriteTo(w); }).Apply(json),
            new Mutation(member, (w, p) => Put(w, p.Name + "X", p.Value.GetRawText())).Apply(json),
            new Mutation(member, (w, p) => { w.WriteNumber("more", 1); p.WriteTo(w); }).Apply(json),
            new Mutation(member, (w, p) => Put(w, p.Name, p.Value.GetRawText())).Apply(json).Replace("\"deadline\"", "\"\\u0064eadline\"", StringComparison.Ordinal),
            .. values.Select(v => new Mutation(member, (w, p) => Put(w, p.Name, v)).Apply(json)),
        ];

        private static void Put(Utf8JsonWriter writer, string name, string value)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(value);
        }

        private string Apply(string json)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            ArrayBufferWriter<byte> output = new();
            using (Utf8JsonWriter writer = new(output, new() { SkipValidation = true }))
            {
                Copy(document.RootElement, writer);
            }

            return Encoding.UTF8.GetString(output.WrittenSpan);
        }

        private void Copy(JsonElement element, Utf8JsonWriter writer)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteStartObject();
                    JsonProperty[] members = [.. element.EnumerateObject()];
                    foreach (JsonProperty member in members)
                    {
                        if (_member++ == target)
                        {
                            change(writer, member);
                        }
                        else
                        {
                            writer.WritePropertyName(member.Name);
                            Copy(member.Value, writer);
                        }
                    }

                    writer.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    writer.WriteStartArray();
                    foreach (JsonElement item in element.EnumerateArray())
                    {
                        Copy(item, writer);
                    }

                    writer.WriteEndArray();
                    break;
                default:
                    element.WriteTo(writer);
                    break;
            }
        }
    }
}
