using System.Collections.Immutable;

namespace Minyi.Deadlines;

/// <summary>A clock that runs, or is paused: an immutable value of plain members, small enough to be kept with each petition.</summary>
/// <remarks>
/// The due date is stored, not worked out again when read: it changes only when <see cref="LegalTime"/> makes the next value on purpose
/// (resume, extend, transfer, recompute). What else there is to know follows from the value, its rule and the time.
/// </remarks>
public sealed record Deadline
{
    private readonly Instant _pausedAt = Instant.MinValue; // while it runs: a nullable instant takes half as much again, and every open petition holds these
    private readonly int _missingYear = int.MinValue; // where the date is certain, for the same reason

    /// <summary>The name of the clock; <see cref="DeadlineRule.Clock"/> of its rule.</summary>
    public required string Clock { get; init; }

    /// <summary>When the clock was started.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>The amount in force, in the rule's unit: with all extensions, or what a work order sets in place of the rule's.</summary>
    public required int Amount { get; init; }

    /// <summary>The first instant that is too late. For a clock that is paused, as it was when the pause began.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>The last day in time, in the district's time zone.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>The year whose notice is not out and on which the due date rests; null when the date is certain.</summary>
    public int? MissingYear
    {
        get => _missingYear == int.MinValue ? null : _missingYear;
        init => _missingYear = value ?? int.MinValue;
    }

    /// <summary>When the clock was paused; null while it runs.</summary>
    public Instant? PausedAt
    {
        get => _pausedAt == Instant.MinValue ? null : _pausedAt;
        init => _pausedAt = value ?? Instant.MinValue;
    }

    /// <summary>The pauses that are over, in order of time.</summary>
    public ImmutableArray<PauseSpan> Pauses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How often the clock was extended.</summary>
    public int Extensions { get; init; }

    /// <summary>The warning stages whose reminder or supervision was taken, one bit each, by their place in the rule.</summary>
    public int StagesTaken { get; init; }

    /// <summary>Whether a notice that is not out yet may still move the due date.</summary>
    public bool IsProvisional => MissingYear is not null;

    /// <summary>Whether the clock is paused.</summary>
    public bool IsPaused => PausedAt is not null;

    /// <summary>The same clock paused. Its due date is open until <see cref="LegalTime.Resume"/>.</summary>
    /// <param name="at">When; not before the clock's start or its last resumption.</param>
    /// <exception cref="ArgumentException">The clock is paused already, or <paramref name="at"/> is too early.</exception>
    public Deadline Pause(Instant at)
    {
        if (IsPaused)
        {
            throw new ArgumentException($"The clock '{Clock}' is paused already.", nameof(at));
        }

        return at >= (Pauses.IsEmpty ? StartedAt : Pauses[^1].Until)
            ? this with { PausedAt = at }
            : throw new ArgumentOutOfRangeException(nameof(at), "A pause does not begin before what went before it.");
    }

    /// <summary>The same clock with one stage taken, so that it does not fall due again.</summary>
    /// <param name="stage">The stage's place in the rule.</param>
    public Deadline Take(int stage) => this with { StagesTaken = StagesTaken | (1 << Guard.Against.OutOfRange(stage, nameof(stage), 0, DeadlineRule.MostStages - 1)) };

    /// <summary>Whether a stage was taken.</summary>
    /// <param name="stage">The stage's place in the rule.</param>
    public bool HasTaken(int stage) => (StagesTaken >> stage & 1) != 0;

    /// <summary>Whether two clocks are the same in every member.</summary>
    public bool Equals(Deadline? other) =>
        other is not null
        && (Clock, StartedAt, Amount, DueAt, DueOn, MissingYear) == (other.Clock, other.StartedAt, other.Amount, other.DueAt, other.DueOn, other.MissingYear)
        && (PausedAt, Extensions, StagesTaken) == (other.PausedAt, other.Extensions, other.StagesTaken)
        && Pauses.SequenceEqual(other.Pauses);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Clock, StartedAt, Amount, DueAt, PausedAt, Pauses.Length, Extensions, StagesTaken);
}
