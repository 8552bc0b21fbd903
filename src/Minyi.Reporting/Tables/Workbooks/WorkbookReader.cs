using System.Globalization;
using System.Text;
using System.Xml;

namespace Minyi.Reporting.Tables.Workbooks;

/// <summary>Reads one sheet of a workbook from the top, one row in memory.</summary>
internal sealed class WorkbookReader : TableReader
{
    private readonly WorkbookParts _parts;
    private readonly XmlReader _xml;
    private readonly List<string> _cells = [];
    private int _row;
    private int _width;
    private byte[] _utf8 = [];

    public WorkbookReader(Stream stream, string? sheet)
    {
        _parts = WorkbookParts.Open(stream);
        try
        {
            _xml = _parts.Part(Choose(sheet)) ?? throw WorkbookParts.Damaged();
        }
        catch (Exception e) when (e is TableFaultException or XmlException or InvalidDataException or NotSupportedException)
        {
            _parts.Dispose();
            throw e as TableFaultException ?? WorkbookParts.Damaged();
        }
    }

    public override long Line => _row;

    public override int Count => _cells.Count;

    public override bool Read()
    {
        try
        {
            while (_xml.Read())
            {
                if (_xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (_xml.LocalName == "row")
                {
                    ReadRow();
                    if (_cells.Exists(c => c.Length > 0))
                    {
                        // Rows are as wide as the first one, the header: a sheet does not write empty cells at the end.
                        _width = Math.Max(_width, _cells.Count);
                        while (_cells.Count < _width)
                        {
                            _cells.Add("");
                        }

                        return true;
                    }
                }
                else if (_xml.LocalName == "mergeCell")
                {
                    string address = _xml.GetAttribute("ref") ?? "";
                    throw new TableFaultException(new(null, address, new("合并的单元格", "merged cells"), new("每行每列一个单元格；请取消合并", "a cell for each row and column; take the merging back")));
                }
            }

            return false;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or NotSupportedException or FormatException or OverflowException or ArgumentException)
        {
            throw WorkbookParts.Damaged();
        }
    }

    public override string Text(int field) => _cells[field];

    public override ReadOnlySpan<byte> Utf8(int field) => _utf8 = Encoding.UTF8.GetBytes(_cells[field]);

    protected override void Dispose(bool disposing)
    {
        _xml.Dispose();
        _parts.Dispose();
    }

    private string Choose(string? name)
    {
        string all = string.Join(", ", _parts.Sheets.Select(s => s.Name));
        if (name is not null)
        {
            return _parts.Sheets.Find(s => s.Name == name).Part
                ?? throw new TableFaultException(new(null, null, new($"没有工作表“{name}”", $"no sheet '{name}'"), new($"下列之一：{all}", $"one of {all}")));
        }

        List<(string Name, string Part)> filled = _parts.Sheets.Count == 1 ? _parts.Sheets : _parts.Sheets.FindAll(s => HasCells(s.Part));
        return filled.Count switch
        {
            1 => filled[0].Part,
            0 => throw new TableFaultException(new(null, null, new("没有内容的工作簿", "a workbook without cells"), new("一张有内容的工作表", "a sheet with cells"))),
            _ => throw new TableFaultException(new(null, null, new($"{filled.Count} 张有内容的工作表", $"{filled.Count} sheets with cells"), new($"用 --sheet 选一张：{all}", $"--sheet with one of {all}"))),
        };
    }

    private bool HasCells(string part)
    {
        using XmlReader? xml = _parts.Part(part);
        try
        {
            while (xml?.Read() == true)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "v" or "is")
                {
                    return true;
                }
            }

            return false;
        }
        catch (XmlException)
        {
            throw WorkbookParts.Damaged();
        }
    }

    private void ReadRow()
    {
        _cells.Clear();
        int row = _xml.GetAttribute("r") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : _row + 1;
        if (row <= _row || row > WorkbookLimits.Rows)
        {
            throw WorkbookParts.Damaged();
        }

        _row = row;
        if (_xml.IsEmptyElement)
        {
            return;
        }

        int depth = _xml.Depth;
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "c")
            {
                int column = _xml.GetAttribute("r") is { } address ? ColumnOf(address) : _cells.Count;
                if (column < _cells.Count || column >= WorkbookLimits.Columns)
                {
                    throw WorkbookParts.Damaged();
                }

                while (_cells.Count < column)
                {
                    _cells.Add("");
                }

                _cells.Add(ReadCell(column));
            }
        }
    }

    private int ColumnOf(string address)
    {
        int column = 0;
        int i = 0;
        for (; i < address.Length && char.IsAsciiLetterUpper(address[i]); i++)
        {
            column = (column * 26) + address[i] - 'A' + 1;
        }

        return i is > 0 and <= 3 && int.Parse(address.AsSpan(i), NumberStyles.None, CultureInfo.InvariantCulture) == _row ? column - 1 : throw WorkbookParts.Damaged();
    }

    private string ReadCell(int column)
    {
        string type = _xml.GetAttribute("t") ?? "n";
        NumberLook look = _xml.GetAttribute("s") is { } style && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out int s) && s < _parts.Styles.Count ? _parts.Styles[s] : NumberLook.Plain;
        string? value = null;
        bool formula = false;
        int depth = _xml.Depth;
        bool empty = _xml.IsEmptyElement;
        while (!empty && _xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (_xml.LocalName)
            {
                case "v":
                    value = Plain();
                    break;
                case "is":
                    value = CellTexts.Of(_xml);
                    break;
                case "f":
                    formula = true;
                    Plain();
                    break;
            }
        }

        string text = (type, value) switch
        {
            (_, null) when formula => throw Fault(column, new("没有保存结果的公式", "a formula without its value"), new("数值；请在 Excel 中另存一次", "a value; save the file once in Excel")),
            (_, null) => "",
            ("s", _) => _parts.SharedTexts[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)],
            ("b", _) => value == "1" ? "true" : "false",
            ("e", _) => throw Fault(column, new($"公式错误 {value}", $"the error {value}"), new("数值或文字", "a value or a text")),
            ("n", _) => CellNumber.Of(value, look, _parts.Since1904) ?? throw Fault(column, new("不是数值也不是日期的数", "a number that is neither a value nor a date"), new("数值或日期", "a value or a date")),
            _ => value,
        };
        return text;
    }

    /// <summary>The text of the element at which the reader stands; it stands at its end afterwards.</summary>
    private string Plain()
    {
        if (_xml.IsEmptyElement)
        {
            return "";
        }

        StringBuilder text = new();
        int depth = _xml.Depth;
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                CellTexts.Append(_xml, text);
            }
        }

        return text.ToString();
    }

    private TableFaultException Fault(int column, LocalizedText found, LocalizedText expected)
    {
        string address = "";
        for (int c = column + 1; c > 0; c = (c - 1) / 26)
        {
            address = (char)('A' + ((c - 1) % 26)) + address;
        }

        return new(new(_row, address + _row.ToString(CultureInfo.InvariantCulture), found, expected));
    }
}
