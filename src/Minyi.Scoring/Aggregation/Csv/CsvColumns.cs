using System.Collections.Immutable;
using System.Text;

namespace Minyi.Scoring.Aggregation.Csv;

/// <summary>Where the columns of a grades file stand, from its header.</summary>
internal sealed class CsvColumns
{
    private CsvColumns(ImmutableArray<string> names)
    {
        Names = names;
        Subject = names.IndexOf("subject");
        Group = names.IndexOf("group");
        Grade = names.IndexOf("grade");
        Item = names.IndexOf("item");
    }

    internal ImmutableArray<string> Names { get; }

    internal int Subject { get; }

    internal int Group { get; }

    internal int Grade { get; }

    /// <summary>The column of items, or -1: then every row is about the subject as a whole.</summary>
    internal int Item { get; }

    /// <summary>Reads the header's line; gives null and a fault when a column is missing or there twice.</summary>
    internal static CsvColumns? Read(ReadOnlySpan<byte> line, List<GradeCsvFault> faults)
    {
        if (line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        CsvColumns columns = new([.. Encoding.UTF8.GetString(line).TrimEnd('\r').Split(',').Select(name => name.Trim('"'))]);
        foreach (string needed in new[] { "subject", "group", "grade" })
        {
            if (columns.Names.Count(n => n == needed) != 1)
            {
                faults.Add(new(1, needed, string.Join(',', columns.Names), new("恰有一个此列", "this column, once")));
            }
        }

        return faults.Count == 0 ? columns : null;
    }
}
