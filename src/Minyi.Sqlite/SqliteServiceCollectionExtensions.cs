using Microsoft.Extensions.DependencyInjection;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using Minyi.Storage.Lists;
using Minyi.Storage.Outbox;
using Minyi.Storage.Snapshots;

namespace Minyi.Sqlite;

/// <summary>Minyi's stores on SQLite in the host's container.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>Adds the stores, lists, notices and attachments on a SQLite file. The file is opened, and its tables are made or upgraded, when the first of them is asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">Such as <c>Data Source=minyi.db</c>.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <example><code>
    /// services.AddMinyi().AddMinyiSqlite("Data Source=minyi.db");
    /// </code></example>
    public static IServiceCollection AddMinyiSqlite(this IServiceCollection services, string connectionString, Action<SqliteOptions>? configure = null)
    {
        Guard.Against.Null(services);
        Guard.Against.NullOrWhiteSpace(connectionString);
        SqliteOptions options = new();
        configure?.Invoke(options);
        return services
            .AddSingleton(_ => SqliteDatabase.Open(connectionString, options))
            .AddSingleton<IPetitionStore>(p => new SqlitePetitionStore(p.GetRequiredService<SqliteDatabase>(), Format(p), keepsNotices: p.GetService<INoticeSender>() is not null))
            .AddSingleton<IPetitionQueries>(p => new SqlitePetitionQueries(p.GetRequiredService<SqliteDatabase>(), Format(p)))
            .AddSingleton<INoticeOutbox>(p => new SqliteNoticeOutbox(p.GetRequiredService<SqliteDatabase>()))
            .AddSingleton<IAttachmentStore>(p => new SqliteAttachmentStore(p.GetRequiredService<SqliteDatabase>(), p.GetService<AttachmentPolicy>()))
            .AddSingleton<IPetitionSnapshots>(p => new SqliteSnapshots(p.GetRequiredService<SqliteDatabase>()))
            .AddSingleton<IPersonalDataStore>(p => new SqlitePersonalDataStore(p.GetRequiredService<SqliteDatabase>()));
    }

    private static IPetitionEventFormat Format(IServiceProvider services) => services.GetService<IPetitionEventFormat>() ?? PetitionEventFormat.Current;
}
