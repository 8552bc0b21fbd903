using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes.BuiltIn;

/// <summary>The three uses of the scores in R14 of the mechanism: cadre selection, department performance, annual assessment.</summary>
internal static class PersonnelSchemes
{
    internal static ScoringScheme CadreSelection() => new SchemeBuilder("cadre-selection", new("干部选拔任用民意分", "public appraisal in cadre selection"))
        .Example()
        .Source(new("盐田民意畅达机制：评议结果按权重计入干部选拔任用，推荐只计票数", "Yantian's mechanism: grades enter cadre selection by weight; recommendations are counts"))
        .Group("residents", new("居民", "residents"))
        .Group("representatives", new("两代表一委员", "representatives"))
        .Group("colleagues", new("单位同事", "colleagues"))
        .Version(version => version
            .Graded("by-residents", new("居民评议", "graded by residents"), "residents", PointScales.Competence, minimumGrades: 10)
            .Graded("by-representatives", new("代表委员评议", "graded by representatives"), "representatives", PointScales.Competence, minimumGrades: 3, missing: MissingRule.NoScore)
            .Graded("by-colleagues", new("同事评议", "graded by colleagues"), "colleagues", PointScales.Competence, minimumGrades: 5)
            .Combined("total", new("民意分", "public appraisal"),
                ("by-residents", new Rational(2, 5)), ("by-representatives", new Rational(2, 5)), ("by-colleagues", new Rational(1, 5)))
            .Root("total")
            .Tally("recommendation", new("民主推荐", "recommendation"), "representatives",
                new Appraisals.GradeStep("recommend", new("推荐", "recommended"), false),
                new Appraisals.GradeStep("not-recommend", new("不推荐", "not recommended"), false),
                new Appraisals.GradeStep("abstain", new("弃权", "abstained"), false)))
        .Build();

    internal static ScoringScheme DepartmentPerformance() => new SchemeBuilder("department-performance", new("部门绩效考核民意分", "public appraisal in department performance"))
        .Example()
        .Source(new("盐田民意畅达机制：评议结果按权重计入部门绩效考核", "Yantian's mechanism: grades enter department performance by weight"))
        .Group("petitioners", new("诉求人", "petitioners"))
        .Group("representatives", new("两代表一委员", "representatives"))
        .Group("studios", new("社区民意表达工作室", "studios"))
        .Group("mass-work", new("群众工作部", "the Mass Work Department"))
        .Version(version => version
            .Graded("attitude", new("办理态度", "attitude"), "petitioners", PointScales.FiveStars, "attitude")
            .Graded("result", new("办理结果", "result"), "petitioners", PointScales.Satisfaction, "result")
            .Combined("petitioners-view", new("诉求人评价", "the petitioners' view"), ("attitude", new Rational(1, 3)), ("result", new Rational(2, 3)))
            .Graded("by-representatives", new("代表委员评议", "graded by representatives"), "representatives", PointScales.Satisfaction)
            .Graded("by-studios", new("工作室评价", "graded by studios"), "studios", PointScales.Hundred)
            .Combined("total", new("绩效民意分", "public appraisal"),
                ("petitioners-view", new Rational(1, 2)), ("by-representatives", new Rational(3, 10)), ("by-studios", new Rational(1, 5)))
            .Root("total")
            .Adjust(new("late-feedback", new("逾期反馈", "late feedback"), "mass-work", -1, 5))
            .Adjust(new("adopted-suggestion", new("采纳建议并落实", "suggestions adopted and carried out"), "mass-work", new Rational(1, 2), 3)))
        .Build();

    internal static ScoringScheme CivilServants() => new SchemeBuilder("civil-servants", new("公务员年度考核民意分", "public appraisal in the annual assessment of civil servants"))
        .Example()
        .Source(new("四个等次：《公务员法》（2018 年修订）第三十八条。“优秀”名额比例与各档分数线为示例，以当地规定为准",
            "four classes: Civil Servants Law (2018), article 38. The share of 'excellent' and the borders are examples; local rules decide"))
        .Group("public", new("服务对象", "the public served"))
        .Group("colleagues", new("同事", "colleagues"))
        .Group("leaders", new("主管领导", "leaders in charge"))
        .Version(version => version
            .Graded("by-public", new("服务对象评议", "graded by the public"), "public", PointScales.Competence, minimumGrades: 5)
            .Graded("by-colleagues", new("同事评议", "graded by colleagues"), "colleagues", PointScales.Competence, minimumGrades: 3)
            .Graded("by-leaders", new("领导评议", "graded by leaders"), "leaders", PointScales.Competence)
            .Combined("total", new("年度考核分", "annual score"),
                ("by-public", new Rational(3, 10)), ("by-colleagues", new Rational(3, 10)), ("by-leaders", new Rational(2, 5)))
            .Root("total")
            .Classes(
                new ScoreClass("excellent", new("优秀", "excellent"), 90, new(1, 5)),
                new ScoreClass("competent", new("称职", "competent"), 75),
                new ScoreClass("basically-competent", new("基本称职", "basically competent"), 60),
                new ScoreClass("incompetent", new("不称职", "incompetent"), null)))
        .Build();
}
