using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Minyi.AspNetCore.Background;

/// <summary>Something that is done now and then. What it throws is logged by its type, and it goes on: a store that is away comes back.</summary>
internal abstract class PeriodicService(Duration every, TimeProvider? time, ILogger logger) : BackgroundService
{
    protected abstract Task RunAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = time is null ? new(every.ToTimeSpan()) : new(every.ToTimeSpan(), time);
        do
        {
            try
            {
                await RunAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                BackgroundLog.Failed(logger, GetType().Name, e.GetType().FullName!);
            }
        }
        while (await WaitAsync(timer, stoppingToken).ConfigureAwait(false));
    }

    private static async ValueTask<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
