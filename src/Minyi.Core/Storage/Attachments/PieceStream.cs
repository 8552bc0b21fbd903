namespace Minyi.Storage.Attachments;

/// <summary>Bytes that are kept in pieces: one is in memory at a time.</summary>
internal sealed class PieceStream(Func<int, CancellationToken, ValueTask<byte[]?>> piece) : Stream
{
    private byte[] _bytes = [];
    private int _at;
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_at == _bytes.Length)
        {
            (_bytes, _at) = (await piece(_next++, cancellationToken).ConfigureAwait(false) ?? [], 0);
        }

        int read = Math.Min(buffer.Length, _bytes.Length - _at);
        _bytes.AsMemory(_at, read).CopyTo(buffer);
        _at += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
