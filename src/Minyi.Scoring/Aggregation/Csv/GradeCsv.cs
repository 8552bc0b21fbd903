using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace Minyi.Scoring.Aggregation.Csv;

/// <summary>Counts the grades of a CSV file straight from its bytes, on several threads, in memory that does not grow with the rows.</summary>
/// <remarks>
/// <para>The file is UTF-8 with a header that names <c>subject</c>, <c>group</c> and <c>grade</c>, and <c>item</c> if grades have one; other columns
/// are passed over. Its rows are resolved ballots: who must resolve them first reads them into an <see cref="Ledgers.AppraisalLedger"/>.</para>
/// <para>The file is cut at line ends, one piece for each thread. A file with quotation marks is read in one piece and unquoted by RFC 4180,
/// more slowly. Any number of threads gives the same counts.</para>
/// </remarks>
public static class GradeCsv
{
    /// <summary>After how many faults reading stops.</summary>
    public const int MostFaults = 20;

    /// <summary>Counts a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">The cells; a question without items has the item <c>""</c>.</param>
    /// <param name="threads">How many threads, at least one.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GradeCsvResult Count(string path, CellLayout layout, int threads = 1)
    {
        Guard.Against.NullOrEmpty(path);
        Guard.Against.Null(layout);
        Guard.Against.NegativeOrZero(threads);
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        List<GradeCsvFault> faults = [];
        long start = AfterLine(file, 0, out byte[] header);
        CsvColumns? columns = CsvColumns.Read(header.AsSpan().TrimEnd((byte)'\n'), faults);
        GradeAccumulator counts = new(layout);
        if (columns is null)
        {
            return new(counts, 0, [.. faults]);
        }

        long length = RandomAccess.GetLength(file);
        long[] cuts = [start, .. Enumerable.Range(1, threads - 1).Select(i => AfterLine(file, Math.Max(start, start + ((length - start) * i / threads) - 1), out _)), length];
        CsvChunk[] chunks = [.. Enumerable.Range(0, threads).Select(_ => new CsvChunk(columns, layout))];
        if (threads == 1)
        {
            chunks[0].Count(file, start, length);
        }
        else
        {
            Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, i => chunks[i].Count(file, Math.Min(cuts[i], cuts[i + 1]), cuts[i + 1]));
        }

        return chunks.Any(c => c.HasQuotes) ? QuotedCsv.Count(path, columns, layout) : Together(counts, chunks);
    }

    private static GradeCsvResult Together(GradeAccumulator counts, CsvChunk[] chunks)
    {
        long rows = 0, before = 0;
        ImmutableArray<GradeCsvFault>.Builder faults = ImmutableArray.CreateBuilder<GradeCsvFault>();
        foreach (CsvChunk chunk in chunks)
        {
            // Lines count from 1, and the header is the first. A piece that stopped at its faults ends the list, so later lines need no number.
            faults.AddRange(chunk.Faults.Take(MostFaults - faults.Count).Select(f => f with { Line = f.Line + before + 2 }));
            if (faults.Count == MostFaults)
            {
                break;
            }

            chunk.Cells.AddTo(counts);
            rows += chunk.Rows;
            before += chunk.LinesRead;
        }

        return new(counts, rows, faults.ToImmutable());
    }

    /// <summary>The place after the first line end at or behind a place, and the bytes up to there.</summary>
    private static long AfterLine(SafeFileHandle file, long from, out byte[] line)
    {
        byte[] buffer = new byte[1 << 12];
        int filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            int read = RandomAccess.Read(file, buffer.AsSpan(filled), from + filled);
            int end = buffer.AsSpan(filled, read).IndexOf((byte)'\n');
            if (end >= 0 || read == 0)
            {
                line = buffer[..(filled + (end >= 0 ? end + 1 : 0))];
                return from + line.Length;
            }

            filled += read;
        }
    }
}
