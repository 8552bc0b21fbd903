using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

/// <summary>What a file of the format's first version does not say, and which members belong to which version.</summary>
internal static class FirstVersion
{
    internal const string Schema = "minyi-workflow/1";

    internal static RoleScope Scope(RoleParty party) => party switch
    {
        RoleParty.Asking => RoleScope.OwnPetition,
        RoleParty.Unit => RoleScope.OwnReferral,
        RoleParty.Clock => RoleScope.District,
        _ => RoleScope.OwnStudioElseDistrict,
    };

    /// <summary>The role that has the obligation's id, if any.</summary>
    internal static string[] To(WorkflowDocument document, ObligationDocument obligation) =>
        obligation.Recipient != false && document.Roles.Any(r => r.Id == obligation.Id) ? [obligation.Id] : [];

    /// <summary>The clock whose expiry lapses it, if that is one.</summary>
    internal static string? Clock(WorkflowDocument document, AppraisalDocument appraisal)
    {
        if (document.Schema != Schema)
        {
            return null;
        }

        string[] clocks =
        [
            .. document.Transitions
                .Where(t => (t.Effects ?? []).Any(e => e.Do == EffectKind.Close && e.Of == appraisal.Id && e.As == "lapsed"))
                .SelectMany(t => t.Requires ?? [])
                .Where(r => r.Require == RequirementKind.Expired)
                .Select(r => r.Of)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        return clocks.Length == 1 && document.Clocks.Any(c => c.Id == clocks[0]) ? clocks[0] : null;
    }

    /// <summary>Members that the file's version does not have, and those that it must have and lacks.</summary>
    internal static IEnumerable<DefinitionFault> Faults(WorkflowDocument document)
    {
        LocalizedText nothing = new("没有此项", "nothing");
        bool first = document.Schema == Schema;
        for (int i = 0; i < document.Roles.Length; i++)
        {
            if (first && document.Roles[i].Collects)
            {
                yield return Later($"$.roles[{i}].collects");
            }

            if (first && document.Roles[i].Scope is not null)
            {
                yield return Later($"$.roles[{i}].scope");
            }
            else if (!first && document.Roles[i].Scope is null)
            {
                yield return new($"$.roles[{i}].scope", nothing, new($"其中之一：{Scopes()}", $"one of: {Scopes()}"));
            }
        }

        for (int i = 0; i < document.Obligations.Length; i++)
        {
            if (first && document.Obligations[i].To is not null)
            {
                yield return Later($"$.obligations[{i}].to");
            }
            else if (!first && document.Obligations[i] is { To: null, Recipient: not false })
            {
                yield return new($"$.obligations[{i}].to", nothing, new("应得到反馈者的角色（没有对应角色时为空数组）", "the roles of its recipient, [] where no role stands for them"));
            }
        }

        for (int i = 0; i < document.Clocks.Length; i++)
        {
            if (first && document.Clocks[i].Chain is not null)
            {
                yield return Later($"$.clocks[{i}].chain");
            }
            else if (!first && document.Clocks[i].Supervisor is { } supervisor)
            {
                yield return new($"$.clocks[{i}].supervisor", new($"值为“{supervisor}”", $"'{supervisor}'"), new($"“chain”: [{{\"role\": \"{supervisor}\"}}]", $"'chain': [{{\"role\": \"{supervisor}\"}}]"));
            }
        }

        if (!first)
        {
            yield break;
        }

        IEnumerable<(string Path, bool There)> later =
        [
            .. document.Kinds.Select((k, i) => ($"$.kinds[{i}].confidential", k.Confidential)),
            .. document.Appraisals.Select((a, i) => ($"$.appraisals[{i}].clock", a.Clock is not null)),
            .. document.Transitions.Select((t, i) => ($"$.transitions[{i}].standIn", t.StandIn)),
            .. document.Transitions.Select((t, i) => ($"$.transitions[{i}].sole", t.Sole is not null)),
            .. document.Transitions.SelectMany((t, i) => (t.Requires ?? []).Select((r, j) => ($"$.transitions[{i}].requires[{j}].article", r.Article is not null))),
            ("$.texts", document.Texts is not null),
        ];
        foreach ((string path, _) in later.Where(m => m.There))
        {
            yield return Later(path);
        }
    }

    private static DefinitionFault Later(string path) =>
        new(path, new("第 2 版才有的成员", "a member of version 2"), new($"“schema”: “{WorkflowJson.Schema}”", $"'schema': '{WorkflowJson.Schema}'"));

    private static string Scopes() => string.Join(", ", Enum.GetValues<RoleScope>().Select(Vocabulary.Word));
}
