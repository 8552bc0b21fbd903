using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using MiniExcelLibs;
using Minyi.Reporting.Tables;

namespace Minyi.Reporting.Tests.Tables;

/// <summary>Workbooks there and back: what is written is read by others, what others write is read, and what is no table is named by its cell.</summary>
public sealed class WorkbookTests
{
    private static readonly string[] Headers = ["编号", "votes", "date", "note"];

    static WorkbookTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static byte[] Written(IEnumerable<TableCell[]> rows)
    {
        using MemoryStream stream = new();
        TableWorkbook.Write(stream, "minyi", Headers, rows);
        return stream.ToArray();
    }

    private static List<string[]> Read(byte[] workbook, string? sheet = null)
    {
        using MemoryStream stream = new(workbook);
        using TableReader reader = TableReader.Open(stream, true, new() { Sheet = sheet });
        List<string[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.Count).Select(reader.Text)]);
        }

        return rows;
    }

    private static TableFault Fault(byte[] workbook, string? sheet = null) => Assert.Throws<TableFaultException>(() => Read(workbook, sheet)).Fault;

    private static byte[] Made(string sheetData, string after = "", string? styles = null, string? second = null, string? shared = null)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string text)
            {
                using StreamWriter writer = new(zip.CreateEntry(name).Open());
                writer.Write(text);
            }

            const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
            const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Part("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/>{(second is null ? "" : "<sheet name=\"B\" sheetId=\"2\" r:id=\"r2\"/>")}</sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/1.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/worksheet\" Target=\"worksheets/2.xml\"/><Relationship Id=\"r3\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"r4\" Type=\"{Office}/sharedStrings\" Target=\"/xl/shared.xml\"/></Relationships>");
            Part("xl/worksheets/1.xml", $"<worksheet {Main}><sheetData>{sheetData}</sheetData>{after}</worksheet>");
            Part("xl/worksheets/2.xml", $"<worksheet {Main}><sheetData>{second}</sheetData></worksheet>");
            Part("xl/styles.xml", $"<styleSheet {Main}>{styles}</styleSheet>");
            Part("xl/shared.xml", $"<sst {Main}>{shared}</sst>");
        }

        return stream.ToArray();
    }

    [Property(MaxTest = 60)]
    public void What_is_written_is_read_by_us_and_by_another(NonNull<string>[] texts, NormalFloat number, ushort day)
    {
        LocalDate date = new LocalDate(2000, 1, 1).PlusDays(day);
        string[] clean = [.. texts.Select(t => string.Concat(t.Get.Where(c => c >= ' ' && !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF')))).Append("=1+1").Append("@x")];
        byte[] workbook = Written(clean.Select(t => (TableCell[])[new(t + "."), new(null, number.Get), new(null, Date: date), new(t)]));

        List<string[]> rows = Read(workbook);
        Assert.Equal(Headers, rows[0]);
        for (int i = 0; i < clean.Length; i++)
        {
            Assert.Equal(clean[i] + ".", rows[i + 1][0]);
            Assert.Equal(number.Get, double.Parse(rows[i + 1][1], CultureInfo.InvariantCulture));
            Assert.Equal(date, NodaTime.Text.LocalDatePattern.Iso.Parse(rows[i + 1][2]).Value);
            Assert.Equal(clean[i], rows[i + 1][3]);
        }

        using IExcelDataReader other = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        Assert.True(other.Read());
        for (int i = 0; other.Read(); i++)
        {
            Assert.Equal(clean[i] + ".", other.GetString(0));
            Assert.Equal(number.Get, Convert.ToDouble(other.GetValue(1), CultureInfo.InvariantCulture));
            Assert.Equal(date.ToDateTimeUnspecified(), other.GetDateTime(2));
        }
    }

    [Property(MaxTest = 30)]
    public void What_another_writes_is_read(PositiveInt[] numbers)
    {
        using MemoryStream stream = new();
        stream.SaveAs(numbers.Append(numbers.FirstOrDefault() ?? numbers.Append(default!).First()).Where(n => n is not null).Select((n, i) => new { id = $"社区{i}", votes = n.Get, on = new DateTime(2024, 9, 29), yes = true }).ToArray());

        List<string[]> rows = Read(stream.ToArray());

        Assert.Equal(["id", "votes", "on", "yes"], rows.Count == 0 ? ["id", "votes", "on", "yes"] : rows[0]);
        for (int i = 1; i < rows.Count; i++)
        {
            Assert.Equal($"社区{i - 1}", rows[i][0]);
            Assert.Equal("2024-09-29", rows[i][2]);
            Assert.True(TypedText.TryBoolean(rows[i][3], out bool yes) && yes);
        }
    }

    [Fact]
    public void Cells_as_excel_has_them()
    {
        byte[] workbook = Made(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"inlineStr\"><is><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r></is></c></row><row r=\"3\"/>"
            + "<row r=\"5\"><c r=\"A5\"><v>1.1000000000000001</v></c><c r=\"B5\" s=\"1\"><v>45564</v></c><c r=\"C5\" t=\"b\"><v>1</v></c></row>"
            + "<row r=\"6\"><c r=\"A6\"><f>1+1</f><v>2</v></c><c r=\"B6\" s=\"2\"><v>45564.5</v></c><c r=\"C6\" s=\"1\"/></row>",
            styles: "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>",
            shared: "<si><t>编号</t><rPh sb=\"0\" eb=\"1\"><t>bian</t></rPh></si>");

        Assert.Equal(["编号||a b", "1.1|2024-09-29|true", "2|2024-09-29T12:00:00|"], Read(workbook).Select(r => string.Join('|', r)));
    }

    [Fact]
    public void Merged_cells_are_named_by_their_address() =>
        Assert.Equal("A1:B1", Fault(Made("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>")).Place);

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"B1\" t=\"e\"><v>#REF!</v></c></row>", "B1")]
    [InlineData("<row r=\"7\"><c r=\"AB7\"><f>1</f></c></row>", "AB7")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1e999</v></c></row>", "A1")]
    public void A_cell_without_a_value_is_named_by_its_address(string row, string address) => Assert.Equal(address, Fault(Made(row)).Place);

    [Fact]
    public void Of_several_sheets_one_is_chosen()
    {
        const string Cell = "<row r=\"1\"><c r=\"A1\"><v>{0}</v></c></row>";
        byte[] two = Made(Cell.Replace("{0}", "1", StringComparison.Ordinal), second: Cell.Replace("{0}", "2", StringComparison.Ordinal));

        Assert.Contains("A, B", Fault(two).Expected.English, StringComparison.Ordinal);
        Assert.Contains("A, B", Fault(two, "C").Expected.English, StringComparison.Ordinal);
        Assert.Equal("2", Read(two, "B")[0][0]);
        Assert.Equal("1", Read(Made(Cell.Replace("{0}", "1", StringComparison.Ordinal), second: "<row r=\"1\"/>"))[0][0]);
    }

    [Fact]
    public void A_workbook_made_to_explode_does_not()
    {
        byte[] bomb = Made("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + new string(' ', 50_000_000) + "</t></is></c></row>");
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("characters in a cell", Fault(bomb).Found.English, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Property(MaxTest = 300)]
    public void A_damaged_workbook_is_a_fault_and_nothing_worse(ushort at, byte value, bool cut)
    {
        byte[] bytes = Written([[new("a"), new(null, 1), new(null, Date: new LocalDate(2024, 9, 29)), new("b")]]);
        byte[] damaged = cut ? bytes[..(at % bytes.Length)] : [.. bytes];
        if (!cut)
        {
            damaged[at % damaged.Length] = value;
        }

        try
        {
            Read(damaged);
        }
        catch (TableFaultException)
        {
            // A fault with its place is what is expected.
        }
    }

    /// <summary>One call for both directions: ours to CSV, and a CSV to a workbook of LibreOffice's.</summary>
    [Fact]
    public void LibreOffice_reads_ours_and_we_read_its()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("minyi-office-");
        try
        {
            string Named(string name) => Path.Combine(folder.FullName, name);
            File.WriteAllBytes(Named("ours.xlsx"), Written([[new("海山社区"), new(null, 12_400.5), new(null, Date: new LocalDate(2024, 9, 29)), new("=1+1")], [new("-5"), new(null, 3), new(null, Date: new LocalDate(2025, 1, 1)), new("")]]));
            Run("soffice", folder.FullName, $"-env:UserInstallation=file://{Named("profile")}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", folder.FullName, Named("ours.xlsx"));
            File.WriteAllText(Named("back.csv"), "编号,votes,date,note\n海山社区,12400.5,2024-09-29,a b\n-5,3,2025-01-01,\n");
            Run("soffice", folder.FullName, $"-env:UserInstallation=file://{Named("profile")}", "--headless", "--convert-to", "xlsx", "--infilter=CSV:44,34,76,1", "--outdir", folder.FullName, Named("back.csv"));

            Assert.Equal("编号,votes,date,note\n海山社区,12400.5,2024-09-29,=1+1\n-5,3,2025-01-01,\n", File.ReadAllText(Named("ours.csv")).ReplaceLineEndings("\n"));
            Assert.Equal(["编号|votes|date|note", "海山社区|12400.5|2024-09-29|a b", "-5|3|2025-01-01|"], Read(File.ReadAllBytes(Named("back.xlsx"))).Select(r => string.Join('|', r)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string program, string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
