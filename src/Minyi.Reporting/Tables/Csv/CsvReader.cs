using System.Buffers;

namespace Minyi.Reporting.Tables.Csv;

/// <summary>Reads CSV in UTF-8 from a buffer that holds a row at least.</summary>
internal sealed class CsvReader : TableReader
{
    /// <summary>A row that is longer than this is no row.</summary>
    private const int LongestRow = 1 << 26;

    private readonly TextSource _source;
    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;
    private bool _ended;
    private long _next = 1;
    private long _line = 1;
    private bool _first = true;
    private bool _header = true;
    private int _columns;
    private long _blank;
    private bool _held;
    private bool _chosen;
    private byte _separator = (byte)',';
    private SearchValues<byte> _stops = SearchValues.Create(",\n\r\""u8);
    private int[] _from = new int[16];
    private int[] _to = new int[16];
    private bool[] _quoted = new bool[16];
    private int _count;
    private int? _misquoted;
    private byte[] _scratch = [];

    public CsvReader(TextSource source) => _source = source;

    public override long Line => _blank > 0 ? _line - _blank : _line;

    public override int Count => _blank > 0 ? 1 : _count;

    public override char Separator => (char)_separator;

    public override int? Misquoted => _blank > 0 ? null : _misquoted;

    public override bool Read()
    {
        if (_held)
        {
            // The rows of one column that were empty come before the one that is not.
            _blank--;
            _held = _blank > 0;
            return true;
        }

        _blank = 0;
        while (Next())
        {
            if (_first)
            {
                _first = false;
                if (TakeSeparatorLine())
                {
                    continue;
                }
            }

            if (_header && _count == 1)
            {
                ChooseSeparator();
            }

            if (IsBlank())
            {
                _blank += !_header && _columns == 1 ? 1 : 0;
                continue;
            }

            if (_header)
            {
                (_header, _columns) = (false, _count);
            }

            _held = _blank > 0;
            return true;
        }

        _blank = 0;
        return false;
    }

    public override ReadOnlySpan<byte> Utf8(int field)
    {
        if (_blank > 0)
        {
            return default;
        }

        ReadOnlySpan<byte> raw = _buffer.AsSpan(_from[field].._to[field]);
        if (!_quoted[field])
        {
            return raw;
        }

        // Quotation marks in the field are doubled.
        if (_scratch.Length < raw.Length)
        {
            _scratch = new byte[Math.Max(256, raw.Length * 2)];
        }

        int length = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            _scratch[length++] = raw[i];
            i += raw[i] == (byte)'"' ? 1 : 0;
        }

