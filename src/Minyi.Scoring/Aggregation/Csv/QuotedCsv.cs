using System.Text;

namespace Minyi.Scoring.Aggregation.Csv;

/// <summary>Reads a file with quoted fields (RFC 4180), byte by byte in one piece: correct first, and still without a string for each field.</summary>
internal static class QuotedCsv
{
    internal static GradeCsvResult Count(string path, CsvColumns columns, CellLayout layout)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        CsvCells cells = new(layout);
        List<GradeCsvFault> faults = [];
        byte[][] fields = [.. columns.Names.Select(_ => new byte[64])];
        int[] lengths = new int[fields.Length];
        long rows = 0, line = 1;
        while (faults.Count < GradeCsv.MostFaults && ReadRow(stream, fields, lengths, out int count, out int lines) is { } whole)
        {
            long first = line;
            line += lines;
            if (first == 1 || (count == 1 && lengths[0] == 0))
            {
                continue;
            }

            rows++;
            if (!whole || count != fields.Length)
            {
                faults.Add(new(first, "", whole ? $"{count}" : "\"", whole ? new($"{fields.Length} 个字段", $"{fields.Length} fields") : new("成对的引号", "quotation marks in pairs")));
                continue;
            }

            ReadOnlySpan<byte> Of(int column) => column < 0 ? [] : fields[column].AsSpan(0, lengths[column]);
            if (cells.Count(Of(columns.Subject), Of(columns.Group), Of(columns.Item), Of(columns.Grade)) is { } wrong)
            {
                string Text(int column) => Encoding.UTF8.GetString(Of(column));
                string found = wrong switch { "subject" => Text(columns.Subject), "group" => Text(columns.Group), "item" => Text(columns.Item), _ => Text(columns.Grade) };
                faults.Add(new(first, wrong, found, cells.Expected(wrong, Text(columns.Group), Text(columns.Item))));
            }
        }

        GradeAccumulator counts = new(layout);
        cells.AddTo(counts);
        return new(counts, rows, [.. faults]);
    }

    /// <summary>Reads a row; null at the end of the file, false when its quotation marks are out of place.</summary>
    private static bool? ReadRow(FileStream stream, byte[][] fields, int[] lengths, out int count, out int lines)
    {
        (count, lines) = (0, 1);
        Array.Clear(lengths);
        bool whole = true, quoted = false, any = false, closed = false;
        while (true)
        {
            int next = stream.ReadByte();
            if (next < 0)
            {
                count++;
                return any ? whole && !quoted : null;
            }

            any = true;
            lines += quoted && next == '\n' ? 1 : 0;
            if (next == '"' && (quoted || (!closed && (count >= lengths.Length || lengths[count] == 0))))
            {
                (quoted, closed) = (!quoted, quoted);
            }
            else if (next == '"' && closed)
            {
                // Two marks within quotes are one.
                Put(fields, lengths, count, '"');
                (quoted, closed) = (true, false);
            }
            else if (!quoted && next is ',' or '\n')
            {
                closed = false;
                count++;
                if (next == '\n')
                {
                    return whole;
                }
            }
            else if (quoted || next != '\r')
            {
                whole &= !closed && (quoted || next != '"');
                Put(fields, lengths, count, next);
            }
        }
    }

    private static void Put(byte[][] fields, int[] lengths, int column, int value)
    {
        if (column >= fields.Length)
        {
            return;
        }

        if (lengths[column] == fields[column].Length)
        {
            Array.Resize(ref fields[column], lengths[column] * 2);
        }

        fields[column][lengths[column]++] = (byte)value;
    }
}
