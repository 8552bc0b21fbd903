using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minyi.Petitions.Json;

namespace Minyi.Petitions;

/// <summary>The events' own JSON: one object an event, members in a fixed order. Names and members are public API.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class PetitionEventFormat : IPetitionEventFormat
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly FrozenDictionary<Type, EventShape> _byType;
    private readonly FrozenDictionary<EventType, EventShape> _byName;
    private readonly FrozenDictionary<EventType, EventUpcaster> _upcasters;

    /// <summary>The format, with ways to read older events.</summary>
    /// <param name="upcasters">Bring events of an older schema, or of a host's older names, up to the next; one for each older type.</param>
    /// <exception cref="ArgumentException">Two start from the same type, one from a current type, or they go in a circle.</exception>
    public PetitionEventFormat(params IEnumerable<EventUpcaster> upcasters)
    {
        EventShape[] shapes = EventShapes.All();
        _byType = shapes.ToFrozenDictionary(s => s.Type);
        _byName = shapes.ToFrozenDictionary(s => s.Name);
        _upcasters = Guard.Against.Null(upcasters).ToFrozenDictionary(u => u.From);
        foreach (EventType from in _upcasters.Keys)
        {
            EventType type = from;
            for (int steps = 0; _upcasters.TryGetValue(type, out EventUpcaster? next); steps++, type = next.To)
            {
                if (_byName.ContainsKey(type) || steps > _upcasters.Count)
                {
                    throw new ArgumentException($"The upcaster from {type} starts from a current type or goes in a circle.", nameof(upcasters));
                }
            }
        }
    }

    /// <summary>The format without older events.</summary>
    public static PetitionEventFormat Current { get; } = new();

    /// <summary>The types of events that there are, in the ordinal order of their names.</summary>
    public IEnumerable<EventType> Types => _byName.Keys.OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public EventType TypeOf(PetitionEvent petitionEvent) => Shape(petitionEvent).Name;

    /// <inheritdoc/>
    public void Write(PetitionEvent petitionEvent, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter writer = new(Guard.Against.Null(output), Compact);
        JsonSerializer.Serialize(writer, petitionEvent, Shape(petitionEvent).Info);
    }

    /// <inheritdoc/>
    public PetitionEvent Read(EventType type, ReadOnlySpan<byte> json)
    {
        // The inner exception may repeat what was found, which may be personal data: only the place goes on.
        string place;
        try
        {
            return _byName.TryGetValue(type, out EventShape? shape) ? Deserialized(type, JsonSerializer.Deserialize(json, shape.Info))
                : _upcasters.ContainsKey(type) ? Upcast(type, json)
                : throw new FormatException("The type or the schema version of an event is not known.");
        }
        catch (JsonException e)
        {
            place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {e.LineNumber ?? 0}, byte {e.BytePositionInLine ?? 0}");
        }

        throw new FormatException($"An event {type} cannot be read at {place}.");
    }

    private static PetitionEvent Deserialized(EventType type, object? value) => value switch
    {
        null => throw new FormatException($"An event {type} is null."),
        PetitionEvent happened when happened.Data.Contains(null!) => throw new FormatException($"An event {type} refers to nothing."),
        _ => (PetitionEvent)value,
    };

    private PetitionEvent Upcast(EventType type, ReadOnlySpan<byte> json)
    {
        JsonObject members = JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new FormatException($"An event {type} is no object.");
        while (_upcasters.TryGetValue(type, out EventUpcaster? upcaster))
        {
            members = upcaster.Apply(members);
            type = upcaster.To;
        }

        return _byName.TryGetValue(type, out EventShape? shape)
            ? Deserialized(type, members.Deserialize(shape.Info))
            : throw new FormatException("The type or the schema version of an event is not known.");
    }

    private EventShape Shape(PetitionEvent petitionEvent) =>
        _byType.TryGetValue(Guard.Against.Null(petitionEvent).GetType(), out EventShape? shape)
            ? shape
            : throw new ArgumentException($"The format does not know events of type {petitionEvent.GetType().Name}.", nameof(petitionEvent));
}
