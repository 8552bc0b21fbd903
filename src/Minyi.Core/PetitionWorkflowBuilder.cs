using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi;

/// <summary>Builds a workflow's definition, from nothing or by changing another: a district derives from a built-in rather than copy it.</summary>
/// <remarks>Nothing is checked on the way; <see cref="ToDefinition"/> gives what was built and <see cref="Build"/> proves it.</remarks>
/// <example><code>
/// PetitionWorkflow ours = PetitionWorkflowBuilder.From(PetitionWorkflow.BuiltInDefinition("yantian"), "ours", 1)
///     .Replace(new CounterDefinition("rework", new("重办次数", "reworks"), 2))
///     .RemoveTransition("hand-over-at-once")
///     .Build();
/// </code></example>
public sealed class PetitionWorkflowBuilder
{
    private WorkflowDefinition _definition;

    /// <summary>Starts with nothing but a name.</summary>
    /// <param name="id">The workflow's id.</param>
    /// <param name="version">Its version, from 1.</param>
    /// <param name="title">Its title.</param>
    /// <param name="initial">The state before the first command.</param>
    public PetitionWorkflowBuilder(string id, int version, LocalizedText title, string initial)
        : this(new() { Id = Guard.Against.NullOrWhiteSpace(id), Version = version, Title = Guard.Against.Null(title), Initial = Guard.Against.NullOrWhiteSpace(initial) })
    {
    }

    private PetitionWorkflowBuilder(WorkflowDefinition definition) => _definition = definition;

    /// <summary>Starts from another workflow.</summary>
    /// <param name="definition">The workflow to derive from.</param>
    /// <param name="id">The new workflow's id.</param>
    /// <param name="version">Its version, from 1.</param>
    public static PetitionWorkflowBuilder From(WorkflowDefinition definition, string id, int version) =>
        new(Guard.Against.Null(definition) with { Id = Guard.Against.NullOrWhiteSpace(id), Version = version });

    /// <summary>Adds a role.</summary>
    /// <param name="role">The role.</param>
    public PetitionWorkflowBuilder Add(RoleDefinition role) => With(_definition with { Roles = Added(_definition.Roles, role, r => r.Id.Value) });

    /// <summary>Adds a clock.</summary>
    /// <param name="clock">The clock.</param>
    public PetitionWorkflowBuilder Add(ClockDefinition clock) => With(_definition with { Clocks = Added(_definition.Clocks, clock, c => c.Id) });

    /// <summary>Adds a counter.</summary>
    /// <param name="counter">The counter.</param>
    public PetitionWorkflowBuilder Add(CounterDefinition counter) => With(_definition with { Counters = Added(_definition.Counters, counter, c => c.Id) });

    /// <summary>Adds an obligation.</summary>
    /// <param name="obligation">The obligation.</param>
    public PetitionWorkflowBuilder Add(ObligationDefinition obligation) => With(_definition with { Obligations = Added(_definition.Obligations, obligation, o => o.Id) });

    /// <summary>Adds a command.</summary>
    /// <param name="command">The command.</param>
    public PetitionWorkflowBuilder Add(CommandDefinition command) => With(_definition with { Commands = Added(_definition.Commands, command, c => c.Id) });

    /// <summary>Adds a state.</summary>
    /// <param name="state">The state.</param>
    public PetitionWorkflowBuilder Add(StateDefinition state) => With(_definition with { States = Added(_definition.States, state, s => s.Id) });

    /// <summary>Adds a transition.</summary>
    /// <param name="transition">The transition.</param>
    public PetitionWorkflowBuilder Add(TransitionDefinition transition) => With(_definition with { Transitions = Added(_definition.Transitions, transition, t => t.Id) });

    /// <summary>Adds a kind of petition.</summary>
    /// <param name="id">The id.</param>
    /// <param name="text">The name in words.</param>
    /// <param name="confidential">Whether it is kept from whom it is about.</param>
    public PetitionWorkflowBuilder AddKind(string id, LocalizedText text, bool confidential = false) =>
        With(_definition with { Kinds = Added(_definition.Kinds, new(id, text, confidential), k => k.Id) });

