using System.Text;
using Minyi.Reporting.Tables;

namespace Minyi.Reporting.Tests.Tables;

/// <summary>The reader against a second, strict one: what it accepts and that one refuses falls under a rule that is named here.</summary>
public sealed class CsvReaderTests
{
    private static readonly string[] Pieces = ["a", "社区", ",", ",", "\n", "\r\n", "\"", "\"\"", "\"x,y\"", "\"\n\"", " ", "12", "\U0001F600", "é"];

    private static readonly Lazy<byte[]> Gb18030 = new(() =>
    {
        Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        return gb.GetBytes("编号,票数\n海山社区,12\n\u3400\U00020000,3\n");
    });

    private static List<(long Line, string[] Fields)>? Rows(byte[] bytes, int chunk = int.MaxValue, TableOptions? options = null)
    {
        using TableReader reader = TableReader.Open(new Slow(bytes, chunk), false, options);
        List<(long Line, string[] Fields)> rows = [];
        while (reader.Read())
        {
            if (reader.Misquoted is not null)
            {
                return null;
            }

            rows.Add((reader.Line, [.. Enumerable.Range(0, reader.Count).Select(reader.Text)]));
        }

        return rows;
    }

    [Property(MaxTest = 3_000)]
    public void Agrees_with_a_second_reader(byte[] pieces)
    {
        // A header of two columns keeps to commas, and an empty line is then no empty cell.
        string text = "h,i\n" + string.Concat(pieces.Select(p => Pieces[p % Pieces.Length]));
        List<(int Line, string[] Fields)>? expected = SecondReader.Read(text);

        List<(long Line, string[] Fields)>? found = Rows(Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected is null, found is null);
        if (expected is not null)
        {
            Assert.Equal(expected.Select(r => $"{r.Line}:{string.Join('|', r.Fields)}"), found!.Select(r => $"{r.Line}:{string.Join('|', r.Fields)}"));
        }
    }

    [Property(MaxTest = 300)]
    public void The_way_the_bytes_come_does_not_matter(byte[] pieces, byte chunk)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("h,i\n" + string.Concat(pieces.Select(p => Pieces[p % Pieces.Length])));

        Assert.Equal(
            Rows(bytes)?.Select(r => $"{r.Line}:{string.Join('|', r.Fields)}"),
            Rows(bytes, 1 + (chunk % 5))?.Select(r => $"{r.Line}:{string.Join('|', r.Fields)}"));
    }

    [Property(MaxTest = 200)]
    public void Any_fields_written_are_read_back(NonNull<string>[] fields)
    {
        string[] texts = [.. fields.Select(f => string.Concat(f.Get.Where(c => !char.IsSurrogate(c))))];
        if (texts.Length < 2 || texts.All(t => t.Length == 0))
        {
            return;
        }

        string line = string.Join(',', texts.Select(t => '"' + t.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'));

        Assert.Equal(texts, Assert.Single(Rows(Encoding.UTF8.GetBytes(line))!).Fields);
    }

    [Fact]
    public void A_row_longer_than_the_buffer_is_read_whole()
    {
        string longest = new('x', 3_000_000);

        Assert.Equal([longest, "1"], Rows(Encoding.UTF8.GetBytes($"a,b\n{longest},1\n"), 70_000)![1].Fields);
    }

    [Theory]
    [InlineData("sep=,\r\nid,votes\r\na,1\r\n", "id|votes;a|1")]
    [InlineData("sep=;\nid;votes\na;1,5\n", "id|votes;a|1,5")]
    [InlineData("id;votes\na;1\n", "id|votes;a|1")]
    [InlineData("id\tvotes\na\t1\n", "id|votes;a|1")]
    [InlineData("\"id\";\"votes\"\n\"a;b\";1\n", "id|votes;a;b|1")]
    [InlineData("id,votes\n,\na,1\n,\n", "id|votes;a|1")]
    [InlineData("value\n1\n\n2\n\n", "value;1;;2")]
    [InlineData("value\r1\r2", "value;1;2")]
    [InlineData("\nid,votes\n\na,1", "id|votes;a|1")]
    public void As_people_have_them(string text, string rows) =>
        Assert.Equal(rows, string.Join(';', Rows(Encoding.UTF8.GetBytes(text))!.Select(r => string.Join('|', r.Fields))));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void A_mark_says_the_encoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes("编号,票数\n海山,1\n")];

        Assert.Equal(["海山", "1"], Rows(bytes, 3)![1].Fields);
    }

    [Fact]
    public void Utf16_without_a_mark_is_known_by_its_look() => Assert.Equal(["a", "1"], Rows(Encoding.Unicode.GetBytes("id,votes\na,1\n"))![1].Fields);

    [Fact]
    public void Gb18030_is_named_by_the_user()
    {
        Assert.Equal(["海山社区", "12"], Rows(Gb18030.Value, 1, new() { Encoding = "gb18030" })![1].Fields);
        Assert.Equal("\u3400\U00020000", Rows(Gb18030.Value, 1, new() { Encoding = "gb18030" })![2].Fields[0]);
        Assert.Equal(1, Assert.Throws<TableFaultException>(() => Rows(Gb18030.Value)).Fault.Line);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void A_byte_that_is_not_of_the_encoding_is_named_by_its_line(int chunk)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("id,votes\n" + string.Concat(Enumerable.Repeat("社区,1\n", 50))), 0xE7, 0xA4, (byte)'\n'];

        Assert.Equal(52, Assert.Throws<TableFaultException>(() => Rows(bytes, chunk)).Fault.Line);
    }

    [Fact]
    public void Old_and_new_workbooks_given_as_csv_are_named()
    {
        Assert.Contains("Excel workbook (.xlsx)", Assert.Throws<TableFaultException>(() => Rows([.. "PK\u0003\u0004"u8, 0, 0, 0, 0])).Fault.Found.English, StringComparison.Ordinal);
        Assert.Contains(".xls", Assert.Throws<TableFaultException>(() => Rows([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])).Fault.Found.English, StringComparison.Ordinal);
    }

    /// <summary>A stream that gives a few bytes at a time, as a pipe may.</summary>
    private sealed class Slow(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);
    }
}
