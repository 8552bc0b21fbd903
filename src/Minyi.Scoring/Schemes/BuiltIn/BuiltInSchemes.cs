using System.Collections.Immutable;

namespace Minyi.Scoring.Schemes.BuiltIn;

/// <summary>The schemes that come with Minyi. Their weights, points and borders are examples (<see cref="SchemeDocument.IsExample"/>) that a district replaces; what they carry out is named in <see cref="SchemeDocument.Source"/>.</summary>
public static class BuiltInSchemes
{
    /// <summary>Handling of petitions by unit 承办单位办理评议: petitioners, residents and representatives grade, feedback that is late costs points.</summary>
    public static ScoringScheme UnitHandling { get; } = HandlingSchemes.UnitHandling();

    /// <summary>Handling rates 办理四率: response, solution, satisfaction and adoption rate, each by its stated definition.</summary>
    public static ScoringScheme HandlingRates { get; } = HandlingSchemes.HandlingRates();

    /// <summary>Cadre selection 干部选拔任用: the public's grades by weight, with recommendations 推荐 beside them as counts.</summary>
    public static ScoringScheme CadreSelection { get; } = PersonnelSchemes.CadreSelection();

    /// <summary>Department performance 部门绩效考核: handling, response and the public's grades.</summary>
    public static ScoringScheme DepartmentPerformance { get; } = PersonnelSchemes.DepartmentPerformance();

    /// <summary>Annual assessment of civil servants 公务员年度考核: four classes, and a limit on the share of "excellent".</summary>
    public static ScoringScheme CivilServants { get; } = PersonnelSchemes.CivilServants();

    /// <summary>Representatives rated 代表委员履职评议: by the public, with the studio's opinion 履职意见.</summary>
    public static ScoringScheme Representatives { get; } = MechanismSchemes.Representatives();

    /// <summary>Studios appraised 工作室考评: by residents, representatives and the Mass Work Department.</summary>
    public static ScoringScheme Studios { get; } = MechanismSchemes.Studios();

    /// <summary>All of them, in the ordinal order of their ids.</summary>
    public static ImmutableArray<ScoringScheme> All { get; } =
        [.. new[] { UnitHandling, HandlingRates, CadreSelection, DepartmentPerformance, CivilServants, Representatives, Studios }.OrderBy(s => s.Id, StringComparer.Ordinal)];

    /// <summary>The built-in of an id, or null.</summary>
    /// <param name="id">The scheme's id, such as <c>unit-handling</c>.</param>
    public static ScoringScheme? Find(string id) => All.FirstOrDefault(scheme => scheme.Id == id);
}
