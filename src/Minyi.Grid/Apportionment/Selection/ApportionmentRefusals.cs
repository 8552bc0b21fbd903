using static System.FormattableString;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>The answers "no" of apportionment.</summary>
internal static class ApportionmentRefusals
{
    public static Refusal BelowMinima(long seats, long least) => One(
        "seats-below-minima",
        Invariant($"席位总数 {seats} 少于各单位最低席位之和 {least}。"),
        Invariant($"{seats} seats are fewer than the sum of the minima, {least}."));

    public static Refusal AboveMaxima(long seats, long most) => One(
        "seats-above-maxima",
        Invariant($"席位总数 {seats} 多于各单位最高席位之和 {most}。"),
        Invariant($"{seats} seats are more than the sum of the maxima, {most}."));

    public static Refusal AboveMaximaOfVoted(long seats, long most) => One(
        "seats-above-maxima",
        Invariant($"席位总数 {seats} 多于可分配席位 {most}：没有票数的单位只得最低席位，其余单位以最高席位为限。"),
        Invariant($"{seats} seats are more than can be given, {most}: a recipient without votes gets its minimum only, the others at most their maxima."));

    public static Refusal NoVotes(long seats) => One(
        "no-votes",
        Invariant($"所有票数均为零，无法分配 {seats} 个席位。"),
        Invariant($"All votes are zero, so {seats} seats cannot be apportioned."));

    public static Refusal Tied(int seats, IEnumerable<string> among)
    {
        string names = string.Join(", ", among);
        return One(
            "tied",
            Invariant($"出现并列：以下单位争夺 {seats} 个席位，条件完全相同：{names}。"),
            Invariant($"A tie: exactly equal claims to {seats} seats by {names}."));
    }

    private static Refusal One(string code, string chinese, string english) => new([new Reason(code, new LocalizedText(chinese, english))]);
}
