using System.Collections.Immutable;

namespace Minyi.Storage.Attachments;

/// <summary>A type of file that a district accepts, recognised by what is in the file and never by its name.</summary>
/// <param name="MediaType">The media type, such as <c>application/pdf</c>.</param>
/// <param name="Extension">The extension that a download gets, such as <c>.pdf</c>.</param>
public sealed record AttachmentType(string MediaType, string Extension)
{
    /// <summary>PDF.</summary>
    public static AttachmentType Pdf { get; } = new("application/pdf", ".pdf");

    /// <summary>JPEG photos.</summary>
    public static AttachmentType Jpeg { get; } = new("image/jpeg", ".jpg");

    /// <summary>PNG pictures.</summary>
    public static AttachmentType Png { get; } = new("image/png", ".png");

    /// <summary>WebP pictures.</summary>
    public static AttachmentType WebP { get; } = new("image/webp", ".webp");

    /// <summary>HEIC photos, as telephones take them.</summary>
    public static AttachmentType Heic { get; } = new("image/heic", ".heic");

    /// <summary>Word documents without macros.</summary>
    public static AttachmentType Docx { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");

    /// <summary>Excel workbooks without macros.</summary>
    public static AttachmentType Xlsx { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    /// <summary>PowerPoint presentations without macros.</summary>
    public static AttachmentType Pptx { get; } = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx");

    /// <summary>Plain text in UTF-8.</summary>
    public static AttachmentType PlainText { get; } = new("text/plain", ".txt");

    /// <summary>MP3 recordings.</summary>
    public static AttachmentType Mp3 { get; } = new("audio/mpeg", ".mp3");

    /// <summary>MP4 films, and recordings in the same container.</summary>
    public static AttachmentType Mp4 { get; } = new("video/mp4", ".mp4");

    /// <summary>AMR recordings, as telephones make them.</summary>
    public static AttachmentType Amr { get; } = new("audio/amr", ".amr");

    /// <summary>All that can be recognised.</summary>
    public static ImmutableArray<AttachmentType> All { get; } = [Pdf, Jpeg, Png, WebP, Heic, Docx, Xlsx, Pptx, PlainText, Mp3, Mp4, Amr];

    /// <summary>The type of a media type; null when it is not one of <see cref="All"/>.</summary>
    /// <param name="mediaType">Such as <c>image/png</c>.</param>
    public static AttachmentType? Find(string mediaType) => All.FirstOrDefault(t => string.Equals(t.MediaType, mediaType, StringComparison.OrdinalIgnoreCase));

    /// <summary>The media type.</summary>
    public override string ToString() => MediaType;
}
