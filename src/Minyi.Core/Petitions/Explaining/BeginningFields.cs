using System.Collections.Immutable;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>The registration form's fields, with what an actor can only say of themselves already chosen.</summary>
internal readonly struct BeginningFields(Petition petition, Actor actor, IdFields ids)
{
    private const int LongestLine = 200;

    /// <summary>Of a step that begins a petition.</summary>
    internal IEnumerable<FormField> Of(TransitionDefinition transition)
    {
        PetitionRules rules = petition.Rules;
        Actor who = actor;
        RoleDefinition role = rules.Workflow.Definition.Roles.First(r => transition.Roles.Contains(r.Id) && who.Roles.Contains(r.Id));
        RoleScope scope = rules.Scope(role.Id);
        bool studio = scope is RoleScope.OwnStudio || (scope is RoleScope.OwnStudioElseDistrict && actor.Studios.Count > 0);
        foreach (FormField field in Form(rules.Workflow.Definition))
        {
            yield return field.Name switch
            {
                "form.studio" when studio => ids.Own(field.Name, field.Text, actor.Studios.Select(s => s.Value)),
                "form.representative" when role.Collects => ids.Own(field.Name, field.Text, [actor.Id.Value]),
                "form.petitioner" when scope == RoleScope.OwnPetition => ids.Own(field.Name, field.Text, [actor.Id.Value]),
                _ => field,
            };
        }

        if (role.Party == RoleParty.Unit)
        {
            yield return ids.Own("lead", new("承办单位", "the unit in charge"), actor.Units.Select(u => u.Value));
        }

        foreach (FormField field in transition.Command == nameof(ReceiveFromMeetings) ? Reference(required: false) : [])
        {
            yield return field;
        }
    }

    /// <summary>Every field of the form, and its texts.</summary>
    internal IEnumerable<FormField> Form(WorkflowDefinition definition)
    {
        yield return new("form.channel", FormFieldKind.Choice, new("来访渠道", "how it came in"), Required: true) { Choices = ChoiceTexts.Entries };
        yield return new("form.isProactive", FormFieldKind.Flag, new("主动采集", "collected on the representative's own initiative"));
        if (definition.Kinds.Count > 0)
        {
            yield return new("form.kind", FormFieldKind.Choice, new("诉求类别", "the kind"), Required: true) { Choices = [.. definition.Kinds.Select(k => new NamedText(k.Id, k.Text))] };
        }

        yield return ids.Studio("form.studio", new("社区民意表达工作室", "the studio"));
        yield return ids.Representative("form.representative", new("采集代表委员", "the collecting representative"));
        yield return IdFields.Typed("form.petitioner", new("诉求人账号", "the petitioner's account"));
        yield return new("form.petitionerKind", FormFieldKind.Choice, new("反映方式", "how the petitioner appears")) { Choices = ChoiceTexts.Petitioners };
        yield return Line("form.category", new("类别代码", "the category's code"));
        yield return Line("form.place", new("地点（到路或社区）", "the place, down to road or community"));
        yield return Line("form.sector", new("界别", "the sector"));
        yield return ids.Units("form.accused", new("被反映的单位", "the units that it is about"));
        yield return new("form.source.kind", FormFieldKind.Choice, new("来源会议", "the kind of meeting that it comes from")) { Choices = ChoiceTexts.Meetings };
        yield return Line("form.source.id", new("会议编号", "the meeting's number"), required: true) with { When = new("form.source.kind") };
        yield return new("form.source.held", FormFieldKind.Date, new("会议日期", "when the meeting was held"), Required: true) { When = new("form.source.kind") };
        foreach (TextDefinition text in definition.Texts.Where(t => t.Use == TextUse.Form))
        {
            yield return new($"texts.{text.Id}", FormFieldKind.Text, text.Text) { MaxLength = TextKeys.LongestText };
        }
    }

    /// <summary>The matter's number in another system.</summary>
    internal static IEnumerable<FormField> Reference(bool required, string path = "reference")
    {
        yield return Line($"{path}.system", new("对方系统代码", "the code of the other system"), required, Forms.LongestCode);
        FormField number = Line($"{path}.number", new("对方编号", "the number there"), required: true);
        yield return required ? number : number with { When = new($"{path}.system") };
    }

    internal static FormField Line(string name, LocalizedText text, bool required = false, int longest = LongestLine) => new(name, FormFieldKind.Line, text, required) { MaxLength = longest };
}
