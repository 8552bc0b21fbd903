using System.Globalization;

namespace Minyi.Storage.Attachments;

/// <summary>Why an attachment is refused, in words.</summary>
internal static class AttachmentRefusals
{
    internal static readonly Refusal Empty = new([new("attachment-empty", new("文件是空的", "the file is empty"))]);

    internal static readonly Refusal IdTaken = new([new("attachment-id-taken", new("该附件编号已用于另一文件", "another attachment already has this id"))]);

    internal static readonly Refusal Unknown = new([new("unknown-attachment", new("本件没有该附件，或附件与所引用的不符", "this petition has no such attachment, or it is not what is referred to"))]);

    internal static Refusal Of(AttachmentStatus status) => new([status switch
    {
        AttachmentStatus.Quarantined => new("attachment-quarantined", new("附件正在检查，检查通过后可查看", "the attachment is being checked; it can be opened once it has passed")),
        AttachmentStatus.Rejected => new("attachment-rejected", new("附件未通过安全检查，已删除", "the attachment did not pass the security check and was deleted")),
        AttachmentStatus.Erased => new("attachment-erased", new("附件已应要求删除", "the attachment was erased on request")),
        _ => new Reason("attachment-damaged", new("附件已损坏或丢失，请联系管理员", "the attachment is damaged or lost: tell whoever operates the site")),
    }]);

    internal static Refusal TooLarge(long most) => new([new("attachment-too-large", new(
        string.Create(CultureInfo.InvariantCulture, $"文件超过 {Mebibytes(most)} MB"), string.Create(CultureInfo.InvariantCulture, $"the file is larger than {Mebibytes(most)} MB")))]);

    internal static Refusal Type(AttachmentPolicy policy)
    {
        string accepted = string.Join(", ", policy.Types.Select(t => t.Extension));
        return new([new("attachment-type", new(
            $"按内容识别，文件不属于可接受的类型：{accepted}", $"the file's content is not of an accepted type; accepted are: {accepted}"))]);
    }

    private static string Mebibytes(long bytes) => ((decimal)bytes / (1024 * 1024)).ToString("0.##", CultureInfo.InvariantCulture);
}
