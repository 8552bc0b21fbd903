using System.Collections.Immutable;

namespace Minyi.Storage.Attachments;

/// <summary>What a district accepts as an attachment.</summary>
public sealed record AttachmentPolicy
{
    /// <summary>What most districts accept: every type that can be recognised, up to 20 MiB each, given out without a scanner.</summary>
    public static AttachmentPolicy Default { get; } = new();

    /// <summary>The types accepted.</summary>
    public ImmutableArray<AttachmentType> Types { get; init => field = value.IsDefault ? [] : value; } = AttachmentType.All;

    /// <summary>The largest size in bytes.</summary>
    public long MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Whether each waits in quarantine until a scanner has cleared it.</summary>
    public bool Quarantine { get; init; }
}
