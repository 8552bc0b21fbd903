using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>Scopes in words.</summary>
internal static class ScopeWords
{
    internal static LocalizedText Of(RoleScope scope) => scope switch
    {
        RoleScope.OwnStudio => new("本工作室登记、本人采集或代理的件", "petitions that your studio registered, that you collected or act for"),
        RoleScope.OwnStudioElseDistrict => new("本工作室的件（不属工作室的为全区）", "petitions of your studio, or every one where you have none"),
        RoleScope.OwnReferral => new("本单位承办的件", "petitions that your unit is in charge of"),
        RoleScope.OwnPart => new("本单位协办的件", "petitions that your unit assists in"),
        RoleScope.OwnPetition => new("本人提出的件", "petitions that you brought"),
        RoleScope.OwnCommunity => new("本社区的件", "petitions of your community"),
        _ => new("全区的件", "every petition of the district"),
    };

    /// <summary>Says which scope the actor has in each role that would do, and for whom the actor acts.</summary>
    internal static Reason OutOfScope(IEnumerable<(LocalizedText Role, RoleScope Scope)> held, Actor actor)
    {
        (LocalizedText Role, LocalizedText Scope)[] roles = [.. held.Select(h => (h.Role, Of(h.Scope)))];
        string[] studios = [.. actor.Studios.Select(s => s.Value).Order(StringComparer.Ordinal)];
        string[] units = [.. actor.Units.Select(u => u.Value).Order(StringComparer.Ordinal)];
        return new("not-yours", new(
            $"{string.Join("；", roles.Select(r => $"您作为{r.Role.Chinese}只能办理{r.Scope.Chinese}"))}；您所在工作室：{Or(studios, "无")}，单位：{Or(units, "无")}。该件不在其中",
            $"{string.Join("; ", roles.Select(r => $"as {r.Role.English} you act on {r.Scope.English}"))}; your studios: {Or(studios, "none")}, your units: {Or(units, "none")}. This petition is not among them"));
    }

    private static string Or(string[] ids, string none) => ids.Length == 0 ? none : string.Join(", ", ids);
}
