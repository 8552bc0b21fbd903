using System.Text;

namespace Minyi.Cli.Execution;

/// <summary>A terminal as a stream that lets text through and nothing that would move its cursor, colour its screen or turn its writing round.</summary>
internal sealed class PrintableStream(Stream terminal) : Stream
{
    private readonly Decoder _decoder = new UTF8Encoding(false).GetDecoder();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => terminal.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        char[] chars = new char[_decoder.GetCharCount(buffer, flush: false)];
        int count = _decoder.GetChars(buffer, chars, flush: false);

        // Half of a pair stays with the decoder, so that no character is looked at in parts.
        terminal.Write(Encoding.UTF8.GetBytes(MarkupText.Terminal(new string(chars, 0, count))));
    }
}
