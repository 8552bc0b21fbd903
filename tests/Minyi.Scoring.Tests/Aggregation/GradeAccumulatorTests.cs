using Minyi.Scoring.Aggregation;

namespace Minyi.Scoring.Tests.Aggregation;

public sealed class GradeAccumulatorTests
{
    private static readonly CellLayout Layout = new([new("b", "", ["x", "y"]), new("a", "item", ["x", "y", "z"]), new("a", "", ["p"])]);

    [Property]
    public bool Merging_is_associative_and_commutative_with_the_empty_one_neutral((byte, byte, int)[] a, (byte, byte, int)[] b, (byte, byte, int)[] c)
    {
        byte[] left = Bytes(Merged(Merged(Of(a), Of(b)), Of(c)));
        return left.AsSpan().SequenceEqual(Bytes(Merged(Of(a), Merged(Of(b), Of(c)))))
            && left.AsSpan().SequenceEqual(Bytes(Merged(Merged(Of(c), Of(a)), Of(b))))
            && left.AsSpan().SequenceEqual(Bytes(Of([.. a, .. b, .. c])))
            && Bytes(Merged(Of(a), Of([]))).AsSpan().SequenceEqual(Bytes(Of(a)));
    }

    [Property]
    public bool Any_order_and_any_split_give_the_same_bytes((byte, byte, int)[] counts, int seed, byte parts)
    {
        (byte, byte, int)[] shuffled = [.. counts];
        new Random(seed).Shuffle(shuffled);
        GradeAccumulator whole = Of([]);
        foreach ((byte, byte, int)[] part in shuffled.Chunk(1 + (parts % 4)))
        {
            whole.Merge(Of(part));
        }

        return Bytes(whole).AsSpan().SequenceEqual(Bytes(Of(counts)));
    }

    /// <summary>Whoever makes up bytes makes up their digest too: what is then accepted must still be the one way to write it.</summary>
    [Property(MaxTest = 2_000)]
    public bool What_is_accepted_is_the_only_way_to_write_it((byte, byte, int)[] counts, ushort place, byte value, bool insert)
    {
        List<byte> content = [.. Bytes(Of(counts)).AsSpan()[..^32]];
        int at = 5 + (place % (content.Count - 5));
        content[at] = insert ? (byte)(content[at] | 0x80) : value;
        if (insert)
        {
            content.Insert(at + 1, (byte)(value % 2));
        }

        byte[] bytes = [.. content, .. System.Security.Cryptography.SHA256.HashData(content.ToArray())];
        return !AccumulatorFormat.TryRead(bytes, out GradeAccumulator? read, out _) || Bytes(read).AsSpan().SequenceEqual(bytes);
    }

    [Property]
    public bool What_was_written_is_read_back_and_any_changed_byte_is_seen((byte, byte, int)[] counts, ushort place, byte flip)
    {
        byte[] bytes = Bytes(Of(counts));
        bool same = AccumulatorFormat.TryRead(bytes, out GradeAccumulator? read, out _) && Bytes(read).AsSpan().SequenceEqual(bytes) && read.Layout.Equals(Layout);
        byte[] changed = [.. bytes];
        changed[place % changed.Length] ^= (byte)(flip | 1);
        return same && !AccumulatorFormat.TryRead(changed, out _, out _) && !AccumulatorFormat.TryRead(bytes.AsSpan(0, place % bytes.Length), out _, out _);
    }

    /// <summary>Bytes that somebody made up, with a digest that fits, are refused or read, and never anything else.</summary>
    [Property(MaxTest = 500)]
    public bool Made_up_bytes_never_throw(byte[] body)
    {
        byte[] bytes = [.. "MYGA"u8, 1, .. body];
        bytes = [.. bytes, .. System.Security.Cryptography.SHA256.HashData(bytes)];
        return !AccumulatorFormat.TryRead(bytes, out GradeAccumulator? read, out Reason? reason) ? reason.Code == "malformed" : Bytes(read) is not null;
    }

    /// <summary>The format is specified: these bytes were put together by hand from the documentation.</summary>
    [Fact]
    public void The_format_is_the_one_that_is_documented()
    {
        GradeAccumulator accumulator = new(new([new("g", "", ["x", "y"])]));
        accumulator.Add("u", 0, 300);
        accumulator.Add("u", 1, -1);
        accumulator.Add("zero", 0, 0);
        byte[] body = [(byte)'M', (byte)'Y', (byte)'G', (byte)'A', 1, 1, 1, (byte)'g', 0, 2, 1, (byte)'x', 1, (byte)'y', 1, 1, (byte)'u', 0xD8, 0x04, 0x01];
        Assert.Equal([.. body, .. System.Security.Cryptography.SHA256.HashData(body)], AccumulatorFormat.Write(accumulator));
    }

    [Fact]
    public void A_later_version_is_refused_and_not_guessed_at()
    {
        byte[] bytes = Bytes(Of([]));
        bytes[4] = 2;
        Assert.False(AccumulatorFormat.TryRead(bytes, out _, out Reason? reason));
        Assert.Equal("unknown-version", reason.Code);
        Assert.False(AccumulatorFormat.TryRead("MYGB!"u8, out _, out reason));
        Assert.Equal("not-an-accumulator", reason.Code);
    }

    [Fact]
    public void Extreme_counts_survive_and_overflow_is_refused_without_a_change()
    {
        GradeAccumulator accumulator = new(Layout);
        accumulator.Add("u", 0, long.MaxValue);
        accumulator.Add("u", 1, long.MinValue);
        Assert.True(AccumulatorFormat.TryRead(Bytes(accumulator), out GradeAccumulator? read, out _));
        Assert.Equal((long.MaxValue, long.MinValue), (read.CountsOf("u")[0], read.CountsOf("u")[1]));
        Assert.Throws<OverflowException>(() => accumulator.Add("u", 0, 1));
        Assert.Throws<OverflowException>(() => accumulator.Merge(read));
        Assert.Equal(long.MaxValue, accumulator.CountsOf("u")[0]);
    }

    [Fact]
    public void Layouts_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new CellLayout([new("g", "", ["x"]), new("g", "", ["y"])]));
        Assert.Throws<ArgumentException>(() => new CellLayout([new("g", "", ["x", "x"])]));
        Assert.Throws<ArgumentException>(() => Of([]).Merge(new(new([new("g", "", ["x"])]))));
        Assert.Equal(-1, Layout.CellOf("a", "", "z"));
        Assert.Equal(["a/", "a/item", "b/"], Layout.Questions.Select(q => $"{q.Group}/{q.Item}"));
    }

    private static GradeAccumulator Of(IEnumerable<(byte Subject, byte Cell, int Count)> counts)
    {
        GradeAccumulator accumulator = new(Layout);
        foreach ((byte subject, byte cell, int count) in counts)
        {
            accumulator.Add($"u{subject % 5}", cell % Layout.CellCount, count);
        }

        return accumulator;
    }

    private static GradeAccumulator Merged(GradeAccumulator left, GradeAccumulator right)
    {
        GradeAccumulator sum = new(Layout);
        sum.Merge(left);
        sum.Merge(right);
        return sum;
    }

    private static byte[] Bytes(GradeAccumulator accumulator) => AccumulatorFormat.Write(accumulator);
}
