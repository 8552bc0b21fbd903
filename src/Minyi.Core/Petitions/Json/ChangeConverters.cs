using System.Text.Json;
using System.Text.Json.Serialization;
using Minyi.Deadlines;
using Minyi.Petitions.Events;
using Minyi.Workflow;

namespace Minyi.Petitions.Json;

/// <summary>An obligation that stands elsewhere.</summary>
internal sealed class ObligationChangeConverter : JsonConverter<ObligationChange>
{
    private static readonly Members Members = new(required: 0b011, "recipient", "is", "member");

    public override ObligationChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? recipient = null, settled = null;
        ObligationState state = default;
        uint seen = 0;
        int member = -1;
        Members.Begin(ref reader);
        while (Members.Next(ref reader, ref seen, ref member))
        {
            switch (member)
            {
                case 0: recipient = reader.ReadText(); break;
                case 1: state = EnumNameConverter<ObligationState>.Read(ref reader); break;
                default: settled = reader.ReadTextOrNull(); break;
            }
        }

        return new(recipient!, state, settled);
    }

    public override void Write(Utf8JsonWriter writer, ObligationChange value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Members.Write(writer, 0, value.Recipient);
        Members.Write(writer, 1, EnumNameConverter<ObligationState>.Name(value.Is));
        if (value.Member is { } settled)
        {
            Members.Write(writer, 2, settled);
        }

        writer.WriteEndObject();
    }
}

/// <summary>A clock that stands elsewhere.</summary>
internal sealed class ClockChangeConverter : JsonConverter<ClockChange>
{
    private static readonly Members Members = new(required: 0b0011, "clock", "is", "stage", "deadline");

    public override ClockChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? clock = null, stage = null;
        ClockStatus status = default;
        Deadline? deadline = null;
        uint seen = 0;
        int member = -1;
        Members.Begin(ref reader);
        while (Members.Next(ref reader, ref seen, ref member))
        {
            switch (member)
            {
                case 0: clock = reader.ReadText(); break;
                case 1: status = EnumNameConverter<ClockStatus>.Read(ref reader); break;
                case 2: stage = reader.ReadTextOrNull(); break;
                default: deadline = reader.TokenType == JsonTokenType.Null ? null : DeadlineConverter.Read(ref reader, clock, options); break;
            }
        }

        return new(clock!, status, stage, deadline);
    }

    public override void Write(Utf8JsonWriter writer, ClockChange value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Members.Write(writer, 0, value.Clock);
        Members.Write(writer, 1, EnumNameConverter<ClockStatus>.Name(value.Is));
        if (value.Stage is { } stage)
        {
            Members.Write(writer, 2, stage);
        }

        if (value.Deadline is { } deadline)
        {
            Members.WriteName(writer, 3);
            DeadlineConverter.WriteValue(writer, deadline, options);
        }

        writer.WriteEndObject();
    }
}

/// <summary>An appraisal that stands elsewhere.</summary>
internal sealed class AppraisalChangeConverter : JsonConverter<AppraisalChange>
{
    private static readonly Members Members = new(required: 0b11, "appraisal", "is");

    public override AppraisalChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? appraisal = null;
        AppraisalState state = default;
        uint seen = 0;
        int member = -1;
        Members.Begin(ref reader);
        while (Members.Next(ref reader, ref seen, ref member))
        {
            switch (member)
            {
                case 0: appraisal = reader.ReadText(); break;
                default: state = EnumNameConverter<AppraisalState>.Read(ref reader); break;
            }
        }

        return new(appraisal!, state);
    }

    public override void Write(Utf8JsonWriter writer, AppraisalChange value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Members.Write(writer, 0, value.Appraisal);
        Members.Write(writer, 1, EnumNameConverter<AppraisalState>.Name(value.Is));
        writer.WriteEndObject();
    }
}

/// <summary>A reference to personal data.</summary>
internal sealed class PersonalDataReferenceConverter : JsonConverter<PersonalDataReference>
{
    private static readonly Members Members = new(required: 0b11, "id", "digest");

    public override PersonalDataReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        PersonalDataId id = default;
        Digest digest = default;
        uint seen = 0;
        int member = -1;
        Members.Begin(ref reader);
        while (Members.Next(ref reader, ref seen, ref member))
        {
            switch (member)
            {
                case 0: id = IdentifierConverter<PersonalDataId>.Read(ref reader); break;
                default: digest = DigestConverter.Read(ref reader); break;
            }
        }

        return new(id, digest);
    }

    public override void Write(Utf8JsonWriter writer, PersonalDataReference value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Members.Write(writer, 0, value.Id.Value);
        Members.WriteName(writer, 1);
        DigestConverter.Write(writer, value.Digest);
        writer.WriteEndObject();
    }
}
