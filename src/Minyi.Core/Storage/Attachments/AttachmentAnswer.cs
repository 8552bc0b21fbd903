using System.Diagnostics.CodeAnalysis;

namespace Minyi.Storage.Attachments;

/// <summary>What a reader gets of an attachment.</summary>
/// <param name="Record">What is kept of it; null when it is refused.</param>
/// <param name="Content">Its bytes, to be disposed of by the caller; null when it is refused.</param>
/// <param name="Refusal">Why it is not given; null when it is.</param>
public sealed record AttachmentAnswer(AttachmentRecord? Record, Stream? Content, Refusal? Refusal = null)
{
    /// <summary>Whether it is given.</summary>
    [MemberNotNullWhen(true, nameof(Record), nameof(Content))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsGiven => Refusal is null;

    internal static AttachmentAnswer Refused(Refusal refusal) => new(null, null, refusal);
}
