namespace Minyi.Cli.Execution;

/// <summary>Standard output as a stream that may be disposed without closing it.</summary>
internal sealed class OpenStream(Stream inner) : WriteOnlyStream
{
    public override void Flush() => inner.Flush();

    public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Flush();
        }

        base.Dispose(disposing);
    }
}
