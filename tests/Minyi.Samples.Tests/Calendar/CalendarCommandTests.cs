using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Calendar;

public sealed class CalendarCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    [Fact]
    public void Due_of_one_start()
    {
        Outcome outcome = _cli.Run("calendar", "due", "--from", "2024-09-29", "--working-days", "5");

        Assert.Equal((0, "start_date,working_days,due_date,provisional\n2024-09-29,5,2024-10-11,false\n", ""), (outcome.Code, outcome.Output, outcome.Error));
    }

    [Fact]
    public void Due_of_a_file_carries_other_columns_in_their_order_and_marks_what_is_provisional()
    {
        string file = _cli.File("in.csv", "\uFEFFid,working_days,start_date,note\na,0,2024-10-03,\"x, y\"\nb,2,2026-12-25,z\n");
        Outcome outcome = _cli.Run("calendar", "due", "--input", file);

        Assert.Equal(
            "id,working_days,start_date,note,due_date,provisional\na,0,2024-10-03,\"x, y\",2024-10-08,false\nb,2,2026-12-25,z,2026-12-29,true\n",
            outcome.Output);
        Assert.Equal(["There is no notice for 2027: what rests on it is provisional."], outcome.ErrorLines);
        Assert.Equal(1, _cli.Run("calendar", "due", "--input", file, "--strict").Code);
    }

    [Fact]
    public void Due_in_hours_takes_a_date_and_time()
    {
        Assert.Equal("2024-09-30T17:00,2,2024-10-08T10:00,false", _cli.Run("calendar", "due", "--from", "2024-09-30T17:00", "--working-hours", "2").Lines[1]);
        string file = _cli.File("in.csv", "start_date,working_hours\n2024-09-30T11:00,2\n");
        Assert.Equal("2024-09-30T11:00,2,2024-09-30T15:00,false", _cli.Run("calendar", "due", "--input", file).Lines[1]);
    }

    [Fact]
    public void Count_is_of_the_days_after_the_start_up_to_the_end()
    {
        string file = _cli.File("in.csv", "start_date,end_date,k\n2024-09-29,2024-10-11,1\n2024-09-28,2024-09-29,2\n2024-09-29,2024-09-29,3\n2024-10-11,2024-09-29,4\n");

        Assert.Equal(
            ["start_date,end_date,k,working_days", "2024-09-29,2024-10-11,1,5", "2024-09-28,2024-09-29,2,1", "2024-09-29,2024-09-29,3,0", "2024-10-11,2024-09-29,4,-5"],
            _cli.Run("calendar", "count", "--input", file).Lines);
        Assert.Equal("2024-09-29,2024-10-11,5", _cli.Run("calendar", "count", "--from", "2024-09-29", "--to", "2024-10-11").Lines[1]);
    }

    [Fact]
    public void List_gives_the_rows_of_the_file_year_by_year()
    {
        string[] rows = [.. System.IO.File.ReadLines(Path.Combine(Execution.Cli.Repository, "src/Minyi.Core/Deadlines/Calendars/cn-calendar.csv")).Skip(1)];
        for (int year = 2006; year <= 2026; year++)
        {
            Outcome outcome = _cli.Run("calendar", "list", "--year", $"{year}");
            Assert.Equal(rows.Where(r => r.StartsWith($"{year}-", StringComparison.Ordinal)), outcome.Lines.Skip(1));
            Assert.Equal(year == 2006 ? 1 : 0, outcome.Code);
        }

        Assert.Equal(rows.Order(StringComparer.Ordinal), _cli.Run("calendar", "list").Lines.Skip(1).Order(StringComparer.Ordinal));
        Outcome missing = _cli.Run("calendar", "list", "--year", "2027");
        Assert.Equal((1, "date,name,is_off_day\n"), (missing.Code, missing.Output));
    }

    [Fact]
    public void The_law_alone_can_be_listed_with_how_sure_each_day_is()
    {
        Outcome outcome = _cli.Run("calendar", "list", "--year", "2027", "--standing");
        Assert.Equal((1, "date,name,is_off_day,standing"), (outcome.Code, outcome.Lines[0]));
        Assert.Contains("2027-05-01,劳动节,true,statutory", outcome.Lines);
        Assert.Contains("2027-05-03,劳动节,true,estimated", outcome.Lines);
        Assert.Contains("2026-05-01,劳动节,true,notified", _cli.Run("calendar", "list", "--year", "2026", "--standing").Lines);
    }

    [Fact]
    public void A_notice_of_ones_own_lies_above_the_embedded_years()
    {
        string notice = _cli.File("2027.csv", "name,is_off_day,date\n元旦,false,2026-12-27\n元旦,true,2027-01-01\n元旦,true,2027-01-04\n");

        Assert.Equal("2026-12-25,5,2026-12-31,false", _cli.Run("calendar", "due", "--from", "2026-12-25", "--working-days", "5", "--calendar", notice).Lines[1]);
        Assert.Equal("2026-12-31,1,2027-01-05,false", _cli.Run("calendar", "due", "--from", "2026-12-31", "--working-days", "1", "--calendar", notice).Lines[1]);
        Assert.Equal("2026-12-25,2026-12-28,2", _cli.Run("calendar", "count", "--from", "2026-12-25", "--to", "2026-12-28", "--calendar", notice).Lines[1]);
        Outcome list = _cli.Run("calendar", "list", "--year", "2027", "--calendar", notice);
        Assert.Equal((0, 3), (list.Code, list.Lines.Length));
    }

    [Fact]
    public void A_notice_written_by_Excel_in_China_reads_as_GB18030()
    {
        byte[] gb = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("date,name,is_off_day\n2027-01-01,元旦,true\n");
        Outcome outcome = _cli.Run("calendar", "list", "--year", "2027", "--calendar", _cli.File("gb.csv", gb), "--encoding", "gb18030");

        Assert.Equal("2027-01-01,元旦,true", outcome.Lines[1]);
    }

    [Fact]
    public void Explain_names_the_holidays_and_the_make_up_days_in_both_languages()
    {
        string[] command = ["calendar", "due", "--from", "2024-09-27", "--working-days", "10", "--explain"];

        Assert.Equal(
            "10 working days after 2024-09-27, which is not counted itself: 2024-10-16. Not counted, holidays: 2024-10-01 to 2024-10-07 (National Day). "
            + "Not counted, weekends: 2024-09-28, 2024-10-13. Counted though a weekend, make-up days: 2024-09-29 (National Day), 2024-10-12 (National Day).",
            _cli.Run(command).ErrorLines[0]);
        Assert.Equal(
            "自2024年9月27日起（当日不计）第10个工作日为2024年10月16日。放假不计：2024年10月1日至2024年10月7日（国庆节）。周末不计：2024年9月28日、2024年10月13日。调休上班计入：2024年9月29日（国庆节）、2024年10月12日（国庆节）。",
            _cli.Run([.. command, "--lang", "zh"]).ErrorLines[0]);
    }

    [Theory]
    [InlineData("start_date,working_days\n2024-13-01,5\n", "in.csv:2: start_date: found \"2024-13-01\", expected a date or a date and time")]
    [InlineData("start_date,working_days\n2024-01-01,-5\n", "in.csv:2: working_days: found \"-5\", expected an integer from 0")]
    [InlineData("start_date,working_days\n2024-01-01,five\n", "in.csv:2: working_days: found \"five\"")]
    [InlineData("start_date,working_days\n9999-12-30,99\n", "in.csv:2: start_date: found \"9999-12-30\", expected")]
    [InlineData("start_date\n2024-01-01\n", "in.csv:1: working_days: found \"start_date\", expected a column")]
    [InlineData("", "in.csv:1: start_date: found an empty file")]
    [InlineData("start_date,working_days,due_date\n", "in.csv:1: due_date: found this column in the input")]
    public void Bad_input_is_named_with_its_place_and_nothing_is_written(string content, string error)
    {
        Outcome outcome = _cli.Run("calendar", "due", "--input", _cli.File("in.csv", content), "--output", "out.csv");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(error, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Path.Combine(_cli.Folder, "out.csv")));
    }

    [Fact]
    public void A_bad_notice_is_named_line_by_line()
    {
        string notice = _cli.File("n.csv", "date,name,is_off_day\n2027-01-01,元旦,yes\n2027-02-30,元旦,true\n2027-01-02,,true\n2027-01-01,元旦,true\n");

        Assert.Equal(
            ["n.csv:2: is_off_day", "n.csv:3: date", "n.csv:4: name", "n.csv:5: date"],
            _cli.Run("calendar", "list", "--calendar", notice).ErrorLines.Select(l => l[..l.IndexOf(": found", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("due")]
    [InlineData("due", "--from", "2024-01-01")]
    [InlineData("due", "--from", "yesterday", "--working-days", "3")]
    [InlineData("due", "--from", "2024-01-01", "--working-days", "3", "--working-hours", "3")]
    [InlineData("due", "--from", "9999-12-31", "--working-days", "3")]
    [InlineData("due", "--from", "2024-01-01", "--input", "x.csv", "--working-days", "3")]
    [InlineData("count", "--from", "2024-01-01")]
    [InlineData("list", "--year", "0")]
    [InlineData("list", "--calendar", "nowhere.csv")]
    public void Wrong_usage_is_one_line_and_status_2(params string[] arguments)
    {
        Outcome outcome = _cli.Run(["calendar", .. arguments]);

        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Single(outcome.ErrorLines);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_column_that_was_read_as_a_number_is_a_number_in_JSON_and_any_other_is_text()
    {
        string json = _cli.RunWith("start_date,working_days,note\n2024-09-29,5,7\n", "calendar", "due", "--input", "-", "--format", "json").Output;
        Assert.Contains("\"working_days\": 5,", json, StringComparison.Ordinal);
        Assert.Contains("\"note\": \"7\"", json, StringComparison.Ordinal);
    }
}
