namespace Minyi.Storage.Attachments;

/// <summary>What is known of an attachment when it comes. The name that the file had on somebody's machine is not kept: it may tell who they are.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Petition">The petition that it is for; the petition need not be registered yet.</param>
/// <param name="By">Who sends it.</param>
/// <param name="At">When, cut to whole microseconds.</param>
/// <param name="Subject">Whom it is erased with: the petitioner, as in <see cref="PetitionDesk.SubjectOf(Petition)"/>; null for nobody.</param>
public sealed record AttachmentUpload(AttachmentId Id, PetitionId Petition, ActorId By, Instant At, DataSubjectId? Subject = null)
{
    /// <summary>When, to the microsecond.</summary>
    public Instant At { get; init; } = Microseconds.Cut(At);
}
