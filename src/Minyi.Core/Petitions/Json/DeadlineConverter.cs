using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Minyi.Deadlines;

namespace Minyi.Petitions.Json;

/// <summary>A deadline, which most steps carry.</summary>
internal sealed class DeadlineConverter : JsonConverter<Deadline>
{
    private static readonly Members Members = new(
        required: 0b1_1111, "clock", "startedAt", "amount", "dueAt", "dueOn", "missingYear", "pausedAt", "pauses", "extensions", "stagesTaken");

    private static readonly PauseSpanConverter Pause = new();

    public override Deadline Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, null, options);

    public override void Write(Utf8JsonWriter writer, Deadline value, JsonSerializerOptions options) => WriteValue(writer, value, options);

    /// <summary>Reads a deadline.</summary>
    /// <param name="reader">At its start.</param>
    /// <param name="name">The name that its clock most likely has, so that it is not made again; null when that is not known.</param>
    /// <param name="options">The serializer's.</param>
    internal static Deadline Read(ref Utf8JsonReader reader, string? name, JsonSerializerOptions options)
    {
        string? clock = null;
        Instant startedAt = default, dueAt = default;
        Instant? pausedAt = null;
        LocalDate dueOn = default;
        int amount = 0, extensions = 0, stagesTaken = 0, member = -1;
        int? missingYear = null;
        ImmutableArray<PauseSpan> pauses = [];
        uint seen = 0;
        Members.Begin(ref reader);
        while (Members.Next(ref reader, ref seen, ref member))
        {
            switch (member)
            {
                case 0: clock = name is not null && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(name) ? name : reader.ReadText(); break;
                case 1: startedAt = InstantConverter.Read(ref reader); break;
                case 2: amount = reader.ReadInteger(); break;
                case 3: dueAt = InstantConverter.Read(ref reader); break;
                case 4: dueOn = LocalDateConverter.Read(ref reader); break;
                case 5: missingYear = reader.TokenType == JsonTokenType.Null ? null : reader.ReadInteger(); break;
                case 6: pausedAt = reader.TokenType == JsonTokenType.Null ? null : InstantConverter.Read(ref reader); break;
                case 7: pauses = JsonArrays.Read(ref reader, Pause, options); break;
                case 8: extensions = reader.ReadInteger(); break;
                default: stagesTaken = reader.ReadInteger(); break;
            }
        }

        return new()
        {
            Clock = clock!, StartedAt = startedAt, Amount = amount, DueAt = dueAt, DueOn = dueOn, MissingYear = missingYear, PausedAt = pausedAt,
            Pauses = pauses, Extensions = extensions, StagesTaken = stagesTaken,
        };
    }

    internal static void WriteValue(Utf8JsonWriter writer, Deadline value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Members.Write(writer, 0, value.Clock);
        Members.Write(writer, 1, value.StartedAt);
        Members.Write(writer, 2, value.Amount);
        Members.Write(writer, 3, value.DueAt);
        Members.WriteName(writer, 4);
        LocalDateConverter.Write(writer, value.DueOn);
        if (value.MissingYear is { } year)
        {
            Members.Write(writer, 5, year);
        }

        if (value.PausedAt is { } pausedAt)
        {
            Members.Write(writer, 6, pausedAt);
        }

        Members.WriteName(writer, 7);
        JsonArrays.Write(writer, value.Pauses.AsSpan(), Pause, options);
        Members.Write(writer, 8, value.Extensions);
        Members.Write(writer, 9, value.StagesTaken);
        writer.WriteEndObject();
    }
}

/// <summary>A pause that is over.</summary>
internal sealed class PauseSpanConverter : JsonConverter<PauseSpan>
{
    private static readonly Members Members = new(required: 0b11, "from", "until");

    public override PauseSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Instant from = default, until = default;
        uint seen = 0;
        int member = -1;
        Members.Begin(ref reader);
        while (Members.Next(ref reader, ref seen, ref member))
        {
            Instant at = InstantConverter.Read(ref reader);
            (from, until) = member == 0 ? (at, until) : (from, at);
        }

        return new(from, until);
    }

    public override void Write(Utf8JsonWriter writer, PauseSpan value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Members.Write(writer, 0, value.From);
        Members.Write(writer, 1, value.Until);
        writer.WriteEndObject();
    }
}
