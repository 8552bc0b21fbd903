using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore.Background;

/// <summary>Takes attachments through quarantine, where the host has a scanner.</summary>
internal sealed class ScanService(IAttachmentStore attachments, IOptions<MinyiWebOptions> options, IServiceProvider services, ILogger<ScanService> logger)
    : PeriodicService(options.Value.ScanEvery, services.GetService<TimeProvider>(), logger)
{
    private readonly AttachmentScan? _scan = services.GetService<IAttachmentScanner>() is { } scanner ? new(attachments, scanner) : null;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_scan is not null)
        {
            await _scan.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
