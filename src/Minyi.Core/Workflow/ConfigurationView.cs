using System.Collections.Immutable;

namespace Minyi.Workflow;

/// <summary>A configuration in words: what to show, to store, and to import from another system.</summary>
/// <remarks>What is not listed is as at the start: obligations none, clocks stopped, appraisals none, counters zero.</remarks>
public sealed record ConfigurationView
{
    /// <summary>The state's id.</summary>
    public required string State { get; init; }

    /// <summary>The petition's kind; null in a workflow without kinds.</summary>
    public string? Kind { get; init; }

    /// <summary>The outcome concluded so far; null when there is none.</summary>
    public string? Outcome { get; init; }

    /// <summary>Whether the result is on the board.</summary>
    public bool Published { get; init; }

    /// <summary>The obligations that are not <see cref="ObligationState.None"/>.</summary>
    public ImmutableSortedDictionary<string, ObligationState> Obligations { get; init => field = Ordinal(value); } = Empty<ObligationState>();

    /// <summary>The clocks that are not stopped.</summary>
    public ImmutableSortedDictionary<string, ClockState> Clocks { get; init => field = Ordinal(value); } = Empty<ClockState>();

    /// <summary>The appraisals that are not <see cref="AppraisalState.None"/>.</summary>
    public ImmutableSortedDictionary<string, AppraisalState> Appraisals { get; init => field = Ordinal(value); } = Empty<AppraisalState>();

    /// <summary>The counters that are not zero.</summary>
    public ImmutableSortedDictionary<string, int> Counters { get; init => field = Ordinal(value); } = Empty<int>();

    /// <summary>Whether two views say the same.</summary>
    public bool Equals(ConfigurationView? other) =>
        other is not null && State == other.State && Kind == other.Kind && Outcome == other.Outcome && Published == other.Published
        && Obligations.SequenceEqual(other.Obligations) && Clocks.SequenceEqual(other.Clocks)
        && Appraisals.SequenceEqual(other.Appraisals) && Counters.SequenceEqual(other.Counters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, Kind, Outcome, Published, Obligations.Count, Clocks.Count, Appraisals.Count, Counters.Count);

    /// <summary>A serializer sets what it did not find to null.</summary>
    private static ImmutableSortedDictionary<string, T> Ordinal<T>(ImmutableSortedDictionary<string, T>? given) => given?.WithComparers(StringComparer.Ordinal) ?? Empty<T>();

    private static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