    /// <summary>Adds an outcome.</summary>
    /// <param name="id">The id.</param>
    /// <param name="text">The name in words.</param>
    public PetitionWorkflowBuilder AddOutcome(string id, LocalizedText text) => With(_definition with { Outcomes = Added(_definition.Outcomes, new(id, text), o => o.Id) });

    /// <summary>Adds an appraisal.</summary>
    /// <param name="id">The id.</param>
    /// <param name="text">The name in words.</param>
    /// <param name="clock">The clock that has to run out before it may lapse; null when it never lapses.</param>
    public PetitionWorkflowBuilder AddAppraisal(string id, LocalizedText text, string? clock = null) =>
        With(_definition with { Appraisals = Added(_definition.Appraisals, new(id, text, clock), a => a.Id) });

    /// <summary>Adds the key of a text that commands may bring.</summary>
    /// <param name="id">The key.</param>
    /// <param name="text">The name in words.</param>
    /// <param name="use">What it is for.</param>
    public PetitionWorkflowBuilder AddText(string id, LocalizedText text, TextUse use = TextUse.Other) =>
        With(_definition with { Texts = Added(_definition.Texts, new(id, text, use), t => t.Id) });

    /// <summary>Adds a transition, described step by step.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="command">The command that asks for it.</param>
    /// <param name="describe">Says from where to where, who, on which terms, with which effects.</param>
    public PetitionWorkflowBuilder Transition(string id, string command, Action<TransitionBuilder> describe)
    {
        TransitionBuilder transition = new(id, command);
        Guard.Against.Null(describe)(transition);
        return Add(transition.ToDefinition());
    }

    /// <summary>Replaces the role of the same id.</summary>
    /// <param name="role">The role.</param>
    public PetitionWorkflowBuilder Replace(RoleDefinition role) => With(_definition with { Roles = Replaced(_definition.Roles, role, r => r.Id.Value) });

    /// <summary>Replaces the clock of the same id.</summary>
    /// <param name="clock">The clock.</param>
    public PetitionWorkflowBuilder Replace(ClockDefinition clock) => With(_definition with { Clocks = Replaced(_definition.Clocks, clock, c => c.Id) });

    /// <summary>Replaces the counter of the same id.</summary>
    /// <param name="counter">The counter.</param>
    public PetitionWorkflowBuilder Replace(CounterDefinition counter) => With(_definition with { Counters = Replaced(_definition.Counters, counter, c => c.Id) });

    /// <summary>Replaces the obligation of the same id.</summary>
    /// <param name="obligation">The obligation.</param>
    public PetitionWorkflowBuilder Replace(ObligationDefinition obligation) => With(_definition with { Obligations = Replaced(_definition.Obligations, obligation, o => o.Id) });

    /// <summary>Replaces the command of the same id.</summary>
    /// <param name="command">The command.</param>
    public PetitionWorkflowBuilder Replace(CommandDefinition command) => With(_definition with { Commands = Replaced(_definition.Commands, command, c => c.Id) });

    /// <summary>Replaces the state of the same id.</summary>
    /// <param name="state">The state.</param>
    public PetitionWorkflowBuilder Replace(StateDefinition state) => With(_definition with { States = Replaced(_definition.States, state, s => s.Id) });

    /// <summary>Replaces the transition of the same id.</summary>
    /// <param name="transition">The transition.</param>
    public PetitionWorkflowBuilder Replace(TransitionDefinition transition) => With(_definition with { Transitions = Replaced(_definition.Transitions, transition, t => t.Id) });

