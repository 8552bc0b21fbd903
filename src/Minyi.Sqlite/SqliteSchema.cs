using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Minyi.Sqlite;

/// <summary>The steps of the tables, in order: <c>Schema/N.sql</c> makes version N of version N - 1.</summary>
internal static class SqliteSchema
{
    /// <summary>The version that these stores write and read.</summary>
    internal static int Version { get; } = Steps().Count();

    /// <summary>Takes the tables in a file from their version to this one, in one transaction: all steps or none.</summary>
    /// <returns>Whether anything was changed.</returns>
    /// <exception cref="InvalidOperationException">They are of a later version.</exception>
    internal static bool Upgrade(SqliteConnection connection)
    {
        if (Read(connection, null) == Version)
        {
            return false;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        int version = Read(connection, transaction); // again: another one may have been faster
        if (version > Version)
        {
            throw new InvalidOperationException($"The tables in the file are of version {version}; these stores know versions up to {Version}.");
        }

        for (int step = version + 1; step <= Version; step++)
        {
            SqliteDatabase.Execute(connection, Step(step), transaction);
            SqliteDatabase.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE minyi_schema SET version = {step}"), transaction);
        }

        transaction.Commit();
        return version < Version;
    }

    private static int Read(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'minyi_schema'";
        if (command.ExecuteScalar() is 0L)
        {
            return 0;
        }

        command.CommandText = "SELECT version FROM minyi_schema";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string Step(int version)
    {
        using Stream step = Assembly.GetExecutingAssembly().GetManifestResourceStream(string.Create(CultureInfo.InvariantCulture, $"{version}.sql"))!;
        using StreamReader reader = new(step);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Steps() => Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal));
}
