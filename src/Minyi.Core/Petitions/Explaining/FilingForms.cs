using System.Collections.Immutable;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using NodaTime.Text;

namespace Minyi.Petitions.Explaining;

/// <summary>The forms of what is no step of the workflow: approvals, what is kept on the file, and the import of a case.</summary>
internal sealed class FilingForms(Petition petition, Actor actor, IdFields ids)
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private WorkflowDefinition Definition => petition.Rules.Workflow.Definition;

    internal IEnumerable<CommandForm> All() => petition.Version == 0
        ? ImportDecider.IsFor(petition.Rules, actor) ? [new(nameof(Import), new("导入在办件", "import a case under way"), [.. new ImportFields(petition, actor, ids).All()])] : []
        : [.. Approvals(), .. Filings()];

    /// <summary>A form for each command and role: what is to be approved is no choice of the approver's.</summary>
    private IEnumerable<CommandForm> Approvals()
    {
        foreach (TransitionDefinition transition in Definition.Transitions.Where(t => t.From.Contains(petition.State.Id, StringComparer.Ordinal)).DistinctBy(t => t.Command, StringComparer.Ordinal))
        {
            foreach (Role role in actor.Roles.Order())
            {
                if (MayApprove(transition.Command, role))
                {
                    LocalizedText of = Definition.Commands.First(c => c.Id == transition.Command).Text;
                    yield return new(nameof(Approve), new($"批准：{of.Chinese}", $"approve: {of.English}"), [.. Approval(transition, role, of)]) { IsStep = true };
                }
            }
        }
    }

    private bool MayApprove(string command, Role role)
    {
        List<Reason>? reasons = null;
        return new Approve(command, role).Decide(petition, actor, petition.LastAt!.Value, ref reasons) is not null && reasons is null;
    }

    private IEnumerable<FormField> Approval(TransitionDefinition transition, Role role, LocalizedText of)
    {
        yield return new("of", FormFieldKind.Choice, new("批准的操作", "what is approved"), Required: true) { Choices = [new(transition.Command, of)] };
        yield return new("role", FormFieldKind.Choice, new("批准人角色", "the role that approves"), Required: true) { Choices = [new(role.Value, Definition.Roles.First(r => r.Id == role).Text)] };
        if (Definition.Transitions.Where(t => t.Command == transition.Command).SelectMany(t => t.Effects).FirstOrDefault(e => e.Kind == EffectKind.Extend) is { Of: { } clock }
            && petition.Rules.Clock(clock).Extension is { } extension)
        {
            yield return new("amount", FormFieldKind.Amount, new("至多延长多少", "by how much at most")) { Least = 1, Most = extension.Longest };
        }
    }

    private IEnumerable<CommandForm> Filings()
    {
        (FilingCommand Command, LocalizedText Text, ImmutableArray<FormField>? Fields)[] filings =
        [
            (new RecordAttempt("", default), new("记录联系", "record a failed attempt"), Attempt()),
            (new LinkDuplicate(default), new("关联", "link with another petition"), [IdFields.Typed("other", new("另一件的编号", "the other petition"), required: true)]),
            (new MergeInto(default), new("并案", "merge into another petition"), petition.IsClosed || petition.File.Head is not null ? null : [IdFields.Typed("head", new("主件编号", "the petition that leads"), required: true)]),
            (new UnlinkDuplicate(default), new("拆分", "unlink from another petition"), Linked()),
            (new AddReference(default), new("登记外部编号", "note a number of another system"), [.. BeginningFields.Reference(required: true)]),
            (new SelectForDigest(""), new("选入《社情民意》", "select for the digest"), [BeginningFields.Line("issue", new("期号", "the issue"), required: true)]),
            (new RecomputeDeadline("", ""), new("重算期限", "work out a due date again"), Recomputed()),
        ];
        foreach ((FilingCommand command, LocalizedText text, ImmutableArray<FormField>? fields) in filings)
        {
            List<Reason>? reasons = null;
            Authorities.Check(petition, command.MayBeGivenBy, actor, ref reasons);
            if (reasons is null && fields is { } given)
            {
                yield return new(command.Name, text, given);
            }
        }

        List<Reason>? against = null;
        Authorities.CheckDistrict(petition, actor, ref against);
        if (against is null && Definition.Texts.FirstOrDefault(t => t.Use == TextUse.Reason) is { } reason)
        {
            yield return new(nameof(CorrectDate), new("更正日期", "correct a date"), [.. Correction(reason)]);
        }
    }

    private ImmutableArray<FormField>? Attempt()
    {
        WorkflowTables tables = petition.Rules.Tables;
        NamedText[] owed =
        [
            .. Definition.Obligations.Where(o => (ObligationState)tables.Layout.Obligations[tables.Obligations[o.Id]].Read(petition.Configuration.Words) is ObligationState.Owed or ObligationState.Some)
                .Select(o => new NamedText(o.Id, o.Text)),
        ];
        return owed.Length == 0 ? null :
        [
            new("recipient", FormFieldKind.Choice, new("反馈对象", "the recipient"), Required: true) { Choices = [.. owed] },
            new("channel", FormFieldKind.Choice, new("联系方式", "by which way"), Required: true) { Choices = ChoiceTexts.Channels },
        ];
    }

    private ImmutableArray<FormField>? Linked()
    {
        PetitionId[] others = [.. petition.File.Links, .. petition.File.Head is { } head ? [head] : Array.Empty<PetitionId>()];
        return others.Length == 0 ? null
            : [new("other", FormFieldKind.Choice, new("另一件的编号", "the other petition"), Required: true) { Choices = [.. others.Distinct().Order().Select(o => new NamedText(o.Value, new(o.Value, o.Value)))] }];
    }

    /// <summary>Only what would change: of a due date that stays as it is there is nothing to file.</summary>
    private ImmutableArray<FormField>? Recomputed()
    {
        PetitionRules rules = petition.Rules;
        NamedText[] clocks = [.. petition.Deadlines.Where(d => rules.Time.Recompute(rules.Clock(d.Clock), d, nameof(RecomputeDeadline)) is not null).Select(d => Definition.Clocks.First(c => c.Id == d.Clock)).Select(c => new NamedText(c.Id, c.Text))];
        return clocks.Length == 0 ? null :
        [
            new("clock", FormFieldKind.Choice, new("时限", "the clock"), Required: true) { Choices = [.. clocks] },
            BeginningFields.Line("cause", new("依据（如通知文号）", "what brought it about, such as the number of the notice"), required: true),
        ];
    }

    private IEnumerable<FormField> Correction(TextDefinition reason)
    {
        DateTimeZone zone = petition.Rules.Time.Zone;
        yield return new("wrong", FormFieldKind.Choice, new("登记错的时间", "the time that is wrong"), Required: true)
        {
            Choices = [.. FiledInstants.Of(petition).Order().Select(i => new NamedText(InstantPattern.ExtendedIso.Format(i), Told(Minute.Format(i.InZone(zone).LocalDateTime))))],
        };
        yield return new("right", FormFieldKind.Time, new("正确的时间", "the right time"), Required: true);
        yield return FormFields.TextOf(reason);

        static LocalizedText Told(string text) => new(text, text);
    }
}
