using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Minyi.Scoring.Aggregation;

/// <summary>Accumulators as bytes, format 1: what one machine counted, for another to merge.</summary>
/// <remarks>
/// <para>Equal accumulators give equal bytes, on every machine. Integers are unsigned LEB128 (least significant 7 bits first), counts in ZigZag;
/// a text is its length in bytes and its UTF-8. In order:</para>
/// <list type="number">
/// <item>the ASCII letters <c>MYGA</c> and the version, one byte, 1;</item>
/// <item>the number of questions, and for each, in ordinal order of (group, item): group, item, the number of its codes, each code;</item>
/// <item>the number of subjects, and for each, in ordinal order: its id, and one count for each cell, questions and codes in order;</item>
/// <item>the SHA-256 of all bytes before it, 32 bytes.</item>
/// </list>
/// <para>A subject whose counts are all zero is left out. A version that this reader does not know is refused, never guessed at.</para>
/// </remarks>
public static class AccumulatorFormat
{
    /// <summary>The version written.</summary>
    public const byte Version = 1;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> Magic => "MYGA"u8;

    /// <summary>Writes an accumulator.</summary>
    /// <param name="accumulator">The accumulator.</param>
    public static byte[] Write(GradeAccumulator accumulator)
    {
        Guard.Against.Null(accumulator);
        ArrayBufferWriter<byte> bytes = new();
        bytes.Write(Magic);
        bytes.Write([Version]);
        Number(bytes, (ulong)accumulator.Layout.Questions.Length);
        foreach (CellQuestion question in accumulator.Layout.Questions)
        {
            Text(bytes, question.Group);
            Text(bytes, question.Item);
            Number(bytes, (ulong)question.Codes.Length);
            foreach (string code in question.Codes)
            {
                Text(bytes, code);
            }
        }

        string[] subjects = [.. accumulator.Subjects.Where(s => accumulator.CountsOf(s).ContainsAnyExcept(0))];
        Number(bytes, (ulong)subjects.Length);
        foreach (string subject in subjects)
        {
            Text(bytes, subject);
            foreach (long count in accumulator.CountsOf(subject))
            {
                Number(bytes, unchecked((ulong)((count << 1) ^ (count >> 63))));
            }
        }

        bytes.Write(SHA256.HashData(bytes.WrittenSpan));
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads an accumulator.</summary>
    /// <param name="bytes">What <see cref="Write"/> gave.</param>
    /// <param name="accumulator">The accumulator, when the bytes are whole.</param>
    /// <param name="reason">Why they are not, with the place in the bytes.</param>
    /// <returns>Whether they are.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out GradeAccumulator? accumulator, [NotNullWhen(false)] out Reason? reason)
    {
        accumulator = null;
        if (bytes.Length < 5 || !bytes.StartsWith(Magic))
        {
            reason = new("not-an-accumulator", new("开头不是 MYGA。", "The bytes do not begin with MYGA."));
            return false;
        }

        if (bytes[4] != Version)
        {
            reason = new("unknown-version", new($"格式版本为 {bytes[4]}，只识别 {Version}。", $"The format's version is {bytes[4]}; {Version} is known."));
            return false;
        }

        if (bytes.Length < 5 + 32 || !SHA256.HashData(bytes[..^32]).AsSpan().SequenceEqual(bytes[^32..]))
        {
            reason = new("digest-differs", new("摘要不符，内容被改动或被截断。", "The digest differs: the bytes were changed or cut."));
            return false;
        }

        Reader reader = new(bytes[..^32], 5);
        try
        {
            accumulator = Read(ref reader);
            reason = null;
            return true;
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or InvalidDataException)
        {
            // Reached only by bytes that were made up with a digest that fits: a text that is no UTF-8, a question twice, a length beyond the end, a number longer than it need be.
            reason = new("malformed", new($"第 {reader.Position} 字节处有误。", $"Malformed at byte {reader.Position}."));
            return false;
        }
    }

    private static GradeAccumulator Read(ref Reader reader)
    {
        List<CellQuestion> questions = [];
        for (int left = reader.Length(); left > 0; left--)
        {
            string group = reader.Text(), item = reader.Text();
            ImmutableArray<string>.Builder codes = ImmutableArray.CreateBuilder<string>();
            for (int more = reader.Length(); more > 0; more--)
            {
                codes.Add(reader.Text());
            }

            questions.Add(new(group, item, codes.ToImmutable()));
        }

        GradeAccumulator accumulator = new(new(questions));
        if (!accumulator.Layout.Questions.SequenceEqual(questions))
        {
            throw new InvalidDataException("Questions are not in order.");
        }

        long[] row = new long[accumulator.Layout.CellCount];
        string? before = null;
        for (int left = reader.Length(); left > 0; left--)
        {
            string subject = reader.Text();
            if (before is not null && string.CompareOrdinal(before, subject) >= 0)
            {
                throw new InvalidDataException("Subjects are not in order.");
            }

            for (int i = 0; i < row.Length; i++)
            {
                ulong number = reader.Number();
                row[i] = unchecked((long)(number >> 1) ^ -(long)(number & 1));
            }

            if (!row.AsSpan().ContainsAnyExcept(0))
            {
                throw new InvalidDataException("A subject without counts is left out.");
            }

            accumulator.Add(subject, row);
            before = subject;
        }

        return reader.AtEnd ? accumulator : throw new InvalidDataException("Bytes are left over.");
    }

    private static void Number(ArrayBufferWriter<byte> bytes, ulong number)
    {
        Span<byte> span = bytes.GetSpan(10);
        int length = 0;
        for (; number >= 0x80; number >>= 7)
        {
            span[length++] = (byte)((number & 0x7F) | 0x80);
        }

        span[length++] = (byte)number;
        bytes.Advance(length);
    }

    private static void Text(ArrayBufferWriter<byte> bytes, string text)
    {
        byte[] utf8 = Utf8.GetBytes(text);
        Number(bytes, (ulong)utf8.Length);
        bytes.Write(utf8);
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes, int position)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;

        internal int Position { get; private set; } = position;

        internal readonly bool AtEnd => Position == _bytes.Length;

        internal ulong Number()
        {
            ulong number = 0;
            for (int shift = 0; shift < 70 && Position < _bytes.Length; shift += 7)
            {
                byte next = _bytes[Position++];
                if ((shift == 63 && next > 1) || (shift > 0 && next == 0))
                {
                    // Too large, or written longer than it need be: equal accumulators would no longer be equal bytes.
                    break;
                }

                number |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    return number;
                }
            }

            throw new InvalidDataException("A number does not end.");
        }

        /// <summary>A number of things, each of which takes at least one byte that is still there.</summary>
        internal int Length() => Number() is var number && number <= (ulong)(_bytes.Length - Position) ? (int)number : throw new InvalidDataException("A length is beyond the end.");

        internal string Text()
        {
            int length = Length();
            string text = Utf8.GetString(_bytes.Slice(Position, length));
            Position += length;
            return text;
        }
    }
}
