using Microsoft.Extensions.DependencyInjection;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Sqlite;

/// <summary>Minyi's stores on SQLite in the host's container.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>Adds the stores on a SQLite file. The file is opened, and its tables are made or upgraded, when the first of them is asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">Such as <c>Data Source=minyi.db</c>.</param>
    /// <returns>The same services.</returns>
    /// <example><code>
    /// services.AddMinyi().AddMinyiSqlite("Data Source=minyi.db");
    /// </code></example>
    public static IServiceCollection AddMinyiSqlite(this IServiceCollection services, string connectionString)
    {
        Guard.Against.Null(services);
        Guard.Against.NullOrWhiteSpace(connectionString);
        return services
            .AddSingleton(_ => SqliteDatabase.Open(connectionString))
            .AddSingleton<IPetitionStore>(p => new SqlitePetitionStore(p.GetRequiredService<SqliteDatabase>(), p.GetService<IPetitionEventFormat>() ?? PetitionEventFormat.Current))
            .AddSingleton<IPersonalDataStore>(p => new SqlitePersonalDataStore(p.GetRequiredService<SqliteDatabase>()));
    }
}
