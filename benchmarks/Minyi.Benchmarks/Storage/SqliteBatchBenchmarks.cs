using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Sqlite;

namespace Minyi.Benchmarks.Storage;

/// <summary>
/// A batch of appends to the SQLite store beside a bare prepared INSERT of the same rows into the same table, each batch one transaction that is
/// on the disk when it ends (WAL, synchronous = FULL). Ours also decides versions and retries, writes JSON and hashes. Time is per row.
/// </summary>
[MemoryDiagnoser]
public class SqliteBatchBenchmarks
{
    private const int Rows = 3_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("minyi-bench-").FullName;
    private readonly PetitionEvent[] _events = Samples.History();
    private SqliteDatabase _bare = null!;
    private SqliteDatabase _ours = null!;
    private SqlitePetitionStore _store = null!;
    private string[] _payloads = [];
    private long _position;
    private int _batch;

    [GlobalSetup]
    public async Task Prepare()
    {
        _bare = await SqliteDatabase.OpenAsync($"Data Source={Path.Combine(_folder, "bare.db")}");
        _ours = await SqliteDatabase.OpenAsync($"Data Source={Path.Combine(_folder, "ours.db")}");
        _store = new SqlitePetitionStore(_ours, PetitionEventFormat.Current);
        _payloads = [.. _events.Select(e =>
        {
            ArrayBufferWriter<byte> json = new();
            PetitionEventFormat.Current.Write(e, json);
            return Encoding.UTF8.GetString(json.WrittenSpan);
        })];
    }

    [GlobalCleanup]
    public void Remove()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public void BarePreparedInsert()
    {
        int batch = _batch++;
        using SqliteConnection connection = _bare.Connect();
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO minyi_event VALUES (0, $p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11)";
        for (int i = 0; i < 12; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        }

        command.Prepare();
        byte[] hash = new byte[32];
        for (int row = 0; row < Rows; row++)
        {
            SqliteParameterCollection p = command.Parameters;
            (p[0].Value, p[1].Value, p[2].Value, p[3].Value, p[4].Value, p[5].Value) = (++_position, $"P-{batch}-{row / 3}", (row % 3) + 1, $"c-{row}", 1, "clerk-1");
            (p[6].Value, p[7].Value, p[8].Value, p[9].Value, p[10].Value, p[11].Value) = (1_727_571_600_000_000, "PetitionRegistered", 1, _payloads[row % 3], hash, hash);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>One command, one event: the most decisions a row. Each petition is registered, escalated and accepted.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public async Task<int> AppendMany()
    {
        int batch = _batch++;
        PetitionAppend[] appends = new PetitionAppend[Rows];
        for (int row = 0; row < Rows; row++)
        {
            appends[row] = new(PetitionId.From($"P-{batch}-{row / 3}"), row % 3, CommandId.From($"c-{row}"), Samples.Clerk, Samples.At, [_events[row % 3]]);
        }

        IReadOnlyList<AppendResult> results = await _store.AppendManyAsync(appends);
        return results.Count(r => r.Status == AppendStatus.Appended) == Rows ? Rows : throw new InvalidOperationException("Not all appended.");
    }
}
