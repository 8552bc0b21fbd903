using System.Collections.Immutable;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Assignment;

namespace Minyi.Cli.Grid;

/// <summary>Reads what the kinds add to the distance: <c>kind,representative_kind,term</c>; a pair of kinds that is not listed adds nothing.</summary>
internal sealed class FitReader(Invocation invocation)
{
    private const long Most = 1_000_000_000;

    public PairTerms Read(string path, string[] kinds, string[] representativeKinds)
    {
        Dictionary<string, int> rows = Numbers(kinds);
        Dictionary<string, int> columns = Numbers(representativeKinds);
        long[][] terms = [.. rows.Select(_ => new long[columns.Count])];
        Dictionary<(string, string), long> seen = [];
        foreach (CsvRow row in invocation.ReadCsv(path, ["kind", "representative_kind", "term"]).Rows())
        {
            (string kind, string other) = (row["kind"], row["representative_kind"]);
            if (!seen.TryAdd((kind, other), row.Line))
            {
                long line = seen[(kind, other)];
                row.Fail("kind", new($"每一组合只出现一次（第 {line} 行已有）", $"each pair of kinds once (it is on line {line} already)"));
            }

            long term = row["term"].Length == 0 ? AssignmentProblem.Forbidden : row.Long("term", -Most, Most);
            if (rows.TryGetValue(kind, out int r) && columns.TryGetValue(other, out int c))
            {
                terms[r][c] = term;
            }
        }

        return new(
            [.. kinds.Select(k => rows[k])], [.. representativeKinds.Select(k => columns[k])], [.. terms.Select(t => t.ToImmutableArray())]);
    }

    private static Dictionary<string, int> Numbers(string[] kinds)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        foreach (string kind in kinds)
        {
            numbers.TryAdd(kind, numbers.Count);
        }

        return numbers;
    }
}
