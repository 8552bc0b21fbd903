namespace Minyi.Storage.Attachments;

/// <summary>Takes attachments through quarantine. The host calls it now and then; several may at once.</summary>
public sealed class AttachmentScan
{
    /// <summary>As many are scanned in a run, so that one run ends.</summary>
    public const int Most = 1000;

    private readonly IAttachmentStore _attachments;
    private readonly IAttachmentScanner _scanner;

    /// <summary>A scan.</summary>
    /// <param name="attachments">The attachments.</param>
    /// <param name="scanner">Who looks at them.</param>
    public AttachmentScan(IAttachmentStore attachments, IAttachmentScanner scanner)
    {
        _attachments = Guard.Against.Null(attachments);
        _scanner = Guard.Against.Null(scanner);
    }

    /// <summary>Scans what waits in quarantine.</summary>
    /// <param name="cancellationToken">Cancels; the next run goes on.</param>
    public async Task<AttachmentScanRun> RunAsync(CancellationToken cancellationToken = default)
    {
        int cleared = 0, rejected = 0, unknown = 0;
        foreach (AttachmentRecord waiting in await _attachments.ReadQuarantinedAsync(Most, cancellationToken).ConfigureAwait(false))
        {
            ScanVerdict verdict = await ScanAsync(waiting, cancellationToken).ConfigureAwait(false);
            if (verdict is ScanVerdict.Clean or ScanVerdict.Malicious)
            {
                bool ruled = await _attachments.RuleAsync(waiting.Upload.Id, verdict == ScanVerdict.Clean, cancellationToken).ConfigureAwait(false);
                cleared += ruled && verdict == ScanVerdict.Clean ? 1 : 0;
                rejected += ruled && verdict == ScanVerdict.Malicious ? 1 : 0;
            }
            else
            {
                unknown++;
            }
        }

        return new(cleared, rejected, unknown);
    }

    private async ValueTask<ScanVerdict> ScanAsync(AttachmentRecord waiting, CancellationToken cancellationToken)
    {
        try
        {
            AttachmentReading reading = await _attachments.OpenQuarantinedAsync(waiting.Upload.Id, cancellationToken).ConfigureAwait(false);
            if (reading.Content is not { } content)
            {
                return ScanVerdict.Unknown; // somebody else was faster
            }

            await using (content.ConfigureAwait(false))
            {
                return await _scanner.ScanAsync(reading.Record!, content, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ScanVerdict.Unknown; // one that a scanner stumbles over does not keep the others waiting
        }
    }
}

/// <summary>What a scan did.</summary>
/// <param name="Cleared">How many were cleared.</param>
/// <param name="Rejected">How many were rejected.</param>
/// <param name="Unknown">How many stay in quarantine: to be looked at when they stay so.</param>
public sealed record AttachmentScanRun(int Cleared, int Rejected, int Unknown);
