using System.Buffers;

namespace Minyi.Petitions;

/// <summary>How events are written for storage and for the hash chain, and read again.</summary>
/// <remarks>
/// Implementations are immutable and may be used by several threads at once. Writing is canonical: equal events give the
/// same bytes on every machine, today and in every later version, because the hash chain stands on these bytes.
/// </remarks>
public interface IPetitionEventFormat
{
    /// <summary>The name and the current schema version under which an event is written.</summary>
    /// <param name="petitionEvent">The event.</param>
    /// <exception cref="ArgumentException">The format does not know this type of event.</exception>
    EventType TypeOf(PetitionEvent petitionEvent);

    /// <summary>Writes an event as one UTF-8 JSON object.</summary>
    /// <param name="petitionEvent">The event.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="ArgumentException">The format does not know this type of event.</exception>
    void Write(PetitionEvent petitionEvent, IBufferWriter<byte> output);

    /// <summary>Reads an event, bringing older schema versions up to date.</summary>
    /// <param name="type">The name and schema version under which it was written.</param>
    /// <param name="json">The UTF-8 JSON object.</param>
    /// <exception cref="FormatException">An unknown type or version, or not JSON of that schema. The message holds no values, only the place.</exception>
    PetitionEvent Read(EventType type, ReadOnlySpan<byte> json);
}
