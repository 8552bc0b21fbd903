using System.Collections.Immutable;
using System.Globalization;
using Minyi.Petitions;
using Minyi.Petitions.Notices;
using Minyi.Storage.Lists;

namespace Minyi.Storage;

/// <summary>The events of one decided command, to be appended to one petition: all of them or none.</summary>
public sealed class PetitionAppend
{
    private readonly Petition? _after;
    private PetitionRow? _row;
    private ImmutableArray<PetitionNotice> _notices;

    /// <summary>Describes an append.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="expectedVersion">The version the decision was made on; 0 when the petition does not exist yet.</param>
    /// <param name="command">The id of the submission. The same id on the same petition is never appended twice.</param>
    /// <param name="actor">Who acted.</param>
    /// <param name="recordedAt">When, cut to whole microseconds: what every database keeps.</param>
    /// <param name="events">The events in their order; at least one.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, the version is negative, or there is no event.</exception>
    public PetitionAppend(
        PetitionId petition, int expectedVersion, CommandId command, ActorId actor, Instant recordedAt, ImmutableArray<PetitionEvent> events)
    {
        Guard.Against.NullOrEmpty(petition.Value, nameof(petition));
        Guard.Against.NullOrEmpty(command.Value, nameof(command));
        Guard.Against.NullOrEmpty(actor.Value, nameof(actor));
        Petition = petition;
        ExpectedVersion = Guard.Against.Negative(expectedVersion);
        Command = command;
        Actor = actor;
        RecordedAt = Microseconds.Cut(recordedAt);
        if (events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An append has at least one event.", nameof(events));
        }

        Events = events;
    }

    private PetitionAppend(PetitionId petition, int expectedVersion)
    {
        Petition = petition;
        ExpectedVersion = expectedVersion;
        Events = [];
    }

    /// <summary>Nothing to append, but a version that a petition must be at for what is appended together with it: a decision may rest on a petition that it does not change.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="version">The version that the decision rests on; 0 when the petition must not exist.</param>
    /// <example><code>
    /// await store.AppendManyAsync([merge, PetitionAppend.Expecting(head.Id, head.Version)]);
    /// </code></example>
    public static PetitionAppend Expecting(PetitionId petition, int version)
    {
        Guard.Against.NullOrEmpty(petition.Value, nameof(petition));
        return new(petition, Guard.Against.Negative(version));
    }

    /// <summary>Whether it appends nothing and only expects a version.</summary>
    public bool IsExpectation => Events.IsEmpty;

    /// <summary>Which petition.</summary>
    public PetitionId Petition { get; }

    /// <summary>The version the decision was made on: the number of events of the petition then; 0 for a new petition.</summary>
    public int ExpectedVersion { get; }

    /// <summary>The id of the submission; <c>default</c> for what is only expected.</summary>
    public CommandId Command { get; }

    /// <summary>Who acted; <c>default</c> for what is only expected.</summary>
    public ActorId Actor { get; }

    /// <summary>When, to the microsecond.</summary>
    public Instant RecordedAt { get; }

    /// <summary>The events in their order; empty for what is only expected.</summary>
    public ImmutableArray<PetitionEvent> Events { get; }

    /// <summary>The petition's row in lists after it, to be written in the append's own transaction; null when the append comes without a petition.</summary>
    /// <remarks>It is worked out the first time it is asked for: a store without lists pays nothing for it.</remarks>
    public PetitionRow? Row
    {
        get => _row ??= _after is null ? null : PetitionRow.Of(_after, ExpectedVersion == 0 ? PetitionLists.TextsOf(Events[0]) : null);
        init => _row = value;
    }

    /// <summary>The petition that it was decided on; null when the append comes without a petition.</summary>
    internal Petition? Before { get; init; }

    /// <summary>The petition with the events.</summary>
    internal Petition? After
    {
        get => _after;
        init => _after = value;
    }

    /// <summary>The notices to be sent because of it, to be written in the append's own transaction; empty when the append comes without a petition.</summary>
    /// <remarks>They are worked out the first time they are asked for: a store without an outbox pays nothing for them.</remarks>
    public ImmutableArray<PetitionNotice> Notices
    {
        get => _notices.IsDefault ? _notices = Noticed() : _notices;
        init => _notices = value;
    }

    /// <summary>Petition, expected version and number of events.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Petition} at {ExpectedVersion} + {Events.Length}");

    private ImmutableArray<PetitionNotice> Noticed() => Before is null || After is null ? []
        : Noticing.Of(Before, After, [.. Events.Select(e => new RecordedEvent(e, Actor, RecordedAt))]);
}
