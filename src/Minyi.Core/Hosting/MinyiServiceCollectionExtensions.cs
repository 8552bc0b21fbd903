using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Minyi.Petitions;
using Minyi.Petitions.Notices;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using Minyi.Storage.Lists;
using Minyi.Storage.Outbox;
using Minyi.Storage.Snapshots;

namespace Minyi.Hosting;

/// <summary>Minyi in the host's container.</summary>
public static class MinyiServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="PetitionDesk"/>, <see cref="DeadlineRunner"/>, <see cref="PetitionBoard"/>, <see cref="PetitionRules"/>,
    /// <see cref="PetitionWorkflow"/> and the stores, each once for the whole host.
    /// </summary>
    /// <remarks>
    /// With <see cref="MinyiOptions.AllowExampleClocks"/> alone it works: the <c>yantian</c> workflow with example time limits, and stores in memory, of which the log warns that
    /// nothing is kept. Notices are kept for sending where the host registers an <see cref="INoticeSender"/>. A host registers its own <see cref="IPetitionStore"/> and <see cref="IPersonalDataStore"/> before or after, and <see cref="IPetitionSnapshots"/> where
    /// first loads of long histories are to be short. Submissions are counted
    /// (<see cref="MinyiTelemetry"/>); a host that registers its own <see cref="ISubmissionObserver"/> passes them on to <see cref="MinyiTelemetry.ForSubmissions"/> if they are to be.
    /// Time comes from the host's <see cref="IClock"/>, the system's where it registers none. The options are checked when the host starts.
    /// </remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <example><code>
    /// services.AddMinyiSqlite("Data Source=minyi.db"); // package Minyi.Sqlite
    /// services.AddMinyi(options => options.Clocks.Add(new DeadlineRule("handling", 10, DeadlineUnit.WorkingDays))); // and so on, a rule for each clock
    /// </code></example>
    public static IServiceCollection AddMinyi(this IServiceCollection services, Action<MinyiOptions>? configure = null)
    {
        Guard.Against.Null(services);
        OptionsBuilder<MinyiOptions> options = services.AddOptions<MinyiOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MinyiOptions>, MinyiOptionsValidation>());
        services.TryAddSingleton(p => p.GetRequiredService<IOptions<MinyiOptions>>().Value.Built!);
        services.TryAddSingleton(p => p.GetRequiredService<PetitionRules>().Workflow);
        services.TryAddSingleton<IPetitionEventFormat>(PetitionEventFormat.Current);
        services.TryAddSingleton<IPetitionStore>(p =>
        {
            HostingLog.PetitionsNotKept(Logger<InMemoryPetitionStore>(p));
            return new InMemoryPetitionStore(
                p.GetRequiredService<IPetitionEventFormat>(), p.GetRequiredService<InMemoryPetitionQueries>(), p.GetService<INoticeSender>() is null ? null : p.GetRequiredService<InMemoryNoticeOutbox>());
        });
        services.TryAddSingleton<InMemoryPetitionQueries>();
        services.TryAddSingleton<IPetitionQueries>(p => p.GetRequiredService<IPetitionStore>() is InMemoryPetitionStore
            ? p.GetRequiredService<InMemoryPetitionQueries>()
            : throw new InvalidOperationException($"Register the {nameof(IPetitionQueries)} that belongs to your {nameof(IPetitionStore)}."));
        services.TryAddSingleton<IPersonalDataStore>(p =>
        {
            HostingLog.PersonalDataNotKept(Logger<InMemoryPersonalDataStore>(p));
            return new InMemoryPersonalDataStore();
        });
        services.TryAddSingleton<IAttachmentStore>(p =>
        {
            HostingLog.AttachmentsNotKept(Logger<InMemoryAttachmentStore>(p));
            return new InMemoryAttachmentStore();
        });
        services.TryAddSingleton(p => new AttachmentDesk(p.GetRequiredService<IPetitionStore>(), p.GetRequiredService<PetitionRules>(), p.GetRequiredService<IAttachmentStore>()));
        services.TryAddSingleton<InMemoryNoticeOutbox>();
        services.TryAddSingleton<INoticeOutbox>(p => p.GetRequiredService<IPetitionStore>() is InMemoryPetitionStore
            ? p.GetRequiredService<InMemoryNoticeOutbox>()
            : throw new InvalidOperationException("The petition store that is registered keeps no notices: register the INoticeOutbox that it writes to."));
        services.TryAddSingleton(p => new NoticeTexts(p.GetRequiredService<IOptions<MinyiOptions>>().Value.Notices));
        services.TryAddSingleton(p => new NoticeDispatcher(
            p.GetRequiredService<INoticeOutbox>(), p.GetRequiredService<INoticeSender>(), p.GetRequiredService<NoticeTexts>(), p.GetRequiredService<IClock>(),
            p.GetService<NoticeDispatchOptions>(), Logger<NoticeDispatcher>(p)));
        services.TryAddSingleton(p => new MinyiTelemetry(p.GetService<IMeterFactory>(), p.GetService<TimeProvider>()));
        services.TryAddSingleton(p => p.GetRequiredService<MinyiTelemetry>().ForSubmissions(p.GetRequiredService<PetitionWorkflow>()));
#pragma warning disable RS0030 // The edge of the host: the one place where the system's clock is taken, unless the host brings a clock of its own.
        services.TryAddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        services.TryAddSingleton(p => new PetitionDesk(
            Watched(p), p.GetRequiredService<IPersonalDataStore>(), p.GetRequiredService<PetitionRules>(), p.GetRequiredService<IClock>(), p.GetRequiredService<ISubmissionObserver>(),
            p.GetRequiredService<IOptions<MinyiOptions>>().Value.ClockSkew, p.GetService<IPetitionSnapshots>()));
        services.TryAddSingleton(p => new PetitionBoard(Watched(p), p.GetRequiredService<PetitionRules>()));
        services.TryAddSingleton(p => new DeadlineRunner(
            p.GetRequiredService<PetitionDesk>(), p.GetRequiredService<PetitionBoard>(), p.GetRequiredService<MinyiTelemetry>(), Logger<DeadlineRunner>(p)));
        return services;
    }

    /// <summary>Adds an <see cref="INoticeSender"/> that is one function.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="send">Sends one notice, as <see cref="INoticeSender.SendAsync"/> says.</param>
    /// <returns>The same services.</returns>
    /// <example><code>
    /// services.AddMinyiNotices(async (notice, text, stop) =>
    /// {
    ///     await mail.SendAsync(addresses.Of(notice.To), text.Subject.Chinese, text.Body.Chinese, stop);
    ///     return NoticeOutcome.Sent;
    /// });
    /// </code></example>
    public static IServiceCollection AddMinyiNotices(this IServiceCollection services, Func<PetitionNotice, NoticeText, CancellationToken, ValueTask<NoticeOutcome>> send) =>
        Guard.Against.Null(services).AddSingleton<INoticeSender>(new FunctionSender(Guard.Against.Null(send)));

    private static InstrumentedPetitionStore Watched(IServiceProvider services) =>
        new(services.GetRequiredService<IPetitionStore>(), services.GetRequiredService<MinyiTelemetry>());

    private static ILogger<T> Logger<T>(IServiceProvider services) => services.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;

    private sealed class FunctionSender(Func<PetitionNotice, NoticeText, CancellationToken, ValueTask<NoticeOutcome>> send) : INoticeSender
    {
        public ValueTask<NoticeOutcome> SendAsync(PetitionNotice notice, NoticeText text, CancellationToken cancellationToken = default) => send(notice, text, cancellationToken);
    }
}
