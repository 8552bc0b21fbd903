using Minyi.Deadlines;
using Minyi.Feedback;

namespace Minyi.Petitions.Events;

/// <summary>An attempt to reach a recipient failed and was documented. The event's data may hold a note.</summary>
public sealed record ContactAttempted : PetitionEvent
{
    /// <summary>Whom.</summary>
    public required string Recipient { get; init; }

    /// <summary>By which way.</summary>
    public required FeedbackChannel Channel { get; init; }
}

/// <summary>A person found that another petition is about the same matter.</summary>
public sealed record DuplicateLinked : PetitionEvent
{
    /// <summary>The other petition.</summary>
    public required PetitionId Other { get; init; }
}

/// <summary>A link or a merger was undone: the petition goes its own way again.</summary>
public sealed record DuplicateUnlinked : PetitionEvent
{
    /// <summary>The other petition.</summary>
    public required PetitionId Other { get; init; }
}

/// <summary>The matter has a number in another system.</summary>
public sealed record ReferenceAdded : PetitionEvent
{
    /// <summary>The number there.</summary>
    public required ExternalReference Reference { get; init; }
}

/// <summary>The petition was selected for an issue of the digest 《社情民意》.</summary>
public sealed record SelectedForDigest : PetitionEvent
{
    /// <summary>The issue.</summary>
    public required string Issue { get; init; }
}

/// <summary>A due date was worked out again, for instance after a calendar's notice came out. Nothing shifts without this.</summary>
public sealed record DeadlineRecomputed : PetitionEvent
{
    /// <summary>The last day in time until now.</summary>
    public required LocalDate Before { get; init; }

    /// <summary>The deadline in force from now on.</summary>
    public required Deadline Deadline { get; init; }

    /// <summary>What brought it about, such as the number of the notice.</summary>
    public required string Cause { get; init; }

    /// <summary>
    /// Where the clock had run out, or had come to a later stage, and has time left now: the clock that runs again, and clocks that ran only because it had run out, which stop.
    /// Null when the workflow goes on as it stood.
    /// </summary>
    public ValueList<ClockChange>? Clocks { get; init; }
}
