using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Minyi.AspNetCore.Settings;
using Minyi.Hosting;

namespace Minyi.AspNetCore;

/// <summary>Minyi by the host's settings.</summary>
public static class MinyiSettingsServiceCollectionExtensions
{
    /// <summary>Adds Minyi as <see cref="MinyiServiceCollectionExtensions.AddMinyi"/> does, by a section of the host's settings. An unknown setting, or a wrong one, stops the host when it starts.</summary>
    /// <remarks>
    /// <para><c>Workflow</c>, <c>AllowExampleClocks</c>, <c>ClockSkew</c> (<c>00:05:00</c>) and <c>Clocks</c>: for each clock <c>"10 WorkingDays"</c>, or <c>Amount</c>, <c>Unit</c>, <c>WarnAt</c>
    /// (percent of the time), <c>ExtendBy</c>, <c>ExtendTimes</c>, <c>RollsForward</c>. What else a rule can say, and a workflow of one's own, is said in code.</para>
    /// </remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">The section, such as <c>Configuration.GetSection("Minyi")</c>.</param>
    /// <param name="configure">Sets what the section does not say, after it; null for nothing.</param>
    /// <returns>The same services.</returns>
    /// <example><code>
    /// builder.Services.AddMinyi(builder.Configuration.GetSection("Minyi")).AddMinyiAspNetCore();
    /// // appsettings.json: { "Minyi": { "Workflow": "yantian", "Clocks": { "feedback": "5 WorkingDays" } } }
    /// </code></example>
    public static IServiceCollection AddMinyi(this IServiceCollection services, IConfiguration settings, Action<MinyiOptions>? configure = null)
    {
        Guard.Against.Null(services);
        Guard.Against.Null(settings);
        MinyiSettings read = new(settings);
        return services
            .AddSingleton<IValidateOptions<MinyiOptions>>(new SettingsValidation(read.Faults))
            .AddMinyi(options =>
            {
                read.Apply(options);
                configure?.Invoke(options);
            });
    }
}
