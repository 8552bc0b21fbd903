using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Json;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>The fields that a transition's command must and may bring.</summary>
internal sealed class FormFields(Petition petition, Actor actor, FrozenSet<Role> covering, IdFields ids)
{
    private PetitionRules Rules => petition.Rules;

    private WorkflowDefinition Definition => petition.Rules.Workflow.Definition;

    /// <summary>The field of a text.</summary>
    internal static FormField TextOf(TextDefinition text) => new($"texts.{text.Id}", FormFieldKind.Text, text.Text, Required: true) { MaxLength = TextKeys.LongestText };

    /// <summary>The approvals that one way needs.</summary>
    internal ImmutableArray<FormApproval> Approvals(TransitionDefinition transition) =>
    [
        .. transition.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => Definition.Roles.First(d => d.Id.Value == r.Of))
            .Select(r => Authority.Approvals.For(petition, transition.Command, r.Id, actor) is { } given ? new FormApproval(r.Id, r.Text, true, given.Amount) : new FormApproval(r.Id, r.Text, false)),
    ];

    /// <summary>The fields of one way; null where nobody could fill them.</summary>
    internal ImmutableArray<FormField>? Of(TransitionDefinition transition, bool standsIn = false)
    {
        List<FormField> fields = standsIn && transition.Find(RequirementKind.Reason) is null ? [TextField(TextUse.Reason)] : [];
        if (petition.Version == 0)
        {
            fields.AddRange(new BeginningFields(petition, actor, ids).Of(transition));
        }

        foreach (Requirement requirement in transition.Requires)
        {
            if (!TryAdd(transition, requirement, fields))
            {
                return null;
            }
        }

        if (Settles(transition) && transition.Find(RequirementKind.Recipient) is null && !TryAddPart(fields))
        {
            return null;
        }

        Referral(transition, fields);
        Own(transition, fields);
        return fields.Any(f => f is { Required: true, Kind: FormFieldKind.Choice, Choices.IsEmpty: true }) ? null : [.. fields.DistinctBy(f => f.Name, StringComparer.Ordinal)];
    }

    private bool TryAdd(TransitionDefinition transition, Requirement requirement, List<FormField> fields)
    {
        switch (requirement.Kind)
        {
            case RequirementKind.Reason:
                fields.Add(TextField(TextUse.Reason));
                break;
            case RequirementKind.Document when !IsImplied(transition, requirement.Of!):
                fields.Add(new($"documents.{requirement.Of}", FormFieldKind.Document, new($"材料 {requirement.Of}", $"the document {requirement.Of}"), Required: true));
                break;
            case RequirementKind.Recipient:
                return Definition.Obligations.First(o => o.Id == requirement.Of) is { Many: true } ? TryAddPart(fields) : TryAddFeedback(requirement.Of!, fields);
            case RequirementKind.Result:
                fields.Add(new("appraisal", FormFieldKind.Choice, new("评议项", "the appraisal"), Required: true) { Choices = [.. Definition.Appraisals.Where(a => a.Id == requirement.Of).Select(a => new NamedText(a.Id, a.Text))] });
                fields.Add(new("grade", FormFieldKind.Choice, new("等级", "the grade"), Required: true) { Choices = [.. Grades(requirement)] });
                break;
            case RequirementKind.Proposal:
                fields.Add(new("outcome", FormFieldKind.Choice, new("办理结果", "the outcome"), Required: true) { Choices = [.. Definition.Outcomes.Where(o => requirement.Is.Contains(o.Id, StringComparer.Ordinal))] });
                break;
        }

        return true;
    }

    private IEnumerable<NamedText> Grades(Requirement requirement) => Rules.Appraisals.Scales.SelectMany(s => s.Steps
        .Where(g => requirement.Is.Contains(g.NotSatisfied ? "not-satisfied" : "satisfied", StringComparer.Ordinal)).Select(g => new NamedText($"{s.Id}/{g.Code}", g.Text)));

    private bool TryAddFeedback(string recipient, List<FormField> fields)
    {
        WorkflowTables tables = Rules.Tables;
        var state = (ObligationState)tables.Layout.Obligations[tables.Obligations[recipient]].Read(petition.Configuration.Words);
        if (tables.Absent.By(petition.Form).Contains(recipient) && state is not (ObligationState.Owed or ObligationState.Some))
        {
            return false;
        }

        bool onBoard = petition.Form?.PetitionerKind == PetitionerKind.Anonymous && tables.ToAsking.Contains(recipient);
        fields.Add(new("recipient", FormFieldKind.Choice, new("反馈对象", "the recipient"), Required: true) { Choices = [.. Definition.Obligations.Where(o => o.Id == recipient).Select(o => new NamedText(o.Id, o.Text))] });
        fields.Add(new("channel", FormFieldKind.Choice, new("反馈方式", "the channel"), Required: true) { Choices = ChoiceTexts.Channels.RemoveAll(c => onBoard && c.Id is not (nameof(FeedbackChannel.Board) or nameof(FeedbackChannel.Web))) });
        fields.Add(TextField(TextUse.Content));
        return true;
    }

    private bool TryAddPart(List<FormField> fields)
    {
        NamedText[] owing = [.. petition.OwingParts.Where(actor.Units.Contains).Select(u => new NamedText(u.Value, new(u.Value, u.Value)))];
        if (owing.Length == 0)
        {
            return false;
        }

        fields.Add(new("unit", FormFieldKind.Choice, new("协办单位", "the assisting unit"), Required: true) { Choices = [.. owing] });
        fields.Add(TextField(TextUse.Content));
        return true;
    }

    private void Referral(TransitionDefinition transition, List<FormField> fields)
    {
        if (CommandRecords.ByName.TryGetValue(transition.Command, out Type? record) && record != typeof(Refer))
        {
            return; // the record has no place for units
        }

        bool lead = Referrals.NeedsLead(new(petition, actor, default), transition);
        if (petition.Version > 0 && (lead || Referrals.Takes(Rules.Tables, transition)))
        {
            bool handsOn = petition.Lead is not null && transition.Roles.All(Rules.Tables.UnitRoles.Contains);
            ValueList<UnitId>? accused = petition.Form?.Kind is { } kind && Rules.Tables.Confidential.Contains(kind) ? petition.Form.Accused : null;
            if (!handsOn)
            {
                fields.Add(ids.Unit("lead", new("承办单位", "the unit in charge"), lead, accused));
            }

            // Units that assist are only taken with a unit in charge to answer for the whole.
            FormField assisting = ids.Units("assisting", new("协办单位", "units that assist"), accused) with { Excludes = handsOn ? null : "lead" };
            fields.Add(handsOn || lead ? assisting : assisting with { When = new("lead") });
        }
    }

    /// <summary>What a command that has a record of its own brings beside what its transition asks for.</summary>
    private void Own(TransitionDefinition transition, List<FormField> fields)
    {
        ImmutableArray<NamedText> outcomes = [.. Definition.Outcomes];
        switch (transition.Command)
        {
            case nameof(ConcludeHearing):
                fields.Add(new("hearing.noticeGiven", FormFieldKind.Date, new("公告日期", "when it was announced"), Required: true));
                fields.Add(new("hearing.held", FormFieldKind.Date, new("召开日期", "when it was held"), Required: true));
                fields.Add(new("hearing.participants", FormFieldKind.Groups, new("参加人员", "who took part"), Required: true));
                fields.Add(new("hearing.result", FormFieldKind.Choice, new("结果", "what came of it")) { Choices = outcomes });
                fields.Add(TextField(TextUse.Minutes));
                break;
            case nameof(TakeIntoCollectiveAgency):
                fields.Add(ids.Representatives("agents", new("代理的代表委员", "the representatives who act"), !covering.Overlaps(Rules.Tables.Collecting)));
                break;
            case nameof(ConcludeAgency):
                fields.Add(new("result", FormFieldKind.Choice, new("结果", "what came of it")) { Choices = outcomes });
                break;
            case nameof(HandOver):
                fields.AddRange(BeginningFields.Reference(required: false));
                break;
        }

        if (transition.Effects.FirstOrDefault(e => e.Kind == EffectKind.Extend) is { Of: { } clock } && Rules.Clock(clock).Extension is { } extension)
        {
            int? approved = Approvals(transition).Min(a => a.Amount);
            fields.Add(new("amount", FormFieldKind.Amount, new("延长多少", "by how much"), Required: approved is not null) { Least = 1, Most = Math.Min(extension.Longest, approved ?? extension.Longest) });
        }
    }

    private bool Settles(TransitionDefinition transition) => petition.OwingParts.Any() && transition.Effects.Any(e => e.Kind == EffectKind.Settle && Rules.Tables.Definition.Obligations[Rules.Tables.Obligations[e.Of!]].Many);

    private bool IsImplied(TransitionDefinition transition, string document) =>
        (transition.Command == nameof(ConcludeHearing) && document == ConcludeHearing.Document) || (document == WorkflowTables.Attempts && Rules.Tables.AttemptsFor.ContainsKey(transition.Command));

    private FormField TextField(TextUse use)
    {
        TextDefinition? text = Definition.Texts.FirstOrDefault(t => t.Use == use) ?? (Definition.Texts is [var first, ..] ? first : null);
        return text is not null ? TextOf(text) : new("texts.", FormFieldKind.Text, new("文字", "a text"), Required: true);
    }
}