    /// <summary>Removes a transition, and its command when no other transition answers it.</summary>
    /// <param name="id">The transition's id.</param>
    /// <exception cref="ArgumentException">There is no such transition.</exception>
    public PetitionWorkflowBuilder RemoveTransition(string id)
    {
        ValueList<TransitionDefinition> left = Removed(_definition.Transitions, id, t => t.Id);
        return With(_definition with { Transitions = left, Commands = _definition.Commands.Where(c => Answered(c, _definition.Transitions) == Answered(c, left)).ToValueList() });
    }

    /// <summary>Removes a state with every transition into it; transitions that leave from it and from others stay for the others.</summary>
    /// <param name="id">The state's id.</param>
    /// <exception cref="ArgumentException">There is no such state.</exception>
    public PetitionWorkflowBuilder RemoveState(string id)
    {
        ValueList<StateDefinition> states = Removed(_definition.States, id, s => s.Id);
        ValueList<TransitionDefinition> left = _definition.Transitions
            .Where(t => t.To != id)
            .Select(t => t with { From = t.From.Where(f => f != id).ToValueList() })
            .Where(t => t.From.Count > 0)
            .ToValueList();
        return With(_definition with { States = states, Transitions = left, Commands = _definition.Commands.Where(c => Answered(c, _definition.Transitions) == Answered(c, left)).ToValueList() });
    }

    /// <summary>Removes a clock; what still names it must go too.</summary>
    /// <param name="id">The clock's id.</param>
    /// <exception cref="ArgumentException">There is no such clock.</exception>
    public PetitionWorkflowBuilder RemoveClock(string id) => With(_definition with { Clocks = Removed(_definition.Clocks, id, c => c.Id) });

    /// <summary>Removes a counter; what still names it must go too.</summary>
    /// <param name="id">The counter's id.</param>
    /// <exception cref="ArgumentException">There is no such counter.</exception>
    public PetitionWorkflowBuilder RemoveCounter(string id) => With(_definition with { Counters = Removed(_definition.Counters, id, c => c.Id) });

    /// <summary>Removes an outcome; what still names it must go too.</summary>
    /// <param name="id">The outcome's id.</param>
    /// <exception cref="ArgumentException">There is no such outcome.</exception>
    public PetitionWorkflowBuilder RemoveOutcome(string id) => With(_definition with { Outcomes = Removed(_definition.Outcomes, id, o => o.Id) });

    /// <summary>What was built so far.</summary>
    public WorkflowDefinition ToDefinition() => _definition;

    /// <summary>Proves what was built and makes it run.</summary>
    /// <param name="options">How far the proof may go; the defaults when null.</param>
    /// <exception cref="InvalidWorkflowException">Something is named that is not declared.</exception>
    /// <exception cref="UnsoundWorkflowException">It is not proved sound.</exception>
    public PetitionWorkflow Build(VerificationOptions? options = null) => PetitionWorkflow.Build(_definition, options);

    private static bool Answered(CommandDefinition command, ValueList<TransitionDefinition> transitions) => transitions.Any(t => t.Command == command.Id);

    private PetitionWorkflowBuilder With(WorkflowDefinition definition)
    {
        _definition = definition;
        return this;
    }

    private static ValueList<T> Added<T>(ValueList<T> items, T item, Func<T, string> id) =>
        items.Any(i => id(i) == id(item)) ? throw new ArgumentException($"'{id(item)}' is there already: replace it.", nameof(item)) : [.. items, item];

    private static ValueList<T> Replaced<T>(ValueList<T> items, T item, Func<T, string> id) =>
        items.Any(i => id(i) == id(item)) ? items.Select(i => id(i) == id(item) ? item : i).ToValueList() : throw new ArgumentException($"There is no '{id(item)}' to replace: add it.", nameof(item));

    private static ValueList<T> Removed<T>(ValueList<T> items, string id, Func<T, string> idOf) =>
        items.Any(i => idOf(i) == id) ? items.Where(i => idOf(i) != id).ToValueList() : throw new ArgumentException($"There is no '{id}' to remove.", nameof(id));
}
