using System.Text;
using Minyi.Scoring.Aggregation;
using Minyi.Scoring.Aggregation.Csv;

namespace Minyi.Scoring.Tests.Aggregation;

public sealed class GradeCsvTests : IDisposable
{
    private static readonly CellLayout Layout = new([new("a", "", ["x", "y", "z"]), new("b", "", ["x", "w"]), new("b", "item", ["yes", "no"])]);

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    /// <summary>Against splitting strings, for any rows, line ends, column orders, numbers of threads, and with or without quotation marks.</summary>
    [Property(MaxTest = 200)]
    public bool Counts_agree_with_reading_line_by_line(int seed, byte rows, byte threads, bool quoted, bool crlf, bool lastEnd)
    {
        Random random = new(seed);
        string[] subjects = ["u", "unit-12345678", "承办单位", "x-0123456789abcdef", "  spaced"];
        (string Group, string Item, string Grade)[] answers = [("a", "", "x"), ("a", "", "y"), ("a", "", "z"), ("b", "", "x"), ("b", "", "w"), ("b", "item", "yes"), ("b", "item", "no")];
        GradeAccumulator expected = new(Layout);
        string Quote(string field) => quoted && random.Next(3) == 0 ? $"\"{field}\"" : field;
        List<string> lines = ["note,group,subject,item,evaluator,grade"];
        for (int i = 0; i < rows * 3; i++)
        {
            string subject = subjects[random.Next(subjects.Length)];
            (string group, string item, string grade) = answers[random.Next(answers.Length)];
            expected.Add(subject, Layout.CellOf(group, item, grade));
            string note = quoted && random.Next(5) == 0 ? "\"a, \"\"b\"\"\nc\"" : new string('n', random.Next(90));
            lines.Add(string.Join(',', note, Quote(group), Quote(subject), Quote(item), $"e{i}", Quote(grade)));
        }

        string end = crlf ? "\r\n" : "\n";
        File.WriteAllText(_path, string.Join(end, lines) + (lastEnd ? end : ""));
        GradeCsvResult result = GradeCsv.Count(_path, Layout, 1 + (threads % 5));
        return result.Faults.IsEmpty && result.Rows == rows * 3 && AccumulatorFormat.Write(result.Counts).AsSpan().SequenceEqual(AccumulatorFormat.Write(expected));
    }

    [Theory]
    [InlineData("u,a,,x\nu,c,,x\n", 3, "group", "c", "one of a, b")]
    [InlineData("u,b,thing,x\n", 2, "item", "thing", "one of \"\", item")]
    [InlineData("u,a,,great\n", 2, "grade", "great", "one of x, y, z")]
    [InlineData(",a,,x\n", 2, "subject", "", "an id")]
    [InlineData("u,a,x\n", 2, "", "3", "4 fields")]
    [InlineData("\n\nu,a,,x,\n", 4, "", "5", "4 fields")]
    [InlineData("\"u\",a,,x\nu,\"c\",,x\n", 3, "group", "c", "one of a, b")]
    [InlineData("\"u\",a,,x\nu\"v,a,,x\n", 3, "", "\"", "quotation marks")]
    public void A_wrong_row_is_named(string rows, long line, string column, string found, string expected)
    {
        File.WriteAllText(_path, "subject,group,item,grade\n" + rows);
        foreach (int threads in new[] { 1, 2, 3 })
        {
            GradeCsvFault fault = Assert.Single(GradeCsv.Count(_path, Layout, threads).Faults);
            Assert.Equal((line, column, found), (fault.Line, fault.Column, fault.Found));
            Assert.Contains(expected, fault.Expected.English, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Faults_far_into_the_file_have_their_line_whatever_the_number_of_threads()
    {
        StringBuilder text = new("subject,group,grade\n");
        for (int line = 2; line <= 200_000; line++)
        {
            text.Append(line % 40_000 == 0 ? "u,a,bad\n" : "u,a,x\n");
        }

        File.WriteAllText(_path, text.ToString());
        foreach (int threads in new[] { 1, 2, 7 })
        {
            GradeCsvResult result = GradeCsv.Count(_path, Layout, threads);
            Assert.Equal([40_000, 80_000, 120_000, 160_000, 200_000], result.Faults.Select(f => f.Line));
            Assert.Equal(199_999 - 5, result.Counts.CountsOf("u")[0]);
        }
    }

    [Theory]
    [InlineData("subject,group,mark", "grade")]
    [InlineData("subject,group,group,grade", "group")]
    [InlineData("", "subject")]
    public void A_missing_or_double_column_is_named(string header, string column)
    {
        File.WriteAllText(_path, header + "\nu,a,x\n");
        Assert.Contains(GradeCsv.Count(_path, Layout).Faults, f => f.Line == 1 && f.Column == column);
    }

    [Fact]
    public void Reading_stops_at_twenty_faults_and_bytes_that_are_no_text_are_one()
    {
        File.WriteAllText(_path, "subject,group,grade\n" + string.Concat(Enumerable.Repeat("u,c,x\n", 50)));
        Assert.Equal(GradeCsv.MostFaults, GradeCsv.Count(_path, Layout, 3).Faults.Length);
        File.WriteAllBytes(_path, [.. "subject,group,grade\n"u8, 0xFF, .. ",a,x\n"u8]);
        Assert.Equal("subject", Assert.Single(GradeCsv.Count(_path, Layout).Faults).Column);
    }
}
