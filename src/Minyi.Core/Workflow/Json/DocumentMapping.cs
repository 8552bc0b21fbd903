using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

/// <summary>Between the JSON's shape and the definition.</summary>
internal static class DocumentMapping
{
    internal static WorkflowDefinition ToDefinition(WorkflowDocument document) => new()
    {
        Id = document.Id,
        Version = document.Version,
        Title = Text(document.Title),
        Source = document.Source,
        Initial = document.Initial,
        Roles = document.Roles.Select(r => new RoleDefinition(Role.From(r.Id), Text(r.Text), r.Party, r.Scope ?? FirstVersion.Scope(r.Party), r.Collects)).ToValueList(),
        Kinds = document.Kinds.Select(k => new KindDefinition(k.Id, Text(k.Text), k.Confidential)).ToValueList(),
        Outcomes = Named(document.Outcomes),
        Commands = document.Commands.Select(c => new CommandDefinition(c.Id, Text(c.Text), c.Judges)).ToValueList(),
        Obligations = document.Obligations.Select(o => new ObligationDefinition(o.Id, Text(o.Text), o.Many, o.Recipient ?? true, o.Optional) { To = (o.To ?? FirstVersion.To(document, o)).Select(Role.From).ToValueList() }).ToValueList(),
        Clocks = document.Clocks.Select(c => new ClockDefinition(c.Id, Text(c.Text), c.Stages.ToValueList(), c.Source) { Chain = Chain(c) }).ToValueList(),
        Appraisals = document.Appraisals.Select(a => new AppraisalDefinition(a.Id, Text(a.Text), a.Clock ?? FirstVersion.Clock(document, a))).ToValueList(),
        Counters = document.Counters.Select(c => new CounterDefinition(c.Id, Text(c.Text), c.Bound)).ToValueList(),
        Texts = document.Texts is { } texts ? texts.Select(t => new TextDefinition(t.Id, Text(t.Text), t.Use)).ToValueList() : WorkflowDefinition.UsualTexts,
        States = document.States.Select(State).ToValueList(),
        Transitions = document.Transitions.Select(Transition).ToValueList(),
    };

    internal static RoleDocument Of(RoleDefinition role) => new(role.Id.Value, Text(role.Text), role.Party, role.Scope, role.Collects);

    internal static NamedDocument Of(NamedText named) => new(named.Id, Text(named.Text));

    internal static TextKeyDocument Of(TextDefinition text) => new(text.Id, Text(text.Text), text.Use);

    internal static KindDocument Of(KindDefinition kind) => new(kind.Id, Text(kind.Text), kind.Confidential);

    internal static AppraisalDocument Of(AppraisalDefinition appraisal) => new(appraisal.Id, Text(appraisal.Text), appraisal.Clock);

    internal static CommandDocument Of(CommandDefinition command) => new(command.Id, Text(command.Text), command.Judges);

    internal static ObligationDocument Of(ObligationDefinition obligation) =>
        new(obligation.Id, Text(obligation.Text), obligation.Many, obligation.Recipient ? null : false, obligation.Optional,
            obligation.To.Count > 0 ? [.. obligation.To.Select(r => r.Value)] : obligation.Recipient ? [] : null);

    internal static ClockDocument Of(ClockDefinition clock) => new(
        clock.Id,
        Text(clock.Text),
        [.. clock.Stages],
        Chain: clock.Chain.Count == 0 ? null : [.. clock.Chain.Select(l => new LinkDocument(l.Role.Value, l.Clock))],
        Source: clock.Source);

    internal static CounterDocument Of(CounterDefinition counter) => new(counter.Id, Text(counter.Text), counter.Bound);

    internal static StateDocument Of(StateDefinition state) => new(
        state.Id,
        Text(state.Text),
        state.Owes.Count == 0 ? null : [.. state.Owes.Select(o => new OwedDocument(o.Role.Value, o.Clock))],
        state.Final is { } final ? new(final.Outcome, None(final.Told), None(final.Appraised)) : null);

    internal static TransitionDocument Of(TransitionDefinition transition) => new(
        transition.Id,
        [.. transition.From],
        transition.Command,
        [.. transition.Roles.Select(r => r.Value)],
        transition.To,
        transition.Requires.Count == 0 ? null : [.. transition.Requires.Select(r => new RequirementDocument(r.Kind, r.Of, None(r.Is), r.Article))],
        transition.Effects.Count == 0 ? null : [.. transition.Effects.Select(e => new EffectDocument(e.Kind, e.Of, e.As))],
        transition.StandIn,
        transition.Sole,
        transition.Source);

    internal static TextDocument Text(LocalizedText text) => new(text.Chinese, text.English);

    private static LocalizedText Text(TextDocument text) => new(text.Zh, text.En);

    private static ValueList<NamedText> Named(NamedDocument[] documents) => documents.Select(d => new NamedText(d.Id, Text(d.Text))).ToValueList();

    private static string[]? None(ValueList<string> values) => values.Count == 0 ? null : [.. values];

    private static StateDefinition State(StateDocument state) => new(
        state.Id,
        Text(state.Text),
        (state.Owes ?? []).Select(o => new OwedStep(Role.From(o.Role), o.Clock)).ToValueList(),
        state.Final is { } final ? new(final.Outcome, (final.Told ?? []).ToValueList(), (final.Appraised ?? []).ToValueList()) : null);

    private static TransitionDefinition Transition(TransitionDocument transition) => new(
        transition.Id,
        transition.From.ToValueList(),
        transition.To,
        transition.Command,
        transition.Roles.Select(Role.From).ToValueList(),
        (transition.Requires ?? []).Select(r => new Requirement(r.Require, r.Of, (r.Is ?? []).ToValueList()) { Article = r.Article }).ToValueList(),
        (transition.Effects ?? []).Select(e => new Effect(e.Do, e.Of, e.As)).ToValueList(),
        transition.Source)
    {
        StandIn = transition.StandIn,
        Sole = transition.Sole,
    };

    private static ValueList<ChainLink> Chain(ClockDocument clock) => clock.Supervisor is { } supervisor
        ? [new(Role.From(supervisor))]
        : (clock.Chain ?? []).Select(l => new ChainLink(Role.From(l.Role), l.Clock)).ToValueList();
}
