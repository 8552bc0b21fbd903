using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Minyi.Cli.Tables;

/// <summary>Writes CSV in UTF-8 field by field, for results of millions of rows.</summary>
internal sealed class Utf8Csv(Stream stream) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 17];
    private int _used;
    private bool _inRow;

    /// <summary>A text as it is, quoted where it must be.</summary>
    public void Field(ReadOnlySpan<byte> utf8)
    {
        Separate();
        if (utf8.IndexOfAny("\",\r\n"u8) < 0)
        {
            Raw(utf8);
            return;
        }

        Raw("\""u8);
        foreach (byte b in utf8)
        {
            Raw(b == (byte)'"' ? "\"\""u8 : [b]);
        }

        Raw("\""u8);
    }

    public void Field(string text) => Field(Encoding.UTF8.GetBytes(text));

    public void Field(long number)
    {
        Separate();
        Room(32);
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out int length);
        _used += length;
    }

    /// <summary>A number in the shortest form that reads back the same.</summary>
    public void Field(double number)
    {
        Separate();
        Room(32);
        number.TryFormat(_buffer.AsSpan(_used), out int length, default, CultureInfo.InvariantCulture);
        _used += length;
    }

    public void EndRow()
    {
        Raw("\n"u8);
        _inRow = false;
    }

    public void Dispose() => stream.Write(_buffer.AsSpan(0, _used));

    private void Separate()
    {
        if (_inRow)
        {
            Raw(","u8);
        }

        _inRow = true;
    }

    private void Raw(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > _buffer.Length)
        {
            stream.Write(_buffer.AsSpan(0, _used));
            stream.Write(utf8);
            _used = 0;
            return;
        }

        Room(utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(_used));
        _used += utf8.Length;
    }

    private void Room(int length)
    {
        if (_buffer.Length - _used < length)
        {
            stream.Write(_buffer.AsSpan(0, _used));
            _used = 0;
        }
    }
}
