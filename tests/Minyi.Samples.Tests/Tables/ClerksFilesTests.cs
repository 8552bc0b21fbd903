using System.IO.Compression;
using System.Text;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Tables;

/// <summary>Files as they come out of a spreadsheet: read as they are meant, or named for what is wrong; never something else in silence.</summary>
public sealed class ClerksFilesTests : IDisposable
{
    private static readonly string Scheme = File.ReadAllText(Path.Combine(Execution.Cli.Repository, "samples/data/scoring/handling.json"));

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Outcome Apportion(string file, params string[] more) => _cli.Run(["grid", "apportion", "--input", file, "--seats", "20", "--method", "webster", .. more]);

    private Outcome Score(params string[] more)
    {
        _cli.File("s.json", Scheme);
        return _cli.Run(["score", "--scheme", "s.json", .. more]);
    }

    private const string Grades = "subject,evaluator,group,grade,date\n区水务局,r-1,residents,满意,2024-04-03\n区水务局 ,r-2,residents,不满意,2024-04-03\n区水务局　,r-3,residents,不满意,2024-04-03\n";

    [Fact]
    public void One_unit_spelt_three_ways_is_refused_with_the_lines()
    {
        _cli.File("g.csv", Gb18030.GetBytes(Grades.ReplaceLineEndings("\r\n")));

        Outcome outcome = Score("--grades", "g.csv", "--encoding", "gb18030");

        Assert.Equal(2, outcome.Code);
        Assert.Equal(2, outcome.ErrorLines.Length);
        Assert.StartsWith("g.csv:3: subject: found", outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("g.csv:4: subject: found", outcome.ErrorLines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("区水务局 ")]
    [InlineData("区水\u200B务局")]
    [InlineData("区水务局")]
    public void Or_joined_it_is_one_unit(string second)
    {
        _cli.File("g.csv", Grades.Replace("区水务局 ", second, StringComparison.Ordinal));
        _cli.File("clean.csv", Grades.Replace("区水务局 ", "区水务局", StringComparison.Ordinal).Replace("区水务局　", "区水务局", StringComparison.Ordinal));

        Outcome joined = Score("--grades", "g.csv", "--ids", "join");

        Assert.Equal(0, joined.Code);
        Assert.Equal(Score("--grades", "clean.csv").Output, joined.Output);
        Assert.StartsWith("区水务局,52.0,1,", joined.Lines[1], StringComparison.Ordinal);
        Assert.Contains("ids that differ only in blanks", joined.Error, StringComparison.Ordinal);
    }

    /// <summary>A file is read by its columns, standard input row by row: the two know nothing of each other.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_by_columns_or_by_rows_the_scores_are_the_same(int seed)
    {
        Random random = new(seed);
        StringBuilder csv = new("subject,evaluator,group,grade,handling,date\n");
        for (int n = 0; n < 3_000; n++)
        {
            string group = random.Next(2) == 0 ? "residents" : "representatives";
            string grade = random.Next(4) switch { 0 => "满意", 1 => "satisfied", 2 => "basically-satisfied", _ => "not-satisfied" };
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"区（县）局{random.Next(7)},r-{random.Next(60)},{group},{grade},{(random.Next(3) == 0 ? "" : $"P-{random.Next(20)}")},2024-0{random.Next(1, 9)}-1{random.Next(9)}\n");
        }

        _cli.File("g.csv", csv.ToString());
        _cli.File("s.json", Scheme);
        string[] command = ["score", "--scheme", "s.json", "--from", "2024-02-01", "--to", "2024-07-31", "--grades"];

        Outcome columns = _cli.Run([.. command, "g.csv"]), rows = _cli.RunWith(csv.ToString(), [.. command, "-"]);

        Assert.Equal(0, columns.Code);
        Assert.Equal((rows.Code, rows.Output, rows.Error), (columns.Code, columns.Output, columns.Error));
        Assert.Contains("not counted", columns.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("successes,trials,note\n1,2,a\n\"1,000\",2000,\"x,\"\"y\"\n 3 ,4,\n")]
    [InlineData("successes,trials\n0,0\n5,4\n")]
    [InlineData("满意数,总件数\n1,2\nx,3\n")]
    public void Intervals_of_a_file_and_of_standard_input_are_the_same(string csv)
    {
        _cli.File("r.csv", csv);

        Outcome file = _cli.Run("score", "interval", "--input", "r.csv"), input = _cli.RunWith(csv, "score", "interval", "--input", "-");

        Assert.Equal((input.Code, input.Output, input.Error.Replace("-:", "r.csv:", StringComparison.Ordinal)), (file.Code, file.Output, file.Error));
    }

    [Fact]
    public void A_total_gets_no_seats_in_silence()
    {
        _cli.File("t.csv", "id,votes\n海山-1,5200\n海山-2,4800\n沙头角-1,10000\n合计,20000\n");
        _cli.File("s.csv", "id,votes\na,1\nb,2\nc,3\nd,4\ne,10\n");
        _cli.File("d.csv", "id,votes\na,1\nb,2\nc,3\n");

        Assert.StartsWith("t.csv:5: id: found \"合计\"", Apportion("t.csv").ErrorLines.Single(), StringComparison.Ordinal);
        Assert.StartsWith("s.csv:6: found a row whose figures are the sums", Apportion("s.csv").ErrorLines.Single(), StringComparison.Ordinal);
        Assert.Equal((0, ""), (Apportion("d.csv").Code, Apportion("d.csv").Error));
        Assert.Equal(0, Apportion("t.csv", "--keep-totals").Code);
    }

    [Fact]
    public void Figures_as_they_are_typed()
    {
        _cli.File("f.csv", "编号,票数\n海山,\"10,000\"\n沙头角,１０，０００\n");
        _cli.File("g.csv", "社区,人数\n海山,10000\n沙头角, 10000 \n");
        _cli.File("x.csv", "id,votes\na,\"1,00\"\n");

        Assert.Equal(["id,seats", "海山,10", "沙头角,10"], Apportion("f.csv").Lines);
        Assert.Equal(["id,seats", "海山,10", "沙头角,10"], Apportion("g.csv").Lines);
        Assert.Equal(["id,seats", "海山,10", "沙头角,10"], Apportion("g.csv", "--columns", "id=社区,votes=人数").Lines);
        Assert.Equal(["编号,席位", "海山,10", "沙头角,10"], Apportion("f.csv", "--headers", "zh").Lines);
        Assert.StartsWith("x.csv:2: votes: found \"1,00\"", Apportion("x.csv").ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_may_be_two_columns_is_not_guessed()
    {
        _cli.File("a.csv", "编号,社区,票数\na,b,1\n");

        Outcome outcome = Apportion("a.csv");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("a.csv:1: 社区: found two columns that may be \"id\"", outcome.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_units_of_an_extract_are_not_stated()
    {
        _cli.File("x.csv", "service_request_id,requested_datetime,updated_datetime,status,agency_responsible,source\n"
            + "1,2018-07-19T08:36:00.000Z,2018-10-23T10:18:51.000Z,closed,,City Worker\n2,2018-07-19T08:36:00.000Z,3020-10-23T10:18:51.000Z,closed,parks,\n");
        _cli.File("m.json", "{\"title\":{\"zh\":\"x\",\"en\":\"x\"},\"workflow\":\"service-request\",\"timeLimit\":{\"amount\":14,\"unit\":\"calendar-days\"},"
            + "\"timestamps\":{\"pattern\":\"uuuu-MM-dd'T'HH:mm:ss.fffo<G>\",\"dates\":\"Asia/Shanghai\"},"
            + "\"columns\":{\"key\":\"service_request_id\",\"created\":\"requested_datetime\",\"closed\":\"updated_datetime\",\"status\":\"status\",\"unit\":\"agency_responsible\",\"channel\":\"source\"},"
            + "\"statuses\":{\"closed\":\"closed\",\"open\":\"open\"}}");

        Outcome outcome = _cli.Run("replay", "x.csv", "--mapping", "m.json", "--as-of", "2024-01-01");

        Assert.Equal(0, outcome.Code);
        Assert.Contains("unit,,rows,1,1,", outcome.Lines);
        Assert.Contains("all,,median_days,96.07142361111111,96.07142361111111,", outcome.Lines);
        Assert.Contains(outcome.Lines, l => l.StartsWith("difference,2,closed-in-the-future,", StringComparison.Ordinal) && l.EndsWith(",3", StringComparison.Ordinal));
    }

    [Fact]
    public void A_notice_saved_by_a_spreadsheet()
    {
        _cli.File("n.csv", Gb18030.GetBytes("date,name,is_off_day\r\n2027/1/1,元旦,TRUE\r\n2027/1/2,元旦,TRUE\r\n2027/1/3,元旦,是\r\n"));

        Outcome outcome = _cli.Run("calendar", "due", "--from", "2026-12-31", "--working-days", "1", "--calendar", "n.csv", "--encoding", "gb18030");

        Assert.Equal("2026-12-31,1,2027-01-04,false", outcome.Lines[1]);
    }

    [Fact]
    public void Formulas_are_defused_for_excel_and_left_alone_otherwise()
    {
        _cli.File("f.csv", "id,votes,note\n=1+1,12400,=cmd|' /C calc'!A0\n@x,21000,+1\n-5,3,-2\n");

        Assert.Equal(["id,seats,note", "=1+1,7,=cmd|' /C calc'!A0", "@x,13,+1", "-5,0,-2"], Apportion("f.csv").Lines);
        Assert.Equal(["\uFEFFid,seats,note", "'=1+1,7,'=cmd|' /C calc'!A0", "'@x,13,'+1", "'-5,0,'-2"], Apportion("f.csv", "--for-excel").Lines);
    }

    [Fact]
    public void Separators_marks_and_what_excel_leaves_behind()
    {
        string[] expected = ["id,seats", "海山,7", "沙头角,13"];
        _cli.File("sep.csv", "sep=,\r\nid,votes\r\n海山,12400\r\n沙头角,21000\r\n");
        _cli.File("semicolon.csv", "id;votes\n海山;12400\n沙头角;21000\n");
        _cli.File("tab.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("id\tvotes\r\n海山\t12400\r\n沙头角\t21000\r\n")]);
        _cli.File("empty.csv", "id,votes,\n海山,12400,\n\n沙头角,21000,\n,,\n");
        _cli.File("named.csv", "id,votes,\n海山,12400,x\n");
        foreach (string file in (string[])["sep.csv", "semicolon.csv", "tab.txt", "empty.csv"])
        {
            Assert.Equal(expected, Apportion(file).Lines);
        }

        Assert.StartsWith("named.csv:2: #3: found a column without a name", Apportion("named.csv").ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_cell_of_one_column_is_a_fault_of_its_line()
    {
        _cli.File("v.csv", "value\n1.05\n\n2.15\n\n");

        Outcome outcome = _cli.Run("score", "round", "--input", "v.csv");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("v.csv:3: value: found \"\"", outcome.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Workbooks_in_and_out()
    {
        _cli.File("v.csv", "id,votes,since\n海山,12400,2024-01-01\n沙头角,21000,x\n");

        Assert.Equal(0, Apportion("v.csv", "--output", "o.xlsx").Code);
        Assert.Equal("PK", _cli.Read("o.xlsx")[..2]);
        Assert.Equal(0, Apportion("v.csv", "--format", "xlsx", "--output", "p.bin").Code);
        Outcome again = _cli.Run("grid", "apportion", "--input", "o.xlsx", "--columns", "votes=seats", "--seats", "20", "--method", "webster");

        // The workbook has a column of the command's own name, which is said.
        Assert.StartsWith("o.xlsx:1: seats: found this column in the input", again.ErrorLines.Single(), StringComparison.Ordinal);
        _cli.File("o.csv", File.ReadAllBytes(Path.Combine(_cli.Folder, "o.xlsx")));
        Assert.StartsWith("o.csv: found an Excel workbook (.xlsx), expected CSV", Apportion("o.csv").ErrorLines.Single(), StringComparison.Ordinal);
        using ZipArchive zip = new(File.OpenRead(Path.Combine(_cli.Folder, "o.xlsx")));
        using StreamReader sheet = new(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<f>", sheet.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8-bom")]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    public void Encodings_out(string encoding)
    {
        _cli.File("v.csv", "id,votes\n海山,12400\n");
        Apportion("v.csv", "--output-encoding", encoding, "--output", "o.csv");
        byte[] bytes = File.ReadAllBytes(Path.Combine(_cli.Folder, "o.csv"));

        Encoding expected = encoding == "gb18030" ? Gb18030 : new UTF8Encoding(encoding == "utf-8-bom");
        Assert.Equal([.. expected.Preamble, .. expected.GetBytes("id,seats\n海山,20\n")], bytes);
    }
}
