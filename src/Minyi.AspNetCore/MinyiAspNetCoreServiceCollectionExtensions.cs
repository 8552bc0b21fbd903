using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Minyi.AspNetCore.Background;
using Minyi.AspNetCore.Endpoints;
using Minyi.AspNetCore.Health;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore;

/// <summary>Minyi in an ASP.NET Core host.</summary>
public static class MinyiAspNetCoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <see cref="MinyiEndpointRouteBuilderExtensions.MapMinyi"/> needs, and the background work: the deadlines, the notices where the host registers an
    /// <see cref="INoticeSender"/>, the scan where it registers an <see cref="IAttachmentScanner"/>.
    /// </summary>
    /// <remarks>
    /// A host registers its own <see cref="IActorSource"/> and <see cref="IPetitionNumbers"/> before or after. Sign-in and authorization are the host's; with cookies it
    /// adds antiforgery (<c>AddAntiforgery</c>).
    /// </remarks>
    /// <param name="services">The host's services, with <c>AddMinyi</c>.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMinyiAspNetCore(this IServiceCollection services, Action<MinyiWebOptions>? configure = null)
    {
        Guard.Against.Null(services);
        OptionsBuilder<MinyiWebOptions> options = services.AddOptions<MinyiWebOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MinyiWebOptions>, MinyiWebOptionsValidation>());
        services.Configure<JsonOptions>(json => PetitionJson.AddTo(json.SerializerOptions));
        services.TryAddSingleton<IActorSource, ClaimsActorSource>();
        services.TryAddSingleton<IPetitionNumbers, DerivedPetitionNumbers>();
        services.TryAddSingleton<PetitionHandlers>();
        services.TryAddSingleton<AttachmentHandlers>();
        services.TryAddSingleton<PublicHandlers>();
        services.TryAddSingleton<ListHandlers>();
        services.AddHostedService<DeadlineService>();
        services.AddHostedService<NoticeService>();
        services.AddHostedService<ScanService>();
        return services;
    }

    /// <summary>Adds health checks: <c>minyi-deadlines</c>, unhealthy when the deadlines are far behind, and <c>minyi-notices</c>, degraded when notices wait long or could not be sent.</summary>
    /// <param name="builder">The host's health checks.</param>
    /// <returns>The same builder.</returns>
    /// <example><code>
    /// builder.Services.AddHealthChecks().AddMinyi();
    /// app.MapHealthChecks("/health");
    /// </code></example>
    public static IHealthChecksBuilder AddMinyi(this IHealthChecksBuilder builder) =>
        Guard.Against.Null(builder).AddCheck<DeadlinesHealthCheck>("minyi-deadlines").AddCheck<NoticesHealthCheck>("minyi-notices");
}
