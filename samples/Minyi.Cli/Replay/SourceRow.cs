using Minyi.Cli.Execution;
using Minyi.Cli.Tables;

namespace Minyi.Cli.Replay;

/// <summary>A row of the extract as the file states it.</summary>
/// <param name="Line">The line in the file.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Created">When it was created.</param>
/// <param name="IsClosed">Whether its status says closed.</param>
/// <param name="Closed">Its closing time, where it has one.</param>
/// <param name="Unit">The queue or unit; empty where it is not stated.</param>
/// <param name="Channel">The channel; empty where it is not stated.</param>
internal sealed record SourceRow(long Line, string Key, Moment Created, bool IsClosed, Moment? Closed, string Unit, string Channel)
{
    /// <summary>Whether a time lies after the day of the extract, so that no duration can be made of it.</summary>
    public bool IsDoubtful => Created.Date > AsOf || Closed?.Date > AsOf;

    /// <summary>The last day that a time of the extract may fall on.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>What the row says that cannot be: the code, or null.</summary>
    public string? Contradiction => (IsClosed, Closed) switch
    {
        _ when Created.Date > AsOf => "created-in-the-future",
        _ when Closed?.Date > AsOf => "closed-in-the-future",
        (true, null) => "closed-without-time",
        (false, not null) => "open-with-closing-time",
        (true, { } closed) when closed.At < Created.At => "closed-before-created",
        _ => null,
    };

    /// <summary>Reads an extract; ends the command when a value cannot be read or a key occurs twice.</summary>
    public static List<SourceRow> ReadAll(Invocation invocation, string path, ReplayMapping mapping, LocalDate asOf)
    {
        LocalizedText time = new($"形如 {mapping.Timestamps.Pattern} 的时间", $"a time written {mapping.Timestamps.Pattern}");
        CsvFile file = invocation.ReadCsv(path, mapping.Columns);
        Dictionary<string, long> seen = [];
        List<SourceRow> rows = [];
        foreach (CsvRow row in file.Rows())
        {
            string key = row.UniqueId(mapping.Key, seen);
            if (mapping.Timestamps.Parse(row[mapping.Created]) is not { } created)
            {
                row.Fail(mapping.Created, time);
                created = default;
            }

            Moment? closed = null;
            if (row[mapping.Closed].Length > 0 && (closed = mapping.Timestamps.Parse(row[mapping.Closed])) is null)
            {
                row.Fail(mapping.Closed, time);
            }

            if (!mapping.Statuses.TryGetValue(row[mapping.Status], out bool isClosed))
            {
                row.Fail(mapping.Status, Expectations.OneOf(mapping.Statuses.Keys));
            }

            rows.Add(new(row.Line, key, created, isClosed, closed, row.OptionalId(mapping.Unit), row.OptionalId(mapping.Channel)) { AsOf = asOf });
        }

        invocation.EndIfFaulty();
        return rows;
    }
}
