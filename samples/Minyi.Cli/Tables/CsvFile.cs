using Minyi.Cli.Execution;
using Minyi.Reporting.Tables;

namespace Minyi.Cli.Tables;

/// <summary>A table as an input (CSV, or a workbook): a header that names the columns in any order, then rows, read once and in order.</summary>
/// <remarks>
/// A row with more or fewer fields than the header is a fault, as is a quotation mark out of place. Columns go by their names, by the Chinese names that people give them, or by what <c>--columns</c>
/// says. Ids that differ only in width, blanks and invisible characters are refused or joined (<c>--ids</c>), rows that sum up others are refused (<c>--keep-totals</c>).
/// </remarks>
internal sealed class CsvFile : IDisposable
{
    private readonly Invocation _invocation;
    private readonly TableReader _reader;
    private readonly Stream _stream;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _headers = new(StringComparer.Ordinal);
    private string[] _columns = [];
    private int _nameless;
    private string? _totals;
    private bool _byFigures;

    private CsvFile(Invocation invocation, string path)
    {
        _invocation = invocation;
        Path = path;
        _stream = InputFile.Open(invocation, path);
        _reader = Reading(() => TableReader.Open(_stream, path == "-" ? null : path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase), new() { Encoding = invocation.InputEncoding, Sheet = invocation.Sheet }));
    }

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The names of the columns as the file has them, in its order.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The columns that were read as numbers so far.</summary>
    internal HashSet<string> Numeric { get; } = new(StringComparer.Ordinal);

    internal FaultList Faults => _invocation.Faults;

    /// <summary>Whether a comma may be a decimal point here.</summary>
    internal bool CommaMayBePoint => _reader.Separator == ';';

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>The columns that a command does not know and carries through.</summary>
    public IReadOnlyList<string> Others(params ReadOnlySpan<string> known)
    {
        HashSet<int> taken = [];
        foreach (string column in known)
        {
            taken.Add(_places.GetValueOrDefault(column, -1));
        }

        return [.. _columns.Where((_, i) => !taken.Contains(i))];
    }

    /// <summary>Opens a file and reads its header; ends the command when the header is not as it must be.</summary>
    public static CsvFile Open(Invocation invocation, string path, IReadOnlyList<string> required, IReadOnlyList<string> written)
    {
        CsvFile file = new(invocation, path);
        invocation.Own(file);
        file.ReadHeader(required, written);
        return file;
    }

    /// <summary>Says that the rows are parts of a whole, so that a row that sums up others is no part.</summary>
    /// <param name="name">The column that says what a row is.</param>
    /// <param name="byFigures">Whether each row stands for a part of its own, so that its figures can tell too.</param>
    public CsvFile WithoutTotals(string name, bool byFigures = true)
    {
        (_totals, _byFigures) = (_invocation.KeepsTotals ? null : name, byFigures);
        return this;
    }

    /// <summary>The rows that are as long as the header; a row that is not is a fault and is left out.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        int? named = _totals is not null && _places.TryGetValue(_totals, out int at) ? at : null;
        TotalsWatch? watch = named is null ? null : new(_columns.Length - 1);
        long last = 0;
        while (Reading(_reader.Read))
        {
            if (Fields() is not { } fields)
            {
                continue;
            }

            last = _reader.Line;
            if (named is { } name)
            {
                watch!.Add([.. fields[..name], .. fields[(name + 1)..]]);
                if (TotalsWatch.IsName(fields[name]))
                {
                    Faults.Add(new(Path, last, Shown(_totals!), Fault.Quoted(fields[name]), new("各部分的行，不含合计（或用 --keep-totals）", "a row of a part and no total (or --keep-totals)")));
                }
            }

            yield return new(this, last, fields);
        }

        if (_byFigures && watch is { IsTotal: true } && !Faults.Any)
        {
            Faults.Add(new(Path, last, null, new("各数均为以上各行之和的一行", "a row whose figures are the sums of all above"), new("各部分的行，不含合计（或用 --keep-totals）", "a row of a part and no total (or --keep-totals)")));
        }
        else if (_byFigures && watch is { Doubt: true } && !Faults.Any)
        {
            _invocation.Note(new($"{Path}:{last}：此行有数等于以上各行之和；已按一般行计。若是合计，请删去。", $"{Path}:{last}: a figure of this row is the sum of all above; it counts as any row does. If it is a total, take it out."));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        if (Path != "-")
        {
            _stream.Dispose();
        }
    }

    /// <summary>Whether a second reading is possible: of a file, not of standard input.</summary>
    internal bool CanBeReadAgain => Path != "-";

    /// <summary>The reader itself, for whoever reads columns of millions of rows; a row that is not as it must be ends that, and <see cref="Rows"/> of the file opened anew says why.</summary>
    internal TableReader Reader => _reader;

    /// <summary>Goes to the next row; false also at a row that is not as long as the header or has a quotation mark out of place, which <paramref name="regular"/> tells.</summary>
    internal bool Next(ref bool regular)
    {
        if (!Reading(_reader.Read))
        {
            return false;
        }

        regular = _reader.Misquoted is null && (_reader.Count == _columns.Length || (_nameless > 0 && Fields() is not null));
        return regular;
    }

    /// <summary>Where a column stands; -1 when there is none.</summary>
    internal int PlaceOf(string column) => _places.GetValueOrDefault(column, -1);

    /// <summary>A column as the file names it.</summary>
    internal string Shown(string column) => _headers.GetValueOrDefault(column, column);

    /// <summary>The one spelling of an id of a column; another one is a fault, or joined with the first.</summary>
    internal string Spelling(string column, string id, long line) => _invocation.Ids.Spelling(column, id, this, line);

    private string[]? Fields()
    {
        long line = _reader.Line;
        if (_reader.Misquoted is { } broken)
        {
            Faults.Add(new(Path, line, broken < _columns.Length ? _columns[broken] : $"#{broken + 1}", Fault.Quoted(_reader.Text(broken)), new("引号成对且包住整个字段", "quotation marks in pairs around the whole field")));
            return null;
        }

        int count = _reader.Count;
        for (; count > _columns.Length && count <= _columns.Length + _nameless && _reader.Utf8(count - 1).IsEmpty; count--)
        {
            // The header ends with columns without a name, as Excel leaves them behind; nothing may stand in them.
        }

        if (count > _columns.Length && count <= _columns.Length + _nameless)
        {
            Faults.Add(new(Path, line, $"#{count}", new("没有名称的列中有内容", "a column without a name"), new("列名", "a name for each column")));
            return null;
        }

        if (count != _columns.Length)
        {
            Faults.Add(new(Path, line, count < _columns.Length ? _columns[count] : _columns[^1], Counted(count), Counted(_columns.Length)));
            return null;
        }

        string[] fields = new string[count];
        for (int i = 0; i < count; i++)
        {
            fields[i] = _reader.Text(i);
        }

        return fields;
    }

    private void ReadHeader(IReadOnlyList<string> required, IReadOnlyList<string> written)
    {
        if (!Reading(_reader.Read))
        {
            string columns = string.Join(',', required);
            Faults.Add(new(Path, 1, required.Count > 0 ? required[0] : null, new("空文件", "an empty file"), new($"表头“{columns}”", $"a header \"{columns}\"")));
            throw new BadInputException();
        }

        long line = _reader.Line;
        if (_reader.Misquoted is { } broken)
        {
            Faults.Add(new(Path, line, $"#{broken + 1}", Fault.Quoted(_reader.Text(broken)), new("引号成对且包住整个字段", "quotation marks in pairs around the whole field")));
            throw new BadInputException();
        }

        string[] names = [.. Enumerable.Range(0, _reader.Count).Select(_reader.Text)];
        int count = names.Length;
        while (count > 0 && names[count - 1].Length == 0)
        {
            count--;
        }

        _nameless = names.Length - count;
        _columns = names[..count];
        for (int i = 0; i < count; i++)
        {
            if (_columns[i].Length == 0)
            {
                Faults.Add(new(Path, line, $"#{i + 1}", new("没有名称的列", "a column without a name"), new("列名", "a name for each column")));
            }
            else if (MarkupText.Terminal(_columns[i]).ReplaceLineEndings(" ") != _columns[i])
            {
                Faults.Add(new(Path, line, $"#{i + 1}", Fault.Quoted(_columns[i]), new("没有控制字符的列名", "a name without control characters")));
            }
            else if (!_places.TryAdd(_columns[i], i))
            {
                Faults.Add(new(Path, line, _columns[i], new("重复的列名", "this column twice"), new("互不相同的列名", "distinct names of columns")));
            }
        }

        NameColumns(required, line);
        foreach (string column in required.Where(c => !_places.ContainsKey(c)))
        {
            Faults.Add(new(Path, line, column, Fault.Quoted(string.Join(',', _columns)), new($"有“{column}”列（也可用 --columns {column}=列名 指明）", $"a column \"{column}\" (or --columns {column}=HEADER)")));
        }

        foreach (string column in written.Where(_places.ContainsKey))
        {
            Faults.Add(new(Path, line, column, new("输入中已有此列", "this column in the input"), new("没有此列：它由本命令写出", "none of this name: the command writes it")));
        }

        Faults.ThrowIfAny();
    }

    /// <summary>Finds the columns that go by another name: what the user says first, then the names that people give them.</summary>
    private void NameColumns(IReadOnlyList<string> required, long line)
    {
        Dictionary<string, string> given = _invocation.ColumnsGiven;
        for (int i = 0; i < _columns.Length; i++)
        {
            string header = IdKey.Of(_columns[i]);
            string? name = given.FirstOrDefault(g => IdKey.Of(g.Value) == header).Key ?? (required.Contains(header, StringComparer.Ordinal) ? header : ColumnNames.Meant(_columns[i], required));
            if (name is null || name == _columns[i])
            {
                continue;
            }

            if (!_places.TryAdd(name, i))
            {
                Faults.Add(new(Path, line, _columns[i], new($"两列都可作“{name}”", $"two columns that may be \"{name}\""), new($"用 --columns {name}=列名 指明", $"--columns {name}=HEADER")));
            }

            _headers[name] = _columns[i];
        }
    }

    private static LocalizedText Counted(int count) => new($"{count} 个字段", count == 1 ? "1 field" : $"{count} fields");

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TableFaultException e)
        {
            Faults.Add(new(Path, e.Fault.Line, e.Fault.Place, e.Fault.Found, e.Fault.Expected));
            throw new BadInputException();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            Faults.Add(new(Path, null, null, new($"内容无法读取（{e.Message}）", $"content that cannot be read ({e.Message})"), new("CSV 或 .xlsx", "CSV or .xlsx")));
            throw new BadInputException();
        }
    }
}
