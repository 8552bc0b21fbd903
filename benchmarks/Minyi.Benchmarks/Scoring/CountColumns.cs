using DuckDB.NET.Data;
using Minyi.Scoring.Aggregation;

namespace Minyi.Benchmarks.Scoring;

/// <summary>Counts of grades by subject, group and grade, from typed columns in memory: ours beside DuckDB's GROUP BY on the same threads.</summary>
[MemoryDiagnoser]
public class CountColumns : IDisposable
{
    private const int Threads = 2;

    private readonly DuckDBConnection _duck = new("DataSource=:memory:");
    private ushort[] _subjects = [];
    private byte[] _groups = [];
    private byte[] _grades = [];

    [Params(1_000_000, 10_000_000, 100_000_000)]
    public int Grades { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _subjects = new ushort[Grades];
        _groups = new byte[Grades];
        _grades = new byte[Grades];
        Parallel.For(0, Threads, t =>
        {
            for (int i = (int)((long)Grades * t / Threads), end = (int)((long)Grades * (t + 1) / Threads); i < end; i++)
            {
                (_subjects[i], _groups[i], _grades[i]) = MadeUpGrades.At(i);
            }
        });
        _duck.Open();
        Run($"SET threads TO {Threads}");
        Run($"CREATE TABLE grades AS SELECT CAST({MadeUpGrades.SqlSubject} AS USMALLINT) subject, CAST({MadeUpGrades.SqlGroup} AS UTINYINT) grp, "
            + $"CAST({MadeUpGrades.SqlGrade} AS UTINYINT) grade FROM ({MadeUpGrades.SqlRange(Grades)})");
        ColumnCounter ours = Ours();
        DuckDb();
        using DuckDBCommand command = _duck.CreateCommand();
        command.CommandText = "SELECT subject, grp, grade, n FROM counts";
        using DuckDBDataReader reader = command.ExecuteReader();
        long rows = 0;
        while (reader.Read())
        {
            long count = reader.GetInt64(3);
            rows += count;
            if (ours[reader.GetFieldValue<ushort>(0), reader.GetByte(1), reader.GetByte(2)] != count)
            {
                throw new InvalidOperationException("The two count differently.");
            }
        }

        if (rows != Grades)
        {
            throw new InvalidOperationException("DuckDB did not count every row.");
        }
    }

    [Benchmark(Baseline = true)]
    public void DuckDb() => Run("CREATE OR REPLACE TEMP TABLE counts AS SELECT subject, grp, grade, count(*) n FROM grades GROUP BY subject, grp, grade");

    [Benchmark]
    public ColumnCounter Ours()
    {
        ColumnCounter counter = new(MadeUpGrades.Subjects, MadeUpGrades.Groups, MadeUpGrades.Codes);
        counter.Count(_subjects, _groups, _grades, Threads);
        return counter;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _duck.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Run(string sql)
    {
        using DuckDBCommand command = _duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
