namespace Minyi.Storage.Attachments;

/// <summary>Where the bytes of attachments are kept, apart from the events that refer to them.</summary>
/// <remarks>
/// <para>
/// An attachment is sent first; what it is answered with (id and digest) goes into the command. A half-written one is seen by nobody. What is refused or never
/// attached leaves nothing in any history. Who may read one follows from the events that a reader is shown: see <see cref="AttachmentDesk"/>.
/// </para>
/// <para>Implementations never put what is in a file, or whom it is about, into file names, logs, traces or exceptions, and never hold a whole file in memory.</para>
/// </remarks>
/// <threadsafety>Safe for several threads, and for several hosts on the same storage.</threadsafety>
public interface IAttachmentStore
{
    /// <summary>What it accepts.</summary>
    AttachmentPolicy Policy { get; }

    /// <summary>Takes an attachment, if it keeps the policy.</summary>
    /// <param name="upload">What is known of it.</param>
    /// <param name="content">Its bytes, read to the end once; need not be seekable.</param>
    /// <param name="cancellationToken">Cancels; sending the same again is harmless.</param>
    /// <returns>The record with the reference for the event. The same bytes for the same petition again give the same reference, anything else under the id is refused.</returns>
    ValueTask<AttachmentReceipt> PutAsync(AttachmentUpload upload, Stream content, CancellationToken cancellationToken = default);

    /// <summary>What is kept of an attachment, without its bytes.</summary>
    /// <param name="id">Which.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<AttachmentReading> FindAsync(AttachmentId id, CancellationToken cancellationToken = default);

    /// <summary>Opens a cleared attachment for reading. Whether the reader may is the caller's to ask first: <see cref="AttachmentDesk"/> does both.</summary>
    /// <param name="reference">As the event has it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The content, where it is cleared and fits the reference. Reading a content that was damaged since throws an <see cref="InvalidDataException"/> before its end.
    /// </returns>
    ValueTask<AttachmentReading> OpenAsync(AttachmentReference reference, CancellationToken cancellationToken = default);

    /// <summary>Opens one that waits in quarantine, for the scanner alone.</summary>
    /// <param name="id">Which.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The content, where it is in quarantine.</returns>
    ValueTask<AttachmentReading> OpenQuarantinedAsync(AttachmentId id, CancellationToken cancellationToken = default);

    /// <summary>Ends a quarantine: clears the attachment, or rejects it and deletes its bytes.</summary>
    /// <param name="id">Which.</param>
    /// <param name="clear">Whether the scanner found nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was in quarantine until now.</returns>
    ValueTask<bool> RuleAsync(AttachmentId id, bool clear, CancellationToken cancellationToken = default);

    /// <summary>Those that wait for the scanner, in the ordinal order of their ids.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<IReadOnlyList<AttachmentRecord>> ReadQuarantinedAsync(int most, CancellationToken cancellationToken = default);

    /// <summary>Erases an attachment with its salt. Erasing it again changes nothing; so does an id that was never taken.</summary>
    /// <param name="id">Which.</param>
    /// <param name="at">When, for the note that remains, cut to whole microseconds.</param>
    /// <param name="cancellationToken">Cancels; erasing again goes on.</param>
    /// <returns>Whether it was erased now.</returns>
    ValueTask<bool> EraseAsync(AttachmentId id, Instant at, CancellationToken cancellationToken = default);

    /// <summary>Erases all that is kept with a person.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="at">When, for the notes that remain, cut to whole microseconds.</param>
    /// <param name="cancellationToken">Cancels; erasing again goes on.</param>
    /// <returns>How many were erased now.</returns>
    ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, CancellationToken cancellationToken = default);
}
