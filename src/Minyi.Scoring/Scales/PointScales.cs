using System.Collections.Immutable;
using System.Globalization;
using Minyi.Appraisals;
using Minyi.Numerics;

namespace Minyi.Scoring.Scales;

/// <summary>The point scales that come with Minyi. Their points are examples that a district replaces; their codes are the usual ones.</summary>
public static class PointScales
{
    /// <summary>Satisfied 100, basically satisfied 80, not satisfied 0 (满意、基本满意、不满意).</summary>
    public static PointScale Satisfaction { get; } = new("satisfaction", GradeScale.Satisfaction, [100, 80, 0]);

    /// <summary>The satisfaction rate: satisfied and basically satisfied both count in full, so that the mean is the rate in per cent.</summary>
    public static PointScale SatisfactionRate { get; } = new("satisfaction-rate", GradeScale.Satisfaction, [100, 100, 0]);

    /// <summary>Excellent 100, competent 80, basically competent 60, incompetent 0 (优秀、称职、基本称职、不称职).</summary>
    public static PointScale Competence { get; } = new("competence", new("competence",
    [
        new("excellent", new("优秀", "excellent"), false),
        new("competent", new("称职", "competent"), false),
        new("basically-competent", new("基本称职", "basically competent"), false),
        new("incompetent", new("不称职", "incompetent"), true),
    ]), [100, 80, 60, 0]);

    /// <summary>Five stars 100, down to one star 20 (五星制).</summary>
    public static PointScale FiveStars { get; } = new("five-stars", new("five-stars",
    [
        .. Enumerable.Range(0, 5).Select(i => 5 - i).Select(stars => new GradeStep(Digits(stars),
            new($"{Digits(stars)} 星", stars == 1 ? "1 star" : $"{Digits(stars)} stars"), stars <= 2)),
    ]), [100, 80, 60, 40, 20]);

    /// <summary>Whole marks from 100 down to 0, each worth itself (百分制); below 60 means not satisfied.</summary>
    public static PointScale Hundred { get; } = new("hundred", new("hundred",
    [
        .. Enumerable.Range(0, 101).Select(i => 100 - i).Select(mark => new GradeStep(Digits(mark),
            new($"{Digits(mark)} 分", mark == 1 ? "1 mark" : $"{Digits(mark)} marks"), mark < 60)),
    ]), [.. Enumerable.Range(0, 101).Select(i => (Rational)(100 - i))]);

    /// <summary>Yes 100, no 0 (是、否): the mean is the rate in per cent, as for response, solution and adoption rates.</summary>
    public static PointScale YesNo { get; } = new("yes-no", new("yes-no",
    [
        new("yes", new("是", "yes"), false),
        new("no", new("否", "no"), true),
    ]), [100, 0]);

    /// <summary>All of them, by id in ordinal order.</summary>
    public static ImmutableArray<PointScale> All { get; } = [Competence, FiveStars, Hundred, Satisfaction, SatisfactionRate, YesNo];

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
