using System.Collections.Immutable;
using Minyi.Petitions.Commands;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>The registration form's fields, with what an actor can only say of themselves already chosen.</summary>
internal readonly struct BeginningFields(Petition petition, Actor actor)
{
    internal IEnumerable<FormField> Of(TransitionDefinition transition)
    {
        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        PetitionRules rules = petition.Rules;
        Actor who = actor;
        RoleDefinition role = definition.Roles.First(r => transition.Roles.Contains(r.Id) && who.Roles.Contains(r.Id));
        RoleScope scope = rules.Scope(role.Id);
        bool studio = scope is RoleScope.OwnStudio || (scope is RoleScope.OwnStudioElseDistrict && actor.Studios.Count > 0);
        yield return new("form.channel", FormFieldKind.Choice, new("来访渠道", "by which way it came"), Required: true) { Choices = ChoiceTexts.Entries };
        if (definition.Kinds.Count > 0)
        {
            yield return new("form.kind", FormFieldKind.Choice, new("诉求类别", "the kind"), Required: true) { Choices = [.. definition.Kinds.Select(k => new NamedText(k.Id, k.Text))] };
        }

        yield return studio
            ? new("form.studio", FormFieldKind.Choice, new("社区民意表达工作室", "the studio"), Required: true) { Choices = Ids(actor.Studios.Select(s => s.Value)) }
            : new("form.studio", FormFieldKind.Id, new("社区民意表达工作室", "the studio"));
        yield return role.Collects
            ? new("form.representative", FormFieldKind.Choice, new("采集代表委员", "the collecting representative"), Required: true) { Choices = Ids([actor.Id.Value]) }
            : new("form.representative", FormFieldKind.Id, new("采集代表委员", "the collecting representative"));
        yield return scope == RoleScope.OwnPetition
            ? new("form.petitioner", FormFieldKind.Choice, new("诉求人账号", "the petitioner's account"), Required: true) { Choices = Ids([actor.Id.Value]) }
            : new("form.petitioner", FormFieldKind.Id, new("诉求人账号", "the petitioner's account"));
        yield return new("form.petitionerKind", FormFieldKind.Choice, new("反映方式", "how the petitioner appears")) { Choices = ChoiceTexts.Petitioners };
        yield return new("form.category", FormFieldKind.Line, new("类别代码", "the category's code"));
        yield return new("form.place", FormFieldKind.Line, new("地点（到路或社区）", "the place, down to road or community"));
        yield return new("form.sector", FormFieldKind.Line, new("界别", "the sector"));
        if (role.Party == RoleParty.Unit)
        {
            yield return new("lead", FormFieldKind.Choice, new("承办单位", "the unit in charge"), Required: true) { Choices = Ids(actor.Units.Select(u => u.Value)) };
        }

        if (transition.Command == nameof(ReceiveFromMeetings))
        {
            yield return new("reference.system", FormFieldKind.Line, new("对方系统", "the system there"));
            yield return new("reference.number", FormFieldKind.Line, new("对方编号", "the number there"));
        }

        foreach (TextDefinition text in definition.Texts.Where(t => t.Use == TextUse.Form))
        {
            yield return new($"texts.{text.Id}", FormFieldKind.Text, text.Text);
        }
    }

    private static ImmutableArray<NamedText> Ids(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal).Select(i => new NamedText(i, new(i, i)))];
}
