using System.Globalization;
using System.Reflection;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>The steps of the tables, in order: <c>Schema/N.sql</c> makes version N of version N - 1.</summary>
internal static class PostgreSqlSchema
{
    /// <summary>The version that these stores write and read.</summary>
    internal static int Version { get; } = Assembly.GetExecutingAssembly().GetManifestResourceNames().Count(n => n.EndsWith(".sql", StringComparison.Ordinal));

    /// <summary>Takes the tables from their version to this one, in one transaction, and gives the district's number. Several hosts may do so at once.</summary>
    /// <exception cref="InvalidOperationException">The tables are of a later version.</exception>
    internal static int Enter(NpgsqlConnection connection, string district)
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        Run("SELECT pg_advisory_xact_lock(hashtext('minyi-schema'))");
        int version = (bool)Run("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'minyi_schema')")!
            ? (int)Run("SELECT version FROM minyi_schema")!
            : (bool)Run("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'minyi_event')")! ? 1 : 0; // the first version did not say which it is
        if (version > Version)
        {
            throw new InvalidOperationException($"The tables in the database are of version {version}; these stores know versions up to {Version}.");
        }

        for (int step = version + 1; step <= Version; step++)
        {
            Run(Step(step));
            if (step > 1)
            {
                Run(string.Create(CultureInfo.InvariantCulture, $"UPDATE minyi_schema SET version = {step}"));
            }
        }

        if (Run("SELECT district FROM minyi_district WHERE key = $1", district) is not int entered)
        {
            entered = (int)Run("INSERT INTO minyi_district (key, list, listed) VALUES ($1, 0, true) RETURNING district", district)!;
            long list = (long)Run("INSERT INTO minyi_lists (district) VALUES ($1) RETURNING list", entered)!;
            Run("UPDATE minyi_district SET list = $2 WHERE district = $1", entered, list);
            Run("INSERT INTO minyi_stream (district, partition, head) VALUES ($1, 0, 0)", entered);
        }

        transaction.Commit();
        return entered;

        object? Run(string sql, params ReadOnlySpan<object> parameters)
        {
#pragma warning disable CA2100 // Minyi's own words: what others bring is a parameter.
            using NpgsqlCommand command = new(sql, connection, transaction);
#pragma warning restore CA2100
            foreach (object value in parameters)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            return command.ExecuteScalar();
        }
    }

    private static string Step(int version)
    {
        using Stream step = Assembly.GetExecutingAssembly().GetManifestResourceStream(string.Create(CultureInfo.InvariantCulture, $"{version}.sql"))!;
        using StreamReader reader = new(step);
        return reader.ReadToEnd();
    }
}
