namespace Minyi.Reporting.Tables.Workbooks;

/// <summary>A part of a workbook that is counted while it unpacks.</summary>
internal sealed class BoundedStream(Stream part, string name, long packed, long most) : Stream
{
    private const long FreeOfRatio = 1 << 20;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = part.Read(buffer);
        _read += read;
        return _read <= most && (_read <= FreeOfRatio || _read / Math.Max(1, packed) <= WorkbookLimits.Ratio)
            ? read
            : throw new TableFaultException(new(null, name, new("展开后过大的内容", "a part that unpacks to too much"), new("一般大小的工作簿", "a workbook of a usual size")));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        part.Dispose();
        base.Dispose(disposing);
    }
}
