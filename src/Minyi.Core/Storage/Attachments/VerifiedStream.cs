using System.Globalization;
using System.Security.Cryptography;

namespace Minyi.Storage.Attachments;

/// <summary>A content that is checked as it is read: one that is not what was kept throws before its end is reached, so that no reader takes it for whole.</summary>
/// <remarks>Forward only.</remarks>
internal sealed class VerifiedStream : Stream
{
    private readonly Stream _inner;
    private readonly long _length;
    private readonly Digest _expected;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;
    private bool _verified;

    /// <summary>Reads the next bytes of a stream, which is disposed of with this one.</summary>
    /// <param name="inner">Where they come from.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="expected">Their SHA-256 digest.</param>
    internal VerifiedStream(Stream inner, long length, Digest expected)
    {
        _inner = Guard.Against.Null(inner);
        _length = Guard.Against.Negative(length);
        _expected = expected;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The content is not what was kept.</exception>
    public override int Read(Span<byte> buffer)
    {
        Span<byte> part = buffer[..(int)Math.Min(buffer.Length, _length - _position)];
        return Took(part.IsEmpty ? 0 : _inner.Read(part), part);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">The content is not what was kept.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Memory<byte> part = buffer[..(int)Math.Min(buffer.Length, _length - _position)];
        return Took(part.IsEmpty ? 0 : await _inner.ReadAsync(part, cancellationToken).ConfigureAwait(false), part.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Took(int read, ReadOnlySpan<byte> part)
    {
        if (read > 0)
        {
            _hash.AppendData(part[..read]);
            _position += read;
        }

        if (read == 0 && _position < _length && !part.IsEmpty)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"An attachment ends after {_position} of {_length} bytes."));
        }

        // With the last bytes, not after them: a reader that knows the length does not ask again.
        if (_position == _length && !_verified)
        {
            Span<byte> digest = stackalloc byte[Digest.Size];
            _hash.GetHashAndReset(digest);
            _verified = new Digest(digest) == _expected ? true : throw new InvalidDataException("The content of an attachment is not what was kept.");
        }

        return read;
    }
}
