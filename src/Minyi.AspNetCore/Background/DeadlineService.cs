using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Minyi.Hosting;

namespace Minyi.AspNetCore.Background;

/// <summary>Runs the deadlines.</summary>
internal sealed class DeadlineService(DeadlineRunner runner, IClock clock, IOptions<MinyiWebOptions> options, IServiceProvider services, ILogger<DeadlineService> logger)
    : PeriodicService(options.Value.DeadlinesEvery, services.GetService<TimeProvider>(), logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => runner.RunAsync(clock.GetCurrentInstant(), cancellationToken);
}
