using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Minyi.Hosting;

namespace Minyi.AspNetCore.Health;

/// <summary>Whether the deadlines are run: a host that forgot to is seen by this.</summary>
internal sealed class DeadlinesHealthCheck(DeadlineRunner runner, IClock clock, IOptions<MinyiWebOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        DeadlineStatus status = await runner.ReadStatusAsync(clock.GetCurrentInstant(), cancellationToken).ConfigureAwait(false);
        string found = string.Create(CultureInfo.InvariantCulture, $"{status.Pending} pending, {status.Behind} behind");
        return status.Behind > options.Value.MostBehind ? new(context.Registration.FailureStatus, found) : HealthCheckResult.Healthy(found);
    }
}
