using System.Text;
using System.Text.Unicode;

namespace Minyi.Reporting.Tables.Csv;

/// <summary>The bytes of a text in UTF-8, whatever encoding the file is in. Bytes that are not of it are a fault with their line.</summary>
internal sealed class TextSource
{
    private readonly Stream _stream;
    private readonly string _encoding;
    private readonly byte[] _raw = new byte[1 << 16];
    private readonly Decoder? _decoder;
    private readonly char[] _chars;
    private int _kept;
    private long _line = 1;

    private TextSource(Stream stream, string encoding, Decoder? decoder)
    {
        (_stream, _encoding, _decoder) = (stream, encoding, decoder);
        _chars = decoder is null ? [] : new char[(1 << 16) + 2];
    }

    /// <summary>Opens a text; a mark at its beginning decides, then the look of UTF-16, then the name.</summary>
    public static TextSource Open(Stream stream, ReadOnlySpan<byte> head, string encoding)
    {
        (string name, int mark) = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ("utf-8", 3),
            [0xFF, 0xFE, ..] => ("utf-16", 2),
            [0xFE, 0xFF, ..] => ("utf-16BE", 2),
            [not 0, 0, not 0, 0, ..] => ("utf-16", 0),
            [0, not 0, 0, not 0, ..] => ("utf-16BE", 0),
            _ => (encoding, 0),
        };
        Span<byte> skipped = stackalloc byte[3];
        stream.ReadExactly(skipped[..mark]);
        return new(stream, name, name == "utf-8" ? null : Strict(name).GetDecoder());
    }

    /// <summary>Reads some bytes of UTF-8, whole characters only.</summary>
    /// <param name="buffer">At least four bytes for each of the source's.</param>
    /// <returns>How many; 0 at the end.</returns>
    public int Read(Span<byte> buffer)
    {
        if (_decoder is not null)
        {
            return Decode(buffer);
        }

        int read = _kept;
        _raw.AsSpan(0, _kept).CopyTo(buffer);
        int more = _stream.Read(buffer[read..]);
        read += more;
        ReadOnlySpan<byte> text = buffer[..read];
        int whole = more == 0 ? read : read - Unfinished(text);
        if (!Utf8.IsValid(text[..whole]))
        {
            throw Broken(text[..whole]);
        }

        _kept = read - whole;
        text[whole..].CopyTo(_raw);
        _line += text[..whole].Count((byte)'\n');
        return whole > 0 || more == 0 ? whole : Read(buffer);
    }

    private int Decode(Span<byte> buffer)
    {
        int read = _stream.Read(_raw.AsSpan(0, Math.Min(_raw.Length, (buffer.Length / 4) - 4)));
        try
        {
            int count = _decoder!.GetChars(_raw.AsSpan(0, read), _chars, flush: read == 0);
            _line += _chars.AsSpan(0, count).Count('\n');
            int length = Encoding.UTF8.GetBytes(_chars.AsSpan(0, count), buffer);
            return length > 0 || read == 0 ? length : Decode(buffer);
        }
        catch (DecoderFallbackException)
        {
            throw Fault(_line);
        }
    }

    /// <summary>The bytes at the end that begin a character and do not end it.</summary>
    private static int Unfinished(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= Math.Min(3, text.Length); back++)
        {
            byte b = text[^back];
            if (b >= 0xC0)
            {
                int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }

            if (b < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    private TableFaultException Broken(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return Fault(_line + text[..at].Count((byte)'\n'));
    }

    private TableFaultException Fault(long line) => new(new(
        line, null, new($"有不是 {_encoding} 的字节", $"bytes that are not {_encoding}"), new("utf-8，或用 --encoding gb18030", "utf-8, or --encoding gb18030")));

    // GB18030 through its provider, so that nothing is registered for the whole process.
    private static Encoding Strict(string name) => name switch
    {
        "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
        "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
        "utf-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
        _ => throw new ArgumentException($"The encoding '{name}' is not one of utf-8, gb18030.", nameof(name)),
    };
}
