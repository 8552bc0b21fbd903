using System.Diagnostics.CodeAnalysis;

namespace Minyi.Storage.Attachments;

/// <summary>The answer to sending an attachment.</summary>
/// <param name="Record">What is kept; null when it is refused.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Refusal"><c>attachment-too-large</c>, <c>attachment-empty</c>, <c>attachment-type</c> or <c>attachment-id-taken</c>; null when it was taken.</param>
public sealed record AttachmentReceipt(AttachmentRecord? Record, AttachmentStatus Status, Refusal? Refusal = null)
{
    /// <summary>Whether it was taken.</summary>
    [MemberNotNullWhen(true, nameof(Record))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsTaken => Refusal is null;

    /// <summary>It was refused.</summary>
    /// <param name="refusal">Why.</param>
    public static AttachmentReceipt Refused(Refusal refusal) => new(null, AttachmentStatus.Missing, Guard.Against.Null(refusal));
}
