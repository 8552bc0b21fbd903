using System.Globalization;
using Minyi.Reporting.Tables;

namespace Minyi.Reporting.Tests.Tables;

public sealed class TotalsWatchTests
{
    private static TotalsWatch Of(params string[][] rows)
    {
        TotalsWatch watch = new(rows[0].Length);
        foreach (string[] row in rows)
        {
            watch.Add(row);
        }

        return watch;
    }

    [Theory]
    [InlineData("合计", true)]
    [InlineData("合　计", true)]
    [InlineData("总计：", true)]
    [InlineData("Total", true)]
    [InlineData("小计 ", true)]
    [InlineData("合计划", false)]
    [InlineData("totally", false)]
    public void Names(string name, bool isTotal) => Assert.Equal(isTotal, TotalsWatch.IsName(name));

    [Property(MaxTest = 300)]
    public void The_sums_of_four_rows_or_more_are_a_total(PositiveInt[] values)
    {
        long[] all = [.. values.Select(v => (long)v.Get), 1, 2, 3, 4];
        string[][] rows = [.. all.Append(all.Sum()).Select(v => (string[])[v.ToString("#,0", CultureInfo.InvariantCulture), "text"])];

        Assert.True(Of(rows).IsTotal);
        rows[^1][0] = (all.Sum() + 1).ToString(CultureInfo.InvariantCulture);
        Assert.False(Of(rows).IsTotal);
        Assert.False(Of(rows).Doubt);
    }

    [Fact]
    public void Few_rows_are_none()
    {
        Assert.False(Of(["5"], ["5"]) is { IsTotal: true } or { Doubt: true });
        Assert.False(Of(["1"], ["2"], ["3"]) is { IsTotal: true } or { Doubt: true });
        Assert.True(Of(["1"], ["2"], ["3"], ["6"]) is { IsTotal: false, Doubt: true });
        Assert.False(Of(["0"], ["0"], ["0"], ["0"], ["0"]) is { IsTotal: true } or { Doubt: true });
    }

    [Fact]
    public void Every_column_of_numbers_fits_or_it_is_only_a_doubt() =>
        Assert.True(Of(["1", "9"], ["2", "9"], ["3", "9"], ["4", "9"], ["10", "9"]) is { IsTotal: false, Doubt: true });
}
