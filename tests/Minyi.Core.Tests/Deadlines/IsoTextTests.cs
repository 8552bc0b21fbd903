using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;

namespace Minyi.Core.Tests.Deadlines;

public sealed class IsoTextTests
{
    [Theory]
    [InlineData("2024-09-29", true)]
    [InlineData("2024-09-29\0", false)]
    [InlineData("2024-09-29\0garbage", false)]
    [InlineData("9999-05-01", false)]
    [InlineData("1948-12-31", false)]
    [InlineData(" 2024-09-29", false)]
    public void A_date_and_nothing_after_it(string text, bool isDate) => Assert.Equal(isDate, IsoText.TryDate(text, out _));

    [Fact]
    public void The_end_of_the_calendar_is_a_fault_of_a_notice_and_no_exception_of_a_layer()
    {
        Assert.False(CalendarNotice.TryRead(new StringReader("date,name,is_off_day\n9999-05-01,x,true\n"), "x", out _, out var faults));
        Assert.Equal((2, "date"), (faults[0].Line, faults[0].Column));

        CalendarLayer layer = new("x", [new(new LocalDate(9999, 5, 1), "x", true)], [9999]);
        WorkingCalendar calendar = new WorkingCalendarBuilder("x", ChinaCalendar.Official).Add(layer).Build();
        Assert.False(calendar.IsWorkingDay(new LocalDate(9999, 5, 1)));
        Assert.True(calendar.IsWorkingDay(new LocalDate(9999, 12, 31)));
    }

    [Theory]
    [InlineData("true\0")]
    [InlineData("tru\u0435")]
    public void Off_or_not_is_a_word_and_nothing_after_it(string word) =>
        Assert.False(CalendarNotice.TryRead(new StringReader($"date,name,is_off_day\n2027-05-01,x,{word}\n"), "x", out _, out _));
}
