namespace Minyi.Storage.Attachments;

/// <summary>What is kept of an attachment beside its bytes.</summary>
/// <param name="Upload">As it came.</param>
/// <param name="Type">What it is.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Reference">What an event holds of it.</param>
public sealed record AttachmentRecord(AttachmentUpload Upload, AttachmentType Type, long Length, AttachmentReference Reference);

/// <summary>Where an attachment stands.</summary>
public enum AttachmentStatus
{
    /// <summary>The store knows nothing of it.</summary>
    Missing,

    /// <summary>It waits for the scanner and is given to nobody.</summary>
    Quarantined,

    /// <summary>It may be given to whoever may read it.</summary>
    Cleared,

    /// <summary>The scanner found something: its bytes are gone.</summary>
    Rejected,

    /// <summary>It was erased on purpose.</summary>
    Erased,

    /// <summary>There is something under this id that is not what the event refers to.</summary>
    Altered,
}

/// <summary>What a store says of an attachment. Of an erased one nothing remains but the time.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Record">What is kept of it; null where it is missing or erased.</param>
/// <param name="Content">Its bytes, to be disposed of by the caller; null unless they were asked for and are given out.</param>
/// <param name="ErasedAt">When it was erased; null unless it was.</param>
public sealed record AttachmentReading(AttachmentStatus Status, AttachmentRecord? Record = null, Stream? Content = null, Instant? ErasedAt = null)
{
    /// <summary>Nothing is known of it.</summary>
    public static AttachmentReading Missing { get; } = new(AttachmentStatus.Missing);

    /// <summary>A content that is checked as it is read, for stores: one that is not what was kept throws an <see cref="InvalidDataException"/> before its end is reached.</summary>
    /// <param name="content">Where the bytes come from, from where it stands; disposed of with what is returned.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="digest">Their SHA-256 digest as it was kept.</param>
    /// <returns>A forward-only stream.</returns>
    public static Stream Verified(Stream content, long length, Digest digest) => new VerifiedStream(content, length, digest);

    /// <summary>The same of a content that is kept in pieces.</summary>
    /// <param name="piece">Reads a piece by its number, from 0; null or empty behind the last one, and for what is gone since.</param>
    /// <param name="length">How many bytes there are.</param>
    /// <param name="digest">Their SHA-256 digest as it was kept.</param>
    /// <returns>A forward-only stream with one piece in memory at a time.</returns>
    public static Stream Verified(Func<int, CancellationToken, ValueTask<byte[]?>> piece, long length, Digest digest) =>
        new VerifiedStream(new PieceStream(Guard.Against.Null(piece)), length, digest);

    /// <summary>Status and type.</summary>
    public override string ToString() => Record is null ? Status.ToString() : $"{Status} {Record.Type}";
}
