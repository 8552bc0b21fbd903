using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Folding;
using Minyi.Storage;

namespace Minyi.Hosting;

/// <summary>All petitions of a store as they stand, kept from its stream: by state, unit, studio, representative, and by what is due.</summary>
/// <remarks>
/// A projection: it holds nothing that the stream does not tell, and a new board that catches up from the beginning is the same.
/// Before a question call <see cref="CatchUpAsync"/>, which reads what is new. Lists come in the ordinal order of ids unless they say otherwise.
/// </remarks>
/// <threadsafety>Safe for several threads.</threadsafety>
public sealed partial class PetitionBoard
{
    private readonly IPetitionStore _store;
    private readonly PetitionRules _rules;
    private readonly Lock _lock = new();
    private readonly Dictionary<PetitionId, Petition> _petitions = [];
    private readonly Dictionary<PetitionId, PetitionFold> _changing = []; // with events that the lists do not tell yet
    private readonly Dictionary<int, long> _positions = []; // the number of the last event read, by partition
    private readonly Dictionary<PetitionId, PetitionSummary> _summaries = [];
    private readonly SortedSet<PetitionId> _unreadable = [];
    private readonly SortedSet<StreamPosition> _damaged = [];
    private readonly BoardIndex<Key> _byState = new(s => new Key(s.State));
    private readonly BoardIndex<UnitId> _byUnit = new(s => s.Unit);
    private readonly BoardIndex<StudioId> _byStudio = new(s => s.Studio);
    private readonly BoardIndex<RepresentativeId> _byRepresentative = new(s => s.Representative);
    private readonly BoardIndex<PetitionId> _byHead = new(s => s.Head);
    private readonly BoardTags<PetitionId> _byLink = new(s => s.Links);
    private readonly BoardTags<ExternalReference> _byReference = new(s => s.References);
    private readonly BoardTags<string> _byIssue = new(s => s.DigestIssues);
    private readonly BoardTags<string> _byMeeting = new(s => s.Meeting is { } meeting ? [meeting.Id] : []);
    private readonly BoardAgenda _due = new(s => s.DueAt);
    private readonly BoardAgenda _expiries = new(s => s.NextExpiryAt);

    /// <summary>An empty board; nothing is read yet.</summary>
    /// <param name="store">The store whose stream it follows.</param>
    /// <param name="rules">What the petitions are folded by.</param>
    public PetitionBoard(IPetitionStore store, PetitionRules rules)
    {
        _store = Guard.Against.Null(store);
        _rules = Guard.Against.Null(rules);
    }

    /// <summary>How far the stream has been read.</summary>
    public StreamCheckpoint Checkpoint => Read(() => StreamCheckpoint.At(_positions.Select(p => new StreamPosition(p.Key, p.Value))));

    /// <summary>How many petitions there are.</summary>
    public int Count => Read(() => _summaries.Count);

    /// <summary>The states that petitions are in and how many are in each, in the ordinal order of the states.</summary>
    public ImmutableSortedDictionary<string, int> States =>
        Read(() => _byState.Counts.ToImmutableSortedDictionary(c => c.Key.Value, c => c.Count, StringComparer.Ordinal));

    /// <summary>
    /// Petitions whose history the rules cannot read, such as those of another workflow in the same store. They are on no list and no deadline of
    /// theirs is run: whoever operates the host has to know them.
    /// </summary>
    public ImmutableArray<PetitionId> Unreadable => Read(() => _unreadable.ToImmutableArray());

    /// <summary>The positions of the stream at which the store could not read what it keeps. They were passed by: run an audit.</summary>
    public ImmutableArray<StreamPosition> Damaged => Read(() => _damaged.ToImmutableArray());

    /// <summary>One petition as a line of a list; null when there is none.</summary>
    /// <param name="petition">Which.</param>
    public PetitionSummary? Find(PetitionId petition) => Read(() => _summaries.GetValueOrDefault(petition));

    /// <summary>One petition as a value; null when there is none.</summary>
    /// <param name="petition">Which.</param>
    public Petition? Read(PetitionId petition) => Read(() => _petitions.GetValueOrDefault(petition));

    /// <summary>The petitions in a state.</summary>
    /// <param name="state">The state's id.</param>
    public ImmutableArray<PetitionSummary> InState(string state) => List(() => _byState[new Key(Guard.Against.Null(state))]);

    /// <summary>The petitions that a unit is in charge of.</summary>
    /// <param name="unit">The unit.</param>
    public ImmutableArray<PetitionSummary> OfUnit(UnitId unit) => List(() => _byUnit[unit]);

    /// <summary>The petitions that a studio registered.</summary>
    /// <param name="studio">The studio.</param>
    public ImmutableArray<PetitionSummary> OfStudio(StudioId studio) => List(() => _byStudio[studio]);

    /// <summary>The petitions that a representative collected.</summary>
    /// <param name="representative">The representative.</param>
    public ImmutableArray<PetitionSummary> OfRepresentative(RepresentativeId representative) => List(() => _byRepresentative[representative]);

    /// <summary>The petitions with a clock that is due by an instant, the earliest first.</summary>
    /// <param name="until">The instant, itself included.</param>
    public ImmutableArray<PetitionSummary> DueBy(Instant until) => List(() => _due.Until(until));

    /// <summary>The petitions selected for an issue of the digest 《社情民意》.</summary>
    /// <param name="issue">The issue.</param>
    public ImmutableArray<PetitionSummary> InDigest(string issue) => List(() => _byIssue[Guard.Against.Null(issue)]);

    /// <summary>The petitions that came from a meeting, such as a half-yearly talk or an online forum.</summary>
    /// <param name="meeting">The meeting's id.</param>
    public ImmutableArray<PetitionSummary> OfMeeting(string meeting) => List(() => _byMeeting[Guard.Against.Null(meeting)]);

    /// <summary>The petitions for which a command falls due by itself until an instant, the earliest first.</summary>
    /// <param name="until">The instant, itself included.</param>
    /// <remarks>A petition that is handled together with another is not among them while the same falls due there, or has fallen due, at the same time or before: one matter is reminded of once.</remarks>
    public ImmutableArray<PetitionSummary> ExpiringBy(Instant until) => List(() => _expiries.Until(until).Where(id => !IsCovered(id)));

    /// <summary>Reads after the lists tell all that has been applied: however many events a petition had, it is put into them once.</summary>
    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            foreach ((PetitionId id, PetitionFold fold) in _changing)
            {
                try
                {
                    Petition petition = new(fold);
                    Replace(id, petition, PetitionSummary.Of(petition));
                }
                catch (Exception e) when (IsUnreadable(e))
                {
                    _unreadable.Add(id);
                    Replace(id, null, null);
                }
            }

            _changing.Clear();
            return read();
        }
    }

    private ImmutableArray<PetitionSummary> List(Func<IEnumerable<PetitionId>> ids) => Read(() => ids().Select(id => _summaries[id]).ToImmutableArray());

    private readonly record struct Key(string Value);
}
