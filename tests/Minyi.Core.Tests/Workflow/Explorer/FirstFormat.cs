using System.Text.Json.Nodes;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Workflows as files of either format: what cannot be written is no workflow.</summary>
internal static class FirstFormat
{
    /// <summary>A definition as it is read back from a file; null when the file is refused.</summary>
    internal static WorkflowDefinition? Second(WorkflowDefinition definition) => WorkflowJson.Read(WorkflowJson.Write(definition)).Definition;

    /// <summary>What the page says a file of the first version is read with.</summary>
    internal static WorkflowDefinition Expected(WorkflowDefinition definition) => definition with
    {
        Roles = [.. definition.Roles.Select(r => r with { Collects = false, Scope = Scope(r.Party) })],
        Kinds = [.. definition.Kinds.Select(k => k with { Confidential = false })],
        Obligations = [.. definition.Obligations.Select(o => o with { To = o.Recipient ? [.. definition.Roles.Select(r => r.Id).Where(r => r.Value == o.Id)] : [] })],
        Clocks = [.. definition.Clocks.Select(c => c with { Chain = [.. c.Chain.Take(1).Select(l => new ChainLink(l.Role))] })],
        Appraisals = [.. definition.Appraisals.Select(a => a with { Clock = Lapsing(definition, a.Id) })],
        Texts = WorkflowDefinition.UsualTexts,
        Transitions =
        [
            .. definition.Transitions.Select(t => t with { StandIn = false, Sole = null, Requires = [.. t.Requires.Select(r => r with { Article = null })] }),
        ],
    };

    /// <summary>The same as text of the first version.</summary>
    internal static string Write(WorkflowDefinition definition)
    {
        JsonNode json = JsonNode.Parse(WorkflowJson.Write(definition))!;
        json["schema"] = "minyi-workflow/1";
        json.AsObject().Remove("texts");
        Drop(json, "roles", "scope", "collects");
        Drop(json, "kinds", "confidential");
        Drop(json, "obligations", "to");
        Drop(json, "appraisals", "clock");
        Drop(json, "transitions", "standIn", "sole");
        foreach (JsonNode? transition in json["transitions"]!.AsArray())
        {
            if (transition!["requires"] is not null)
            {
                Drop(transition, "requires", "article");
            }
        }

        foreach (JsonNode? clock in json["clocks"]!.AsArray())
        {
            if (clock!["chain"] is JsonArray { Count: > 0 } chain)
            {
                clock["supervisor"] = chain[0]!["role"]!.GetValue<string>();
            }

            clock.AsObject().Remove("chain");
        }

        return json.ToJsonString();
    }

    private static RoleScope Scope(RoleParty party) => party switch
    {
        RoleParty.Asking => RoleScope.OwnPetition,
        RoleParty.Unit => RoleScope.OwnReferral,
        RoleParty.Clock => RoleScope.District,
        _ => RoleScope.OwnStudioElseDistrict,
    };

    private static string? Lapsing(WorkflowDefinition definition, string appraisal)
    {
        HashSet<string> clocks =
        [
            .. definition.Transitions
                .Where(t => t.Effects.Any(e => e.Kind == EffectKind.Close && e.Of == appraisal && e.As == "lapsed"))
                .Select(t => t.Find(RequirementKind.Expired)?.Of).OfType<string>(),
        ];
        return clocks.Count == 1 ? clocks.Single() : null;
    }

    private static void Drop(JsonNode json, string array, params string[] members)
    {
        foreach (JsonNode? item in json[array]!.AsArray())
        {
            foreach (string member in members)
            {
                item!.AsObject().Remove(member);
            }
        }
    }
}
