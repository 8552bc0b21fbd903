using System.Buffers;
using System.Text;
using System.Text.Json;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Registration;
using NodaTime.Text;

namespace Minyi.Storage.Lists;

/// <summary>How a store keeps a row: short names, whole microseconds. Not public JSON: lists that leave the process are told by <c>PetitionJson</c>.</summary>
internal static class RowJson
{
    internal static string Write(PetitionRow row)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            WriteListed(json, row.Listed);
            Texts(json, "g", row.Agents.Select(a => a.Value));
            Texts(json, "f", row.Former.Select(u => u.Value));
            Texts(json, "x", row.KeptFrom.Select(u => u.Value));
            Texts(json, "h", row.Handlers.Select(a => a.Value));
            Texts(json, "w", row.OwingParts.Select(u => u.Value));
            if (row.Turns.Count > 0)
            {
                json.WriteStartArray("t");
                foreach (RowTurn turn in row.Turns.AsSpan())
                {
                    json.WriteStringValue(turn.Role.Value);
                    json.WriteNumberValue(((int)turn.Limits * 2) + (turn.Owes ? 1 : 0));
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <exception cref="FormatException">It is no row, or one of another format.</exception>
    internal static PetitionRow Read(string text, RulesBasis basis, PersonalDataReference? texts)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            JsonElement row = json.RootElement;
            return new(basis)
            {
                Listed = ReadListed(row, basis, texts),
                Agents = Ids<RepresentativeId>(row, "g"),
                Former = Ids<UnitId>(row, "f"),
                KeptFrom = Ids<UnitId>(row, "x"),
                Handlers = Ids<ActorId>(row, "h"),
                OwingParts = Ids<UnitId>(row, "w"),
                Turns = row.TryGetProperty("t", out JsonElement turns)
                    ? [.. turns.EnumerateArray().Chunk(2).Select(t => new RowTurn(Role.FromRecord(t[0].GetString()!), t[1].GetInt32() % 2 == 1, (TurnLimits)(t[1].GetInt32() / 2)))]
                    : [],
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or UnparsableValueException)
        {
            throw new FormatException("A list's row cannot be read: make the lists anew.", e);
        }
    }

    private static void WriteListed(Utf8JsonWriter json, ListedPetition row)
    {
        json.WriteString("id", row.Id.Value);
        json.WriteNumber("v", row.Version);
        json.WriteString("s", row.State);
        if (row.IsClosed)
        {
            json.WriteBoolean("c", true);
        }

        Text(json, "kind", row.Kind);
        Text(json, "cat", row.Category);
        Text(json, "studio", row.Studio?.Value);
        Text(json, "rep", row.Representative?.Value);
        Text(json, "by", row.Petitioner?.Value);
        Text(json, "unit", row.Unit?.Value);
        Texts(json, "assist", row.Assisting.Select(u => u.Value));
        json.WriteNumber("at", Microseconds.Of(row.RegisteredAt));
        json.WriteNumber("month", row.RegisteredMonth);
        json.WriteNumber("last", Microseconds.Of(row.ChangedAt));
        if (row.DueAt is { } due)
        {
            json.WriteNumber("due", Microseconds.Of(due));
        }

        Text(json, "day", row.DueOn is { } day ? LocalDatePattern.Iso.Format(day) : null);
        Text(json, "head", row.Head?.Value);
        Texts(json, "links", row.Links.Select(p => p.Value));
        Texts(json, "refs", row.References.SelectMany(r => (string[])[r.System, r.Number]));
        if (row.Meeting is { } meeting)
        {
            Texts(json, "meet", [meeting.Kind.ToString(), meeting.Id, LocalDatePattern.Iso.Format(meeting.Held)]);
        }
    }

    private static ListedPetition ReadListed(JsonElement row, RulesBasis basis, PersonalDataReference? texts)
    {
        string[] meeting = TextsOf(row, "meet");
        return new()
        {
            Id = PetitionId.FromRecord(row.GetProperty("id").GetString()!),
            Version = row.GetProperty("v").GetInt32(),
            State = row.GetProperty("s").GetString()!,
            IsClosed = row.TryGetProperty("c", out _),
            Workflow = basis.Workflow,
            WorkflowVersion = basis.WorkflowVersion,
            Kind = TextOf(row, "kind"),
            Category = TextOf(row, "cat"),
            Studio = IdOf<StudioId>(row, "studio"),
            Representative = IdOf<RepresentativeId>(row, "rep"),
            Petitioner = IdOf<ActorId>(row, "by"),
            Unit = IdOf<UnitId>(row, "unit"),
            Assisting = Ids<UnitId>(row, "assist"),
            RegisteredAt = Microseconds.Instant(row.GetProperty("at").GetInt64()),
            RegisteredMonth = row.GetProperty("month").GetInt32(),
            ChangedAt = Microseconds.Instant(row.GetProperty("last").GetInt64()),
            DueAt = row.TryGetProperty("due", out JsonElement due) ? Microseconds.Instant(due.GetInt64()) : null,
            DueOn = TextOf(row, "day") is { } day ? LocalDatePattern.Iso.Parse(day).Value : null,
            Head = IdOf<PetitionId>(row, "head"),
            Links = Ids<PetitionId>(row, "links"),
            References = [.. TextsOf(row, "refs").Chunk(2).Select(r => new ExternalReference(r[0], r[1]))],
            Meeting = meeting.Length == 0 ? null : new(Enum.Parse<MeetingKind>(meeting[0]), meeting[1], LocalDatePattern.Iso.Parse(meeting[2]).Value),
            Texts = texts,
        };
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        bool begun = false;
        foreach (string text in texts)
        {
            if (!begun)
            {
                json.WriteStartArray(name);
                begun = true;
            }

            json.WriteStringValue(text);
        }

        if (begun)
        {
            json.WriteEndArray();
        }
    }

    private static string? TextOf(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static string[] TextsOf(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement texts) ? [.. texts.EnumerateArray().Select(t => t.GetString()!)] : [];

    private static T? IdOf<T>(JsonElement row, string name)
        where T : struct, IIdentifier<T> => TextOf(row, name) is { } id ? T.FromRecord(id) : null;

    private static ValueList<T> Ids<T>(JsonElement row, string name)
        where T : struct, IIdentifier<T> => [.. TextsOf(row, name).Select(T.FromRecord)];
}
