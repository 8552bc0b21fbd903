using Microsoft.Extensions.DependencyInjection;
using Minyi.Petitions;
using Minyi.Storage;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Minyi's stores on PostgreSQL in the host's container.</summary>
public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>Adds the stores on a PostgreSQL database. The tables are made or upgraded when the first of them is asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="source">The database; null for the <see cref="NpgsqlDataSource"/> that the host registers.</param>
    /// <returns>The same services.</returns>
    /// <example><code>
    /// services.AddMinyi().AddMinyiPostgreSql(NpgsqlDataSource.Create(connectionString));
    /// </code></example>
    public static IServiceCollection AddMinyiPostgreSql(this IServiceCollection services, NpgsqlDataSource? source = null) =>
        Guard.Against.Null(services)
            .AddSingleton(p => PostgreSqlDatabase.Open(source ?? p.GetRequiredService<NpgsqlDataSource>()))
            .AddSingleton<IPetitionStore>(p => new PostgreSqlPetitionStore(p.GetRequiredService<PostgreSqlDatabase>(), p.GetService<IPetitionEventFormat>() ?? PetitionEventFormat.Current))
            .AddSingleton<IPersonalDataStore>(p => new PostgreSqlPersonalDataStore(p.GetRequiredService<PostgreSqlDatabase>()));
}
