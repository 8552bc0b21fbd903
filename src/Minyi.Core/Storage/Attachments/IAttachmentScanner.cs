namespace Minyi.Storage.Attachments;

/// <summary>A scanner for malicious content, as a host has one: a service, a program, a list.</summary>
public interface IAttachmentScanner
{
    /// <summary>Looks at one attachment.</summary>
    /// <param name="record">What is known of it.</param>
    /// <param name="content">Its bytes, read forward; not to be disposed of.</param>
    /// <param name="cancellationToken">Cancels; it is scanned again later.</param>
    /// <returns>What was found. An exception counts as <see cref="ScanVerdict.Unknown"/>.</returns>
    ValueTask<ScanVerdict> ScanAsync(AttachmentRecord record, Stream content, CancellationToken cancellationToken = default);
}

/// <summary>What a scanner says.</summary>
public enum ScanVerdict
{
    /// <summary>It could not tell: the attachment stays in quarantine and is scanned again.</summary>
    Unknown,

    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Something was found.</summary>
    Malicious,
}
