using System.Runtime.Intrinsics;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Minyi.Scoring.Aggregation.Csv;

/// <summary>Reads whole lines of a part of a file and counts them. Separators are found 32 bytes at a time.</summary>
internal sealed class CsvChunk(CsvColumns columns, CellLayout layout)
{
    private const int BufferSize = 1 << 20;

    private readonly int[] _ends = new int[columns.Names.Length];
    private int _column;
    private int _rowStart;

    internal CsvCells Cells { get; } = new(layout);

    internal long Rows { get; private set; }

    internal long LinesRead { get; private set; }

    /// <summary>Faults with their line counted from the part's first, from 0.</summary>
    internal List<GradeCsvFault> Faults { get; } = [];

    /// <summary>Whether a quotation mark was met: then lines may not be lines, and the file is read in one piece.</summary>
    internal bool HasQuotes { get; private set; }

    /// <summary>Counts the lines from <paramref name="from"/> to <paramref name="to"/>, both at the beginning of a line or the end of the file.</summary>
    internal void Count(SafeFileHandle file, long from, long to)
    {
        byte[] buffer = new byte[BufferSize];
        int kept = 0;
        while (from < to && !HasQuotes && Faults.Count < GradeCsv.MostFaults)
        {
            if (kept == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            int read = RandomAccess.Read(file, buffer.AsSpan(kept, (int)Math.Min(buffer.Length - kept, to - from)), from);
            if (read == 0)
            {
                break;
            }

            from += read;
            int filled = kept + read;
            int whole = buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            Lines(buffer.AsSpan(0, whole));
            buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
            kept = filled - whole;
        }

        if (kept > 0 && !HasQuotes && Faults.Count < GradeCsv.MostFaults)
        {
            Lines([.. buffer.AsSpan(0, kept), (byte)'\n']);
        }
    }

    /// <summary>Counts whole lines.</summary>
    private void Lines(ReadOnlySpan<byte> bytes)
    {
        Vector256<byte> commas = Vector256.Create((byte)','), newlines = Vector256.Create((byte)'\n'), quotes = Vector256.Create((byte)'"');
        _column = 0;
        _rowStart = 0;
        int i = 0;
        for (; i + Vector256<byte>.Count <= bytes.Length; i += Vector256<byte>.Count)
        {
            Vector256<byte> vector = Vector256.Create(bytes.Slice(i, Vector256<byte>.Count));
            Vector256<byte> found = Vector256.Equals(vector, commas) | Vector256.Equals(vector, newlines);
            if (Vector256.EqualsAny(vector, quotes))
            {
                HasQuotes = true;
                return;
            }

            for (uint bits = found.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                Separator(bytes, i + System.Numerics.BitOperations.TrailingZeroCount(bits));
            }
        }

        for (; i < bytes.Length; i++)
        {
            if (bytes[i] == '"')
            {
                HasQuotes = true;
                return;
            }

            if (bytes[i] is (byte)',' or (byte)'\n')
            {
                Separator(bytes, i);
            }
        }
    }

    private void Separator(ReadOnlySpan<byte> bytes, int place)
    {
        bool endsRow = bytes[place] == '\n';
        if (_column < _ends.Length)
        {
            _ends[_column] = endsRow && place > _rowStart && bytes[place - 1] == '\r' ? place - 1 : place;
        }

        _column++;
        if (!endsRow)
        {
            return;
        }

        // An empty line, as at the end of some files, is no row.
        if (_column != 1 || _ends[0] > _rowStart)
        {
            Row(bytes[_rowStart..place]);
            Rows++;
        }

        LinesRead++;
        _column = 0;
        _rowStart = place + 1;
    }

    private void Row(ReadOnlySpan<byte> line)
    {
        if (_column != _ends.Length)
        {
            Fault("", $"{_column}", new($"{_ends.Length} 个字段", $"{_ends.Length} fields"));
            return;
        }

        ReadOnlySpan<byte> item = columns.Item < 0 ? [] : Field(line, columns.Item);
        if (Cells.Count(Field(line, columns.Subject), Field(line, columns.Group), item, Field(line, columns.Grade)) is { } wrong)
        {
            string group = Encoding.UTF8.GetString(Field(line, columns.Group));
            ReadOnlySpan<byte> found = wrong switch { "subject" => Field(line, columns.Subject), "group" => Field(line, columns.Group), "item" => item, _ => Field(line, columns.Grade) };
            Fault(wrong, Encoding.UTF8.GetString(found), Cells.Expected(wrong, group, Encoding.UTF8.GetString(item)));
        }
    }

    private ReadOnlySpan<byte> Field(ReadOnlySpan<byte> line, int column)
    {
        int start = column == 0 ? 0 : _ends[column - 1] - _rowStart + 1;
        return line[start..(_ends[column] - _rowStart)];
    }

    private void Fault(string column, string found, LocalizedText expected)
    {
        if (Faults.Count < GradeCsv.MostFaults)
        {
            Faults.Add(new(LinesRead, column, found, expected));
        }
    }
}
