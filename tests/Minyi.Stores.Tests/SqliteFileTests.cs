using Microsoft.Data.Sqlite;
using Minyi.Storage;
using Minyi.Sqlite;
using Minyi.Testing.Conformance;

namespace Minyi.Stores.Tests;

/// <summary>A file that is not what these stores wrote.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minyi-file-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Source => $"Data Source={Path.Combine(_folder.FullName, "petitions.db")};Pooling=False";

    [Fact]
    public async Task A_file_with_tables_of_another_version_is_not_opened()
    {
        await SqliteDatabase.OpenAsync(Source, null, Token);
        Execute("UPDATE minyi_schema SET version = 99");
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => SqliteDatabase.OpenAsync(Source, null, Token));
        Assert.Contains("version 99", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_row_is_a_finding_and_what_stands_behind_it_is_read()
    {
        IPetitionStore store = new SqlitePetitionStore(await SqliteDatabase.OpenAsync(Source, null, Token), ProbeEventFormat.Instance);
        for (int i = 0; i < 5; i++)
        {
            PetitionAppend append = new(PetitionId.From($"P-{i % 2}"), i / 2, CommandId.From($"c-{i}"), ActorId.From("clerk-1"), NodaTime.Instant.FromUtc(2024, 9, 29, 1, 0), [new ProbeEvent("x")]);
            await store.AppendAsync(append, cancellationToken: Token);
        }

        Execute("PRAGMA ignore_check_constraints = ON; UPDATE minyi_event SET hash = x'00' WHERE number = 3");
        StreamAudit audit = await StreamAudit.RunAsync(store, cancellationToken: Token);
        Assert.Equal([new ChainFinding(ChainFault.Unreadable, PetitionId.From("P-0"), 2, StreamPosition.At(3))], audit.Findings);
        Assert.Equal(5, audit.Heads[0].Position.Number);
        await Assert.ThrowsAsync<CorruptRecordException>(async () => await store.ReadAsync(PetitionId.From("P-0"), 0, Token));
        Assert.Equal(2, (await store.ReadAsync(PetitionId.From("P-1"), 0, Token)).Count);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Execute(string sql)
    {
        using SqliteConnection connection = new(Source);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
