using System.Buffers;
using Minyi.Petitions;

namespace Minyi.Testing.Conformance;

/// <summary>The kit's format, but one text cannot be written.</summary>
internal sealed class PoisonableFormat : IPetitionEventFormat
{
    internal const string Poison = "poison";

    public EventType TypeOf(PetitionEvent petitionEvent) => ProbeEventFormat.Instance.TypeOf(petitionEvent);

    public void Write(PetitionEvent petitionEvent, IBufferWriter<byte> output)
    {
        ProbeEventFormat.Instance.Write(petitionEvent, output);
        if (petitionEvent is ProbeEvent { Text: Poison })
        {
            throw new InvalidOperationException("This event cannot be written.");
        }
    }

    public PetitionEvent Read(EventType type, ReadOnlySpan<byte> json) => ProbeEventFormat.Instance.Read(type, json);
}
