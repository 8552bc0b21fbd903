using System.Text;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using Minyi.Storage.Lists;
using Minyi.Storage.Snapshots;
using Minyi.PostgreSql;
using Minyi.Testing.Conformance;
using Npgsql;

namespace Minyi.Stores.Tests;

/// <summary>A schema of its own on a test server, under the conformance kit.</summary>
internal sealed class PostgresStorage : StorageFixture
{
    private readonly string _schema = $"minyi_{Guid.NewGuid():N}";

    private PostgresStorage(string server)
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { SearchPath = _schema }.ConnectionString;
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { MaxPoolSize = 20 }.ConnectionString);
    }

    internal string ConnectionString { get; }

    internal NpgsqlDataSource Source { get; }

    internal PostgreSqlDatabase Database { get; private set; } = null!;

    internal static async Task<PostgresStorage> CreateEmptyAsync(string? server = null)
    {
        PostgresStorage storage = new(server ?? PostgresServer.ConnectionString);
        await storage.ExecuteAsync($"CREATE SCHEMA {storage._schema}");
        return storage;
    }

    internal static async Task<PostgresStorage> CreateAsync(string? server = null)
    {
        PostgresStorage storage = await CreateEmptyAsync(server);
        storage.Database = await PostgreSqlDatabase.OpenAsync(storage.Source);
        await storage.ExecuteAsync("CREATE TABLE host_row (key text PRIMARY KEY)");
        return storage;
    }

    public override ValueTask<IPetitionStore> OpenPetitionStoreAsync(IPetitionEventFormat format) => new(new PostgreSqlPetitionStore(Database, format));

    public override ValueTask<IPersonalDataStore> OpenPersonalDataStoreAsync() => new(new PostgreSqlPersonalDataStore(Database));

    public override ValueTask<IAttachmentStore> OpenAttachmentStoreAsync(AttachmentPolicy policy) => new(new PostgreSqlAttachmentStore(Database, policy));

    public override ValueTask<StoreWithOutbox> OpenOutboxAsync(IPetitionEventFormat format) =>
        new(new StoreWithOutbox(new PostgreSqlPetitionStore(Database, format, keepsNotices: true), new PostgreSqlNoticeOutbox(Database)));

    public override ValueTask<IPetitionSnapshots?> OpenSnapshotsAsync() => new(new PostgreSqlSnapshots(Database));

    public override ValueTask<IPetitionQueries?> OpenQueriesAsync(IPetitionEventFormat format) => new(new PostgreSqlPetitionQueries(Database, format));

    public override async ValueTask<HostWork> BeginHostWorkAsync()
    {
        NpgsqlConnection connection = await Source.OpenConnectionAsync();
        return new DbHostWork(connection, await connection.BeginTransactionAsync());
    }

    public override async ValueTask<bool> HostRowExistsAsync(string key)
    {
        await using NpgsqlConnection connection = await Source.OpenConnectionAsync();
        return await DbHostWork.ExistsAsync(connection, key);
    }

    public override async ValueTask<string?> DumpAsync()
    {
        StringBuilder dump = new();
        await using NpgsqlCommand command = Source.CreateCommand("SELECT d::text FROM minyi_personal_data d UNION ALL SELECT a::text FROM minyi_attachment a UNION ALL SELECT encode(p.bytes, 'escape') FROM minyi_attachment_piece p");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            dump.AppendLine(reader.GetString(0));
        }

        return dump.ToString();
    }

    public override async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP SCHEMA {_schema} CASCADE");
        await Source.DisposeAsync();
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
