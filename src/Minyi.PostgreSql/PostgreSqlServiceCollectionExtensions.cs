using Microsoft.Extensions.DependencyInjection;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using Minyi.Storage.Lists;
using Minyi.Storage.Outbox;
using Minyi.Storage.Snapshots;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Minyi's stores on PostgreSQL in the host's container.</summary>
public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>Adds the stores, lists, notices and attachments on a PostgreSQL database. The tables are made or upgraded when the first of them is asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="source">The database; null for the <see cref="NpgsqlDataSource"/> that the host registers.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <example><code>
    /// services.AddMinyi().AddMinyiPostgreSql(NpgsqlDataSource.Create(connectionString));
    /// </code></example>
    public static IServiceCollection AddMinyiPostgreSql(this IServiceCollection services, NpgsqlDataSource? source = null, Action<PostgreSqlOptions>? configure = null)
    {
        Guard.Against.Null(services);
        PostgreSqlOptions options = new();
        configure?.Invoke(options);
        return services
            .AddSingleton(p => PostgreSqlDatabase.Open(source ?? p.GetRequiredService<NpgsqlDataSource>(), options))
            .AddSingleton<IPetitionStore>(p => new PostgreSqlPetitionStore(p.GetRequiredService<PostgreSqlDatabase>(), Format(p), keepsNotices: p.GetService<INoticeSender>() is not null))
            .AddSingleton<IPetitionQueries>(p => new PostgreSqlPetitionQueries(p.GetRequiredService<PostgreSqlDatabase>(), Format(p)))
            .AddSingleton<INoticeOutbox>(p => new PostgreSqlNoticeOutbox(p.GetRequiredService<PostgreSqlDatabase>()))
            .AddSingleton<IAttachmentStore>(p => new PostgreSqlAttachmentStore(p.GetRequiredService<PostgreSqlDatabase>(), p.GetService<AttachmentPolicy>()))
            .AddSingleton<IPetitionSnapshots>(p => new PostgreSqlSnapshots(p.GetRequiredService<PostgreSqlDatabase>()))
            .AddSingleton<IPersonalDataStore>(p => new PostgreSqlPersonalDataStore(p.GetRequiredService<PostgreSqlDatabase>()));
    }

    private static IPetitionEventFormat Format(IServiceProvider services) => services.GetService<IPetitionEventFormat>() ?? PetitionEventFormat.Current;
}
