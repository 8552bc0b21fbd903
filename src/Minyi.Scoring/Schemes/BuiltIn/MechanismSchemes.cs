using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes.BuiltIn;

/// <summary>Schemes that score the mechanism itself: its representatives and its studios.</summary>
internal static class MechanismSchemes
{
    internal static ScoringScheme Representatives() => new SchemeBuilder("representatives", new("代表委员履职评议", "representatives rated by the public"))
        .Example()
        .Source(new("盐田民意畅达机制：群众评议代表委员，工作室提出履职意见", "Yantian's mechanism: the public rates representatives, the studio gives an opinion"))
        .Group("residents", new("居民", "residents"))
        .Group("studio", new("工作室", "the studio"))
        .Version(version => version
            .Graded("by-residents", new("群众评议", "rated by the public"), "residents", PointScales.Satisfaction, minimumGrades: 5, missing: MissingRule.NoScore)
            .Graded("opinion", new("工作室履职意见", "the studio's opinion"), "studio", PointScales.Competence, "duty")
            .Combined("total", new("履职得分", "score"), ("by-residents", new Rational(7, 10)), ("opinion", new Rational(3, 10)))
            .Root("total"))
        .Build();

    internal static ScoringScheme Studios() => new SchemeBuilder("studios", new("社区民意表达工作室考评", "studios appraised"))
        .Example()
        .Source(new("盐田民意畅达机制：对工作室考评", "Yantian's mechanism: studios are appraised"))
        .Group("residents", new("居民", "residents"))
        .Group("representatives", new("两代表一委员", "representatives"))
        .Group("mass-work", new("群众工作部", "the Mass Work Department"))
        .Version(version => version
            .Graded("by-residents", new("居民评议", "graded by residents"), "residents", PointScales.Satisfaction, minimumGrades: 5)
            .Graded("by-representatives", new("代表委员评议", "graded by representatives"), "representatives", PointScales.Satisfaction, minimumGrades: 3)
            .Graded("opening", new("开放与值班", "opening and duty"), "mass-work", PointScales.Hundred, "opening")
            .Graded("records", new("登记与台帐", "registration and ledger"), "mass-work", PointScales.Hundred, "records")
            .Combined("by-department", new("群众工作部考评", "appraised by the department"), ("opening", new Rational(1, 2)), ("records", new Rational(1, 2)))
            .Combined("total", new("考评得分", "score"),
                ("by-residents", new Rational(2, 5)), ("by-representatives", new Rational(3, 10)), ("by-department", new Rational(3, 10)))
            .Root("total"))
        .Build();
}
