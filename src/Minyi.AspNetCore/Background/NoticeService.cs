using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Minyi.Hosting;

namespace Minyi.AspNetCore.Background;

/// <summary>Dispatches notices, where the host has a sender.</summary>
internal sealed class NoticeService(IOptions<MinyiWebOptions> options, IServiceProvider services, ILogger<NoticeService> logger)
    : PeriodicService(options.Value.NoticesEvery, services.GetService<TimeProvider>(), logger)
{
    private readonly NoticeDispatcher? _dispatcher = services.GetService<INoticeSender>() is null ? null : services.GetRequiredService<NoticeDispatcher>();

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_dispatcher is not null)
        {
            await _dispatcher.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
