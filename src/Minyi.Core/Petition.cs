using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Petitions.Folding;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi;

/// <summary>A petition 诉求件: an immutable value, folded from what happened to it.</summary>
/// <remarks>
/// It decides commands against itself and changes nothing: <see cref="Decide"/> gives events, and <see cref="Apply(RecordedEvent)"/> the next value.
/// It reads no clock, does no I/O and holds no personal data.
/// </remarks>
/// <example><code>
/// Petition petition = Petition.New(PetitionId.From("P-1"), rules);
/// PetitionDecision decision = petition.Decide(new Register(form) { Data = [reference] }, clerk, now);
/// petition = decision.IsAllowed ? decision.Next() : petition;
/// </code></example>
public sealed partial class Petition : IEquatable<Petition>
{
    private readonly ImmutableArray<Deadline> _deadlines;
    private readonly SettlementSet? _parts;
    private readonly Instant _registeredAt;
    private readonly Instant _lastAt;
    private readonly UnitId _lead;

    internal Petition(PetitionFold fold)
    {
        Id = fold.Id;
        Rules = fold.Rules;
        Version = fold.Version;
        Configuration = Configuration.Owning(fold.Words);
        Form = fold.Form;
        _registeredAt = fold.RegisteredAt.GetValueOrDefault();
        _lastAt = fold.LastAt.GetValueOrDefault();
        _lead = fold.Lead.GetValueOrDefault();
        Assisting = fold.Assisting;
        File = fold.FreezeFile();
        _deadlines = fold.FreezeDeadlines();
        _parts = fold.Parts;
    }

    /// <summary>The petition's id.</summary>
    public PetitionId Id { get; }

    /// <summary>The number of its events; 0 before it is registered.</summary>
    public int Version { get; }

    /// <summary>What it is decided by.</summary>
    public PetitionRules Rules { get; }

    /// <summary>Where it stands in the workflow.</summary>
    public Configuration Configuration { get; }

    /// <summary>The registration form; null before it is registered.</summary>
    public RegistrationForm? Form { get; }

    /// <summary>When it was registered; null before that.</summary>
    public Instant? RegisteredAt => Form is null ? null : _registeredAt;

    /// <summary>When the last event happened; null before the first.</summary>
    public Instant? LastAt => Version == 0 ? null : _lastAt;

    /// <summary>The unit in charge; null before the first referral.</summary>
    public UnitId? Lead => _lead.OrNull();

    /// <summary>The units that assist.</summary>
    public ImmutableArray<UnitId> Assisting { get; }

    /// <summary>What is kept on the file.</summary>
    public PetitionFile File { get; }

    /// <summary>The clocks that run, are paused or have run out, in the order of the workflow.</summary>
    public ImmutableArray<Deadline> Deadlines => _deadlines;

    /// <summary>The assisting units that still owe their part.</summary>
    public IEnumerable<UnitId> OwingParts => _parts?.Open.Select(UnitId.FromRecord) ?? [];

    /// <summary>The state.</summary>
    public StateDefinition State => Rules.Workflow.State(Configuration);

    /// <summary>Whether it has ended.</summary>
    public bool IsClosed => State.IsFinal;

    /// <summary>A petition to which nothing has happened yet.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="rules">What it is decided by.</param>
    public static Petition New(PetitionId id, PetitionRules rules) => new(new PetitionFold(id, rules));

    /// <summary>The petition that a history makes.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="rules">What it is decided by.</param>
    /// <param name="history">All its events in their order.</param>
    /// <exception cref="FormatException">The history is not one of this workflow: an event names what the workflow does not have.</exception>
    public static Petition Fold(PetitionId id, PetitionRules rules, IEnumerable<RecordedEvent> history)
    {
        PetitionFold fold = new(id, rules);
        IReadOnlyList<RecordedEvent> all = history as IReadOnlyList<RecordedEvent> ?? [.. Guard.Against.Null(history)];
        int migrated = all.Count - 1;
        while (migrated >= 0 && all[migrated].Event is not WorkflowMigrated)
        {
            migrated--;
        }

        for (int i = 0; i < all.Count; i++)
        {
            if (i < migrated)
            {
                fold.ApplyBeforeMigration(all[i]);
            }
            else
            {
                fold.Apply(all[i]);
            }
        }

        return new(fold);
    }

    /// <summary>The petition as it stood at a version, by a state that was written down.</summary>
    /// <exception cref="FormatException">The state is not one of the rules' workflow.</exception>
    internal static Petition Restore(PetitionId id, PetitionRules rules, int version, PetitionState state) => new(new PetitionFold(id, rules, version, state));

    /// <summary>The petition after one more event.</summary>
    /// <param name="happened">The event.</param>
    /// <exception cref="FormatException">The event names what the workflow does not have.</exception>
    public Petition Apply(RecordedEvent happened) => Apply([happened]);

    internal Petition Apply(ReadOnlySpan<RecordedEvent> happened)
    {
        PetitionFold fold = new(this);
        foreach (RecordedEvent one in happened)
        {
            fold.Apply(one);
        }

        return new(fold);
    }

    internal SettlementSet? Parts => _parts;

    internal Deadline? DeadlineOf(string clock)
    {
        foreach (Deadline deadline in _deadlines)
        {
            if (deadline.Clock == clock)
            {
                return deadline;
            }
        }

        return null;
    }

    /// <summary>Whether two petitions are the same in everything that the history tells.</summary>
    public bool Equals(Petition? other) =>
        other is not null
        && Id == other.Id && Version == other.Version && Configuration.Equals(other.Configuration) && Equals(Form, other.Form)
        && RegisteredAt == other.RegisteredAt && LastAt == other.LastAt && Lead == other.Lead && Assisting.AsSpan().SequenceEqual(other.Assisting.AsSpan())
        && _deadlines.AsSpan().SequenceEqual(other._deadlines.AsSpan()) && Equals(_parts, other._parts) && File == other.File;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Petition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Version);

    /// <summary>Id, version and state.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id} v{Version} {State.Id}");
}
