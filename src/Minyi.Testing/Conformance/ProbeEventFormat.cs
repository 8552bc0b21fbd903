using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Minyi.Petitions;

namespace Minyi.Testing.Conformance;

/// <summary>How the conformance kit's events are written; for stores under test in place of the petitions' own format.</summary>
public sealed class ProbeEventFormat : IPetitionEventFormat
{
    private static readonly EventType Probe = new("Probe", 1);

    private ProbeEventFormat()
    {
    }

    /// <summary>The format; it has no state.</summary>
    public static ProbeEventFormat Instance { get; } = new();

    /// <inheritdoc/>
    public EventType TypeOf(PetitionEvent petitionEvent) =>
        petitionEvent is ProbeEvent ? Probe : throw new ArgumentException("Not a probe event.", nameof(petitionEvent));

    /// <inheritdoc/>
    public void Write(PetitionEvent petitionEvent, IBufferWriter<byte> output)
    {
        ProbeEvent probe = petitionEvent as ProbeEvent ?? throw new ArgumentException("Not a probe event.", nameof(petitionEvent));
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteString("text"u8, probe.Text);
        if (!probe.Data.IsEmpty)
        {
            json.WriteStartObject("data"u8);
            foreach (PersonalDataReference reference in probe.Data)
            {
                json.WriteString(reference.Id.Value, reference.Digest.ToString());
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public PetitionEvent Read(EventType type, ReadOnlySpan<byte> json)
    {
        if (type != Probe)
        {
            throw new FormatException($"Not a probe event: {type}.");
        }

        try
        {
            Utf8JsonReader reader = new(json);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            ImmutableArray<PersonalDataReference> data = document.RootElement.TryGetProperty("data"u8, out JsonElement references)
                ? [.. references.EnumerateObject().Select(r => new PersonalDataReference(PersonalDataId.FromRecord(r.Name), Digest.Parse(r.Value.GetString()!)))]
                : [];
            return new ProbeEvent(document.RootElement.GetProperty("text"u8).GetString()!) { Data = data };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("Not the JSON of a probe event.", e);
        }
    }
}
