using System.Collections.Frozen;
using System.Text;
using Minyi.Cli.Execution;
using nietras.SeparatedValues;

namespace Minyi.Cli.Tables;

/// <summary>A CSV input: a header that names the columns in any order, then rows, read once and in order.</summary>
/// <remarks>
/// RFC 4180 with <c>,</c> and <c>"</c>; quoted fields may hold line breaks; wholly empty lines are skipped. A row with more or
/// fewer fields than the header is a fault, as is a quotation mark out of place.
/// </remarks>
internal sealed class CsvFile : IDisposable
{
    private readonly Invocation _invocation;
    private readonly Encoding _encoding;
    private readonly StreamReader _text;
    private readonly SepReader _reader;
    private bool _started;

    private CsvFile(Invocation invocation, string path)
    {
        _invocation = invocation;
        Path = path;
        _encoding = InputFile.EncodingOf(invocation, (MinyiCommand)invocation.Parsed.CommandResult.Command);
        _text = new StreamReader(InputFile.Open(invocation, path), _encoding, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: path == "-");
        _reader = Decoding(() => Sep.New(',').Reader(o => o with { HasHeader = false, DisableColCountCheck = true }).From(_text));
        Columns = [];
        Places = FrozenDictionary<string, int>.Empty;
    }

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The names of the columns in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; private set; }

    /// <summary>Where each column stands.</summary>
    internal FrozenDictionary<string, int> Places { get; private set; }

    /// <summary>The columns that were read as numbers so far.</summary>
    internal HashSet<string> Numeric { get; } = new(StringComparer.Ordinal);

    internal FaultList Faults => _invocation.Faults;

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string column) => Places.ContainsKey(column);

    /// <summary>The columns that a command does not know and carries through.</summary>
    public IReadOnlyList<string> Others(params ReadOnlySpan<string> known)
    {
        HashSet<string> names = [.. known];
        return [.. Columns.Where(c => !names.Contains(c))];
    }

    /// <summary>Opens a file and reads its header; ends the command when the header is not as it must be.</summary>
    public static CsvFile Open(Invocation invocation, string path, IReadOnlyList<string> required, IReadOnlyList<string> written)
    {
        CsvFile file = new(invocation, path);
        invocation.Own(file);
        file.ReadHeader(required, written);
        return file;
    }

    /// <summary>The rows that are as long as the header; a row that is not is a fault and is left out.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        while (Next() is { } row)
        {
            if (row.Length == Columns.Count)
            {
                yield return new(this, row.Line, row.Fields!);
            }
            else if (row.Length >= 0)
            {
                string place = row.Length < Columns.Count ? Columns[row.Length] : Columns[^1];
                Faults.Add(new(Path, row.Line, place, Fields(row.Length), Fields(Columns.Count)));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _text.Dispose();
    }

    private void ReadHeader(IReadOnlyList<string> required, IReadOnlyList<string> written)
    {
        if (Next() is not { } header)
        {
            string columns = string.Join(',', required);
            Faults.Add(new(Path, 1, required.Count > 0 ? required[0] : null, new("空文件", "an empty file"), new($"表头“{columns}”", $"a header \"{columns}\"")));
            throw new BadInputException();
        }

        Faults.ThrowIfAny();
        Columns = header.Fields!;
        if (Columns[0].StartsWith('\uFEFF'))
        {
            Columns = [Columns[0][1..], .. Columns.Skip(1)];
        }

        Dictionary<string, int> places = [];
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Length == 0)
            {
                Faults.Add(new(Path, header.Line, $"#{i + 1}", new("没有名称的列", "a column without a name"), new("列名", "a name for each column")));
            }
            else if (MarkupText.Terminal(Columns[i]).ReplaceLineEndings(" ") != Columns[i])
            {
                Faults.Add(new(Path, header.Line, $"#{i + 1}", Fault.Quoted(Columns[i]), new("没有控制字符的列名", "a name without control characters")));
            }
            else if (!places.TryAdd(Columns[i], i))
            {
                Faults.Add(new(Path, header.Line, Columns[i], new("重复的列名", "this column twice"), new("互不相同的列名", "distinct names of columns")));
            }
        }

        foreach (string column in required.Where(c => !places.ContainsKey(c)))
        {
            Faults.Add(new(Path, header.Line, column, Fault.Quoted(string.Join(',', Columns)), new($"有“{column}”列", $"a column \"{column}\"")));
        }

        foreach (string column in written.Where(places.ContainsKey))
        {
            Faults.Add(new(Path, header.Line, column, new("输入中已有此列", "this column in the input"), new("没有此列：它由本命令写出", "none of this name: the command writes it")));
        }

        Faults.ThrowIfAny();
        Places = places.ToFrozenDictionary();
    }

    /// <summary>The next line that is not empty; its fields are null, and its length -1, where a quotation mark is out of place.</summary>
    private (long Line, int Length, string[]? Fields)? Next()
    {
        while (Decoding(_reader.MoveNext))
        {
            SepReader.Row row = _reader.Current;
            // The reader has looked at the first row before it was asked for it, and gives the line after it.
            long line = _started ? row.LineNumberFrom : 1;
            _started = true;
            if (row.ColCount == 1 && row[0].Span.IsEmpty)
            {
                continue;
            }

            string[] fields = new string[row.ColCount];
            for (int i = 0; i < fields.Length; i++)
            {
                if (CsvText.Unquoted(row[i].Span) is not { } field)
                {
                    string place = i < Columns.Count ? Columns[i] : $"#{i + 1}";
                    Faults.Add(new(Path, line, place, Fault.Quoted(row[i].Span), new("引号成对且包住整个字段", "quotation marks in pairs around the whole field")));
                    return (line, -1, null);
                }

                fields[i] = field;
            }

            return (line, fields.Length, fields);
        }

        return null;
    }

    private static LocalizedText Fields(int count) => new($"{count} 个字段", count == 1 ? "1 field" : $"{count} fields");

    private T Decoding<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            Faults.Add(new(Path, InputFile.BrokenLine(_invocation, Path, _encoding), null,
                new($"有不是 {_encoding.WebName} 的字节", $"bytes that are not {_encoding.WebName}"), new("utf-8，或用 --encoding gb18030", "utf-8, or --encoding gb18030")));
            throw new BadInputException();
        }
        catch (Exception e) when (e is NotSupportedException or InvalidDataException or IOException)
        {
            Faults.Add(new(Path, null, null, new($"内容无法读取（{e.Message}）", $"content that cannot be read ({e.Message})"), new("CSV", "CSV")));
            throw new BadInputException();
        }
    }
}
