using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Minyi.Hosting;
using Minyi.Storage.Outbox;

namespace Minyi.AspNetCore.Health;

/// <summary>Whether notices go out. Healthy where the host sends none.</summary>
internal sealed class NoticesHealthCheck(IServiceProvider services, IClock clock, IOptions<MinyiWebOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (services.GetService<INoticeSender>() is null)
        {
            return HealthCheckResult.Healthy("no sender");
        }

        OutboxStatus status = await services.GetRequiredService<INoticeOutbox>().ReadStatusAsync(cancellationToken).ConfigureAwait(false);
        string found = string.Create(CultureInfo.InvariantCulture, $"{status.Pending} wait, {status.Dead} could not be sent");
        bool late = status.Oldest is { } oldest && clock.GetCurrentInstant() - oldest > options.Value.LongestNoticeWait;
        return late || status.Dead > 0 ? HealthCheckResult.Degraded(found) : HealthCheckResult.Healthy(found);
    }
}
