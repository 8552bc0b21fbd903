using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using Minyi.Storage.Lists;
using Minyi.Storage.Snapshots;
using Minyi.Sqlite;
using Minyi.Testing.Conformance;

namespace Minyi.Stores.Tests;

/// <summary>A SQLite file of its own under the conformance kit.</summary>
internal sealed class SqliteStorage : StorageFixture
{
    private readonly string _folder = Directory.CreateTempSubdirectory("minyi-sqlite-").FullName;

    private SqliteStorage()
    {
    }

    internal SqliteDatabase Database { get; private set; } = null!;

    internal string ConnectionString => $"Data Source={Path.Combine(_folder, "petitions.db")}";

    internal static async Task<SqliteStorage> CreateAsync()
    {
        SqliteStorage storage = new();
        storage.Database = await SqliteDatabase.OpenAsync(storage.ConnectionString);
        await using SqliteConnection connection = storage.Database.Connect();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE host_row (key TEXT PRIMARY KEY) STRICT";
        await command.ExecuteNonQueryAsync();
        return storage;
    }

    public override ValueTask<IPetitionStore> OpenPetitionStoreAsync(IPetitionEventFormat format) => new(new SqlitePetitionStore(Database, format));

    public override ValueTask<IPersonalDataStore> OpenPersonalDataStoreAsync() => new(new SqlitePersonalDataStore(Database));

    public override ValueTask<IAttachmentStore> OpenAttachmentStoreAsync(AttachmentPolicy policy) => new(new SqliteAttachmentStore(Database, policy));

    public override ValueTask<StoreWithOutbox> OpenOutboxAsync(IPetitionEventFormat format) =>
        new(new StoreWithOutbox(new SqlitePetitionStore(Database, format, keepsNotices: true), new SqliteNoticeOutbox(Database)));

    public override ValueTask<IPetitionSnapshots?> OpenSnapshotsAsync() => new(new SqliteSnapshots(Database));

    public override ValueTask<IPetitionQueries?> OpenQueriesAsync(IPetitionEventFormat format) => new(new SqlitePetitionQueries(Database, format));

    public override async ValueTask<HostWork> BeginHostWorkAsync()
    {
        SqliteConnection connection = Database.Connect();
        return new DbHostWork(connection, await connection.BeginTransactionAsync());
    }

    public override async ValueTask<bool> HostRowExistsAsync(string key)
    {
        await using SqliteConnection connection = Database.Connect();
        return await DbHostWork.ExistsAsync(connection, key);
    }

    public override async ValueTask<string?> DumpAsync()
    {
        StringBuilder dump = new();
        foreach (string file in Directory.EnumerateFiles(_folder))
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using MemoryStream bytes = new();
            await stream.CopyToAsync(bytes);
            dump.Append(Encoding.Latin1.GetString(bytes.ToArray()));
        }

        return dump.ToString();
    }

    public override ValueTask DisposeAsync()
    {
        using SqliteConnection connection = new(ConnectionString);
        SqliteConnection.ClearPool(connection);
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A host's transaction on any database that has the table <c>host_row</c>.</summary>
internal sealed class DbHostWork(DbConnection connection, DbTransaction transaction) : HostWork
{
    public override HostTransaction Transaction { get; } = new DbHostTransaction(transaction);

    public override async ValueTask WriteRowAsync(string key)
    {
        await using DbCommand command = Command(connection, "INSERT INTO host_row (key) VALUES (@key)", key);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask CommitAsync() => await transaction.CommitAsync();

    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    internal static async Task<bool> ExistsAsync(DbConnection connection, string key)
    {
        await using DbCommand command = Command(connection, "SELECT count(*) FROM host_row WHERE key = @key", key);
        return (long)(await command.ExecuteScalarAsync())! == 1;
    }

    private static DbCommand Command(DbConnection connection, string sql, string key)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = "@key";
        parameter.Value = key;
        command.Parameters.Add(parameter);
        return command;
    }
}
