using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes.BuiltIn;

/// <summary>Schemes that score the handling of petitions.</summary>
internal static class HandlingSchemes
{
    internal static ScoringScheme UnitHandling() => new SchemeBuilder("unit-handling", new("承办单位办理评议", "handling of petitions by unit"))
        .Example()
        .Source(new("盐田民意畅达机制：代表委员和居民评议承办单位，按权重计分", "Yantian's mechanism: representatives and residents grade the units, scored by weight"))
        .Group("petitioners", new("诉求人", "petitioners"))
        .Group("residents", new("居民", "residents"))
        .Group("representatives", new("两代表一委员", "representatives"))
        .Group("mass-work", new("群众工作部", "the Mass Work Department"))
        .Version(version => version
            .Graded("by-petitioners", new("诉求人评议", "graded by petitioners"), "petitioners", PointScales.Satisfaction)
            .Graded("by-residents", new("居民评议", "graded by residents"), "residents", PointScales.Satisfaction, minimumGrades: 3)
            .Graded("by-representatives", new("代表委员评议", "graded by representatives"), "representatives", PointScales.Satisfaction)
            .Combined("total", new("办理得分", "handling score"),
                ("by-petitioners", new Rational(1, 2)), ("by-residents", new Rational(1, 5)), ("by-representatives", new Rational(3, 10)))
            .Root("total")
            .Adjust(new("late-feedback", new("逾期反馈", "late feedback"), "mass-work", -2, 10))
            .Veto(new("false-feedback", new("虚假反馈", "false feedback"), "mass-work", 59)))
        .Build();

    internal static ScoringScheme HandlingRates() => new SchemeBuilder("handling-rates", new("办理四率", "rates of handling"))
        .Example()
        .Source(new("响应率、解决率、满意率为核心：《北京市接诉即办工作条例》（2021）第三十二条；条例未载公式，定义与权重为示例",
            "response, solution and satisfaction rates at the core: Beijing's regulation on handling complaints (2021), article 32; it states no formulas, so definitions and weights are examples"))
        .Group("petitioners", new("诉求人", "petitioners"))
        .Group("suggesters", new("建议人", "suggesters"))
        .Version(version => version
            .Graded("response", new("响应率：在时限内联系了诉求人的件数 ÷ 回访到的件数", "response rate: contacted within the limit ÷ all called back"), "petitioners", PointScales.YesNo, "response")
            .Graded("solution", new("解决率：诉求人认可已解决的件数 ÷ 回访到的件数", "solution rate: solved in the petitioner's eyes ÷ all called back"), "petitioners", PointScales.YesNo, "solution")
            .Graded("satisfaction", new("满意率：满意与基本满意的件数 ÷ 作出评议的件数", "satisfaction rate: satisfied or basically satisfied ÷ all graded"), "petitioners", PointScales.SatisfactionRate)
            .Graded("adoption", new("采纳率：采纳与部分采纳的建议 ÷ 已答复的建议", "adoption rate: suggestions adopted in full or part ÷ suggestions answered"), "suggesters", PointScales.YesNo, "adoption")
            .Combined("total", new("四率综合", "the rates together"),
                ("response", new Rational(1, 5)), ("solution", new Rational(2, 5)), ("satisfaction", new Rational(3, 10)), ("adoption", new Rational(1, 10)))
            .Root("total"))
        .Build();
}