        return _scratch.AsSpan(0, length);
    }

    protected override void Dispose(bool disposing)
    {
    }

    /// <summary>Reads one line, or more where a quoted field goes over them.</summary>
    private bool Next()
    {
        while (true)
        {
            if (_start == _end && _ended)
            {
                return false;
            }

            if (Scan() is var after and >= 0)
            {
                _line = _next;
                _next += _buffer.AsSpan(_start..after).Count((byte)'\n');
                if (_buffer[after - 1] == (byte)'\r')
                {
                    _next++;
                }

                _start = after;
                return true;
            }

            Fill();
        }
    }

    /// <summary>Finds the fields of the row at the start of the buffer.</summary>
    /// <returns>Where the next row begins; -1 when the buffer ends before the row does.</returns>
    private int Scan()
    {
        _count = 0;
        _misquoted = null;
        ReadOnlySpan<byte> text = _buffer.AsSpan(0, _end);
        int i = _start;
        while (true)
        {
            if (_count == _from.Length)
            {
                Array.Resize(ref _from, _count * 2);
                Array.Resize(ref _to, _count * 2);
                Array.Resize(ref _quoted, _count * 2);
            }

            int from = i;
            bool quoted = i < _end && text[i] == (byte)'"';
            bool doubled = false;
            bool open = false;
            if (quoted)
            {
                i = Closing(text, i + 1, out doubled);
                open = i < 0;
                if (open && !_ended)
                {
                    return -1;
                }

                i = open ? _end : i;
            }

            int content = i;
            int stop = text[i..].IndexOfAny(_stops);
            while (stop >= 0 && text[i + stop] == (byte)'"')
            {
                _misquoted ??= _count;
                i += stop + 1;
                stop = text[i..].IndexOfAny(_stops);
            }

            if (stop < 0 && !_ended)
            {
                return -1;
            }

            int at = stop < 0 ? _end : i + stop;
            if (open || (quoted && at != content))
            {
                _misquoted ??= _count;
            }

            bool whole = quoted && !open && at == content;
            _from[_count] = whole ? from + 1 : from;
            _to[_count] = whole ? content - 1 : at;
            _quoted[_count] = whole && doubled;
            _count++;
            if (at == _end)
            {
                return _end;
            }

            if (text[at] == _separator)
            {
                i = at + 1;
                continue;
            }

            if (text[at] == (byte)'\r')
            {
                if (at + 1 == _end && !_ended)
                {
                    return -1;
                }

                return at + 1 < _end && text[at + 1] == (byte)'\n' ? at + 2 : at + 1;
            }

            return at + 1;
        }
    }

    /// <summary>The place after the quotation mark that ends a field; -1 when there is none yet.</summary>
    private int Closing(ReadOnlySpan<byte> text, int from, out bool doubled)
    {
        doubled = false;
        while (true)
        {
            int mark = text[from..].IndexOf((byte)'"');
            if (mark < 0 || (from + mark + 1 == _end && !_ended))
            {
                return -1;
            }

            from += mark + 1;
            if (from == _end || text[from] != (byte)'"')
            {
                return from;
            }

            doubled = true;
            from++;
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_buffer.Length - _end < 1 << 12)
        {
            if (_buffer.Length >= LongestRow)
            {
                throw new TableFaultException(new(_next, null, new("超过 64 MiB 的一行", "a row of more than 64 MiB"), new("更短的行（引号是否成对？）", "a shorter row (are quotation marks in pairs?)")));
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        while (!_ended && _buffer.Length - _end >= 1 << 12)
        {
            int read = _source.Read(_buffer.AsSpan(_end));
            _ended = read == 0;
            _end += read;
        }
    }

    /// <summary>A first line such as <c>sep=;</c>, by which Excel is told what separates.</summary>
    private bool TakeSeparatorLine()
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_from[0].._to[_count - 1]);
        if (line.Length != 5 || !line.StartsWith("sep="u8))
        {
            return false;
        }

        byte separator = line[4];
        if (separator is not ((byte)',' or (byte)';' or (byte)'\t' or (byte)'|'))
        {
            throw new TableFaultException(new(1, null, new($"“sep={(char)separator}”", $"\"sep={(char)separator}\""), new("逗号、分号、制表符或竖线作分隔符", "a comma, a semicolon, a tab or a bar as separator")));
        }

        Separate(separator);
        _chosen = true;
        return true;
    }

    /// <summary>Where a header has no comma, tabs or semicolons separate.</summary>
    private void ChooseSeparator()
    {
        bool quoted = _from[0] > 0 && _buffer[_from[0] - 1] == (byte)'"';
        if (_chosen || quoted)
        {
            return;
        }

        ReadOnlySpan<byte> line = _buffer.AsSpan(_from[0].._to[0]);
        byte separator = line.Contains((byte)'\t') ? (byte)'\t' : line.Contains((byte)';') ? (byte)';' : (byte)',';
        if (separator != (byte)',')
        {
            Separate(separator);
            // The header is read once more, from its first byte.
            (_start, _next) = (_from[0], _line);
            Next();
        }
    }

    private void Separate(byte separator)
    {
        _separator = separator;
        _stops = SearchValues.Create([separator, (byte)'\n', (byte)'\r', (byte)'"']);
    }

    private bool IsBlank()
    {
        for (int f = 0; f < _count; f++)
        {
            if (_to[f] > _from[f])
            {
                return false;
            }
        }

        return _misquoted is null;
    }
}
