using System.Collections.Immutable;

namespace Minyi.Workflow.Evolution;

/// <summary>How the parts of one workflow are called in another. What is not listed keeps its id; null drops a part.</summary>
/// <remarks>
/// Nothing that is owed gets lost: where two parts become one, the more demanding value is kept, and where that cannot be said, or a part is dropped in which somebody
/// still owes something, <see cref="WorkflowMigration.TryPlan"/> refuses the mapping.
/// </remarks>
public sealed record WorkflowMapping
{
    /// <summary>States: old id to new id.</summary>
    public ImmutableDictionary<string, string> States { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Kinds: old id to new id.</summary>
    public ImmutableDictionary<string, string> Kinds { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Outcomes: old id to new id; null: no outcome.</summary>
    public ImmutableDictionary<string, string?> Outcomes { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Obligations: old id to new id.</summary>
    public ImmutableDictionary<string, string?> Obligations { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Clocks: old id to new id. A stage that the new clock lacks becomes its first.</summary>
    public ImmutableDictionary<string, string?> Clocks { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Appraisals: old id to new id.</summary>
    public ImmutableDictionary<string, string?> Appraisals { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Counters: old id to new id. A value above the new bound becomes the bound.</summary>
    public ImmutableDictionary<string, string?> Counters { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The view of a configuration of the old workflow, as the new one would call it.</summary>
    /// <param name="view">The view in the old workflow.</param>
    /// <param name="target">The new workflow.</param>
    public ConfigurationView Apply(ConfigurationView view, PetitionWorkflow target)
    {
        Guard.Against.Null(view);
        Guard.Against.Null(target);
        return new()
        {
            State = States.GetValueOrDefault(view.State, view.State),
            Kind = view.Kind is { } kind ? Kinds.GetValueOrDefault(kind, kind) : null,
            Outcome = view.Outcome is { } outcome ? Outcomes.GetValueOrDefault(outcome, outcome) : null,
            Published = view.Published,
            Obligations = Renamed(view.Obligations, Obligations, (_, state) => state, MoreDemanding),
            Clocks = Renamed(view.Clocks, Clocks, (id, state) => Clock(id, state, target), (a, b) => a.Status == ClockStatus.Stopped ? b : a),
            Appraisals = Renamed(view.Appraisals, Appraisals, (_, state) => state, (a, b) => a == AppraisalState.None ? b : a),
            Counters = Renamed(view.Counters, Counters, (id, value) => Math.Min(value, target.Definition.Counters.FirstOrDefault(c => c.Id == id)?.Bound ?? value), Math.Max),
        };
    }

    private static ClockState Clock(string id, ClockState state, PetitionWorkflow target) =>
        state.Stage is { } stage && target.Definition.Clocks.FirstOrDefault(c => c.Id == id) is { } clock && !clock.Stages.Contains(stage, StringComparer.Ordinal)
            ? state with { Stage = clock.Stages[0] }
            : state;

    /// <summary>What is owed before what is partly given, that before what is waived, that before what is settled, and anything before what was never owed.</summary>
    private static ObligationState MoreDemanding(ObligationState a, ObligationState b) => Demand(a) >= Demand(b) ? a : b;

    private static int Demand(ObligationState state) => state switch
    {
        ObligationState.Owed => 4,
        ObligationState.Some => 3,
        ObligationState.Waived => 2,
        ObligationState.Settled => 1,
        _ => 0,
    };

    private static ImmutableSortedDictionary<string, T> Renamed<T>(
        ImmutableSortedDictionary<string, T> values, ImmutableDictionary<string, string?> names, Func<string, T, T> value, Func<T, T, T> join)
    {
        ImmutableSortedDictionary<string, T>.Builder renamed = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach ((string id, T old) in values)
        {
            if (names.GetValueOrDefault(id, id) is { } name)
            {
                T now = value(name, old);
                renamed[name] = renamed.TryGetValue(name, out T? other) ? join(other, now) : now;
            }
        }

        return renamed.ToImmutable();
    }
}
