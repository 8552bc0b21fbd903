using DuckDB.NET.Data;
using Minyi.Scoring.Aggregation;
using Minyi.Scoring.Aggregation.Csv;

namespace Minyi.Benchmarks.Scoring;

/// <summary>The same counts from a CSV file: ours beside DuckDB's reader with the columns' types given, on the same threads.</summary>
[MemoryDiagnoser]
public class CountCsv : IDisposable
{
    private const int Threads = 2;

    private static readonly string[] Groups = ["residents", "representatives", "petitioners", "studios"];
    private static readonly string[] Codes = ["satisfied", "basically-satisfied", "not-satisfied", "dont-know"];

    private readonly DuckDBConnection _duck = new("DataSource=:memory:");
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"minyi-grades-{Environment.ProcessId}.csv");
    private readonly CellLayout _layout = new(Groups.Select(g => new CellQuestion(g, "", [.. Codes])));

    [Params(1_000_000, 10_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        using (StreamWriter writer = new(_path, append: false, new System.Text.UTF8Encoding(false), 1 << 20))
        {
            writer.Write("subject,evaluator,group,grade\n");
            for (int i = 0; i < Rows; i++)
            {
                (ushort subject, byte group, byte grade) = MadeUpGrades.At(i);
                writer.Write($"unit-{subject:D4},e{i:D8},{Groups[group]},{Codes[grade]}\n");
            }
        }

        _duck.Open();
        Run($"SET threads TO {Threads}");
        GradeAccumulator ours = Ours();
        DuckDb();
        using DuckDBCommand command = _duck.CreateCommand();
        command.CommandText = "SELECT subject, grp, grade, n FROM counts";
        using DuckDBDataReader reader = command.ExecuteReader();
        long rows = 0;
        while (reader.Read())
        {
            long count = reader.GetInt64(3);
            rows += count;
            if (ours.CountsOf(reader.GetString(0))[_layout.CellOf(reader.GetString(1), "", reader.GetString(2))] != count)
            {
                throw new InvalidOperationException("The two count differently.");
            }
        }

        if (rows != Rows)
        {
            throw new InvalidOperationException("DuckDB did not count every row.");
        }
    }

    [Benchmark(Baseline = true)]
    public void DuckDb() => Run($$"""
        CREATE OR REPLACE TEMP TABLE counts AS SELECT subject, "group" grp, grade, count(*) n
        FROM read_csv('{{_path}}', header = true, delim = ',', auto_detect = false,
          columns = {'subject': 'VARCHAR', 'evaluator': 'VARCHAR', 'group': 'VARCHAR', 'grade': 'VARCHAR'})
        GROUP BY subject, grp, grade
        """);

    [Benchmark]
    public GradeAccumulator Ours()
    {
        GradeCsvResult result = GradeCsv.Count(_path, _layout, Threads);
        return result.Faults.IsEmpty ? result.Counts : throw new InvalidOperationException($"{result.Faults[0]}");
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _duck.Dispose();
        File.Delete(_path);
        GC.SuppressFinalize(this);
    }

    private void Run(string sql)
    {
        using DuckDBCommand command = _duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
