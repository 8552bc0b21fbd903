using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Minyi.Appraisals;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions.Folding;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Json;

/// <summary>How a petition's state is written for a snapshot: as events are, with what the file holds beside them. It can change with any version: see <see cref="Format"/>.</summary>
internal static class StateJson
{
    /// <summary>The number of the form. Whoever changes what is written, or how it is folded, counts it up: older snapshots are then thrown away.</summary>
    internal const int Format = 1;

    private static readonly JsonTypeInfo<PetitionState> Info = (JsonTypeInfo<PetitionState>)Made().GetTypeInfo(typeof(PetitionState));

    internal static byte[] Write(PetitionState state) => JsonSerializer.SerializeToUtf8Bytes(state, Info);

    /// <summary>Reads a state.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static PetitionState Read(ReadOnlySpan<byte> json)
    {
        PetitionState? state;
        try
        {
            state = JsonSerializer.Deserialize(json, Info);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            state = null; // the exception may repeat what was found
        }

        return state ?? throw new FormatException("The state cannot be read.");
    }

    private static JsonSerializerOptions Made()
    {
        JsonSerializerOptions options = new(PetitionJsonContext.Default.Options)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = StateJsonContext.Default,
            DefaultIgnoreCondition = JsonIgnoreCondition.Never, // the file's values are made by constructors that ask for all of their members
        };
        foreach (JsonConverter converter in (JsonConverter[])
        [
            new ValueListConverter<Deadline>(), new ValueListConverter<Told>(), new ValueListConverter<RecipientAttempt>(), new ValueListConverter<GradeGiven>(),
            new ValueListConverter<OpenApproval>(), new ValueListConverter<Hearing>(), new ValueListConverter<CollectiveAgency>(), new ValueListConverter<PetitionId>(),
            new ValueListConverter<ActorId>(), new ValueListConverter<string>(),
        ])
        {
            options.Converters.Add(converter);
        }

        options.MakeReadOnly();
        return options;
    }
}

/// <summary>The types of a petition's state.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PetitionState))]
[JsonSerializable(typeof(Deadline))]
[JsonSerializable(typeof(Told))]
[JsonSerializable(typeof(RecipientAttempt))]
[JsonSerializable(typeof(GradeGiven))]
[JsonSerializable(typeof(OpenApproval))]
[JsonSerializable(typeof(Hearing))]
[JsonSerializable(typeof(HearingGroup))]
[JsonSerializable(typeof(CollectiveAgency))]
[JsonSerializable(typeof(ExternalReference))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(Grade))]
[JsonSerializable(typeof(PetitionId))]
[JsonSerializable(typeof(ActorId))]
[JsonSerializable(typeof(UnitId))]
[JsonSerializable(typeof(RepresentativeId))]
[JsonSerializable(typeof(string))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
