using System.Globalization;
using Minyi.Districts;
using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Grid;

/// <summary>Why a studio has as many representatives as it has.</summary>
/// <param name="Studio">The studio.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="WeightShare">Its share of all weights.</param>
/// <param name="FairShare">That share of the seats, before rounding.</param>
/// <param name="Total">The seats it got.</param>
/// <param name="Seats">Of which kind.</param>
/// <param name="Margin">The weights (squared where the method's power is 2) at which it would have one more or one fewer, the others' weights as they are.</param>
public sealed record StudioExplanation(
    StudioId Studio, Rational Weight, Rational WeightShare, Rational FairShare, int Total, PerKind<int> Seats, SeatMargin Margin)
{
    /// <summary>The explanation in words, numbers rounded to four digits.</summary>
    public LocalizedText ToText() => new(
        $"{Studio}：权重占 {Percent(WeightShare)}，应得 {Number(FairShare)} 名，分得 {Total} 名"
        + $"（党代表 {Count(Seats.PartyDelegates)}、人大代表 {Count(Seats.CongressDeputies)}、政协委员 {Count(Seats.CppccMembers)}）；"
        + (Margin.OneMore is { } up ? $"权重高于现在的 {Ratio(up)} 倍时多得一名，" : "不能再多得一名，")
        + (Margin.OneFewer is { } down ? $"低于 {Ratio(down)} 倍时少得一名。" : "不会少得一名。"),
        $"{Studio}: {Percent(WeightShare)} of the weight, a fair share of {Number(FairShare)}, {Total} representatives "
        + $"(party delegates {Count(Seats.PartyDelegates)}, congress deputies {Count(Seats.CongressDeputies)}, CPPCC members {Count(Seats.CppccMembers)}); "
        + (Margin.OneMore is { } more ? $"one more above {Ratio(more)} times its weight, " : "never one more, ")
        + (Margin.OneFewer is { } fewer ? $"one fewer below {Ratio(fewer)} times." : "never one fewer."));

    private string Ratio(Rational margin)
    {
        if (Weight.Sign == 0)
        {
            return "∞";
        }

        double ratio = (double)(margin / (Margin.Power == 2 ? Weight * Weight : Weight));
        return Round(Margin.Power == 2 ? Math.Sqrt(ratio) : ratio);
    }

    private static string Percent(Rational share) => Round((double)(share * 100)) + " %";

    private static string Number(Rational value) => Round((double)value);

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Round(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
