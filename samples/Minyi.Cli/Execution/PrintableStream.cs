using System.Text;

namespace Minyi.Cli.Execution;

/// <summary>A terminal as a stream that lets text through and nothing that would move its cursor, colour its screen or turn its writing round.</summary>
internal sealed class PrintableStream(Stream terminal) : WriteOnlyStream
{
    private readonly Decoder _decoder = new UTF8Encoding(false).GetDecoder();

    public override void Flush() => terminal.Flush();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        char[] chars = new char[_decoder.GetCharCount(buffer, flush: false)];
        int count = _decoder.GetChars(buffer, chars, flush: false);

        // Half of a pair stays with the decoder, so that no character is looked at in parts.
        terminal.Write(Encoding.UTF8.GetBytes(MarkupText.Terminal(new string(chars, 0, count))));
    }
}
