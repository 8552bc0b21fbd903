namespace Minyi.Testing.Conformance;

/// <summary>Bytes as they come from a network: forward only, in uneven pieces, possibly without end or broken off.</summary>
internal sealed class OneWayStream : Stream
{
    private readonly byte[]? _bytes;
    private readonly int? _at;
    private readonly Action? _then;
    private bool _done;

    /// <summary>These bytes; without end where null.</summary>
    internal OneWayStream(byte[]? bytes) => _bytes = bytes;

    internal OneWayStream(byte[] bytes, int breaksAt)
        : this(bytes, breaksAt, () => throw new IOException("The sender is gone."))
    {
    }

    internal OneWayStream(byte[] bytes, int at, Action then)
        : this(bytes) => (_at, _then) = (at, then);

    internal long Given { get; private set; }

    internal int Largest { get; private set; }

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
        Largest = Math.Max(Largest, buffer.Length);
        if (_at <= Given && !_done)
        {
            _done = true;
            _then!();
        }

        int piece = (int)Math.Min(buffer.Length, 1 + (Given * 31 % 40_009));
        if (_bytes is null)
        {
            buffer[..piece].Fill((byte)'x');
        }
        else
        {
            piece = (int)Math.Min(piece, _bytes.Length - Given);
            _bytes.AsSpan((int)Given, piece).CopyTo(buffer);
        }

        Given += piece;
        return piece;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
