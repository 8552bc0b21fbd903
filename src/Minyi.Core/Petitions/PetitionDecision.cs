using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Minyi.Petitions;

/// <summary>The answer to a command: the events that it leads to, or every reason why it leads to none.</summary>
public sealed class PetitionDecision
{
    private readonly Petition _before;
    private readonly ActorId _by;

    internal PetitionDecision(Petition before, ActorId by, Instant at, ImmutableArray<PetitionEvent> events)
    {
        _before = before;
        _by = by;
        At = at;
        Events = events;
    }

    internal PetitionDecision(Petition before, Refusal refusal)
    {
        _before = before;
        Refusal = refusal;
        Events = [];
    }

    /// <summary>Whether the command was allowed.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAllowed => Refusal is null;

    /// <summary>The events, to be appended all or none; empty when refused.</summary>
    public ImmutableArray<PetitionEvent> Events { get; }

    /// <summary>Every reason, and what would be allowed instead; null when allowed.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The instant that the events are to be recorded at: the command's, cut to whole microseconds.</summary>
    public Instant At { get; }

    /// <summary>The petition with the events; the same petition when refused.</summary>
    public Petition Next() => Events.IsEmpty ? _before : _before.Apply([.. Events.Select(e => new RecordedEvent(e, _by, At))]);
}
