using System.Collections.Immutable;
using Minyi.Scoring.Bulletins;
using Minyi.Storage;

namespace Minyi.Scoring.Histories;

/// <summary>Reads petitions' histories into what is scored: ballots, bulletin cases, promises of dates and whether they were kept.</summary>
/// <remarks>
/// <para>It reads a stream as it grows and knows how far it has come. It uses events alone, never a text or a name; only the accounts of graders stay in it, for the ledgers.</para>
/// <para>Codes are Core's own: kinds, outcomes and appraisals as the workflows name them, channels by their names. What a workflow does not have is refused.</para>
/// </remarks>
/// <example><code>
/// HistoryBook book = new(new HistorySettings([workflow], time) { Limit = CaseLimit.OfClock("handling") });
/// await book.FollowAsync(store);
/// Bulletin bulletin = Bulletin.Compose(settings, book.Cases());
/// </code></example>
public sealed class HistoryBook
{
    private readonly HistorySettings _settings;
    private readonly Dictionary<(string, int), WorkflowCodes> _workflows = [];
    private readonly Dictionary<PetitionId, CaseHistory> _cases;

    /// <summary>An empty book.</summary>
    /// <param name="settings">What the codes mean.</param>
    /// <exception cref="ArgumentException">A workflow comes twice, or none has the clock of the limit.</exception>
    public HistoryBook(HistorySettings settings)
        : this(settings, [], StreamCheckpoint.Start)
    {
    }

    private HistoryBook(HistorySettings settings, Dictionary<PetitionId, CaseHistory> cases, StreamCheckpoint checkpoint)
    {
        _settings = Guard.Against.Null(settings);
        _cases = cases;
        Checkpoint = checkpoint;
        foreach (PetitionWorkflow workflow in settings.Workflows)
        {
            if (!_workflows.TryAdd((workflow.Definition.Id, workflow.Definition.Version), new(workflow.Definition, settings.Groups)))
            {
                throw new ArgumentException($"The workflow {workflow.Definition} comes twice.", nameof(settings));
            }
        }

        if (settings.Limit is CaseLimit.ByClock { Clock: { } clock } && !settings.Workflows.Any(w => w.Definition.Clocks.Any(c => c.Id == clock)))
        {
            throw new ArgumentException($"No workflow has the clock '{clock}'.", nameof(settings));
        }
    }

    /// <summary>How far the stream has been read.</summary>
    public StreamCheckpoint Checkpoint { get; private set; }

    /// <summary>How many petitions have been read.</summary>
    public int Count => _cases.Count;

    /// <summary>Reads a store on from the checkpoint, up to its end.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Cancels; what was read before stays read.</param>
    /// <returns>The grades that were given since.</returns>
    /// <exception cref="FormatException">An event names a workflow, state, appraisal or grade that the settings do not have. The book stands before that event.</exception>
    public async Task<IReadOnlyList<GradedHandling>> FollowAsync(IPetitionStore store, CancellationToken cancellationToken = default)
    {
        List<GradedHandling> grades = [];
        await foreach (EventEnvelope envelope in store.ReadAllAsync(Checkpoint, cancellationToken).ConfigureAwait(false))
        {
            if (Apply(envelope) is { } graded)
            {
                grades.Add(graded);
            }
        }

        return grades;
    }

    /// <summary>Reads one event. One that was read before changes nothing.</summary>
    /// <param name="envelope">The next event of its partition.</param>
    /// <returns>The grade that it gives, to be cast in a ledger; null when it gives none.</returns>
    /// <exception cref="FormatException">It names a workflow, state, appraisal or grade that the settings do not have. Nothing is changed then.</exception>
    /// <exception cref="InvalidOperationException">It does not follow the petition's last one.</exception>
    public GradedHandling? Apply(EventEnvelope envelope)
    {
        Guard.Against.Null(envelope);
        if (Checkpoint.Covers(envelope.Position))
        {
            return null;
        }

        if (!_cases.TryGetValue(envelope.Petition, out CaseHistory? history))
        {
            history = new(envelope.Petition, _settings, CodesOf);
        }

        GradedHandling? graded = history.Apply(envelope);
        _cases[envelope.Petition] = history;
        Checkpoint = Checkpoint.With(envelope.Position);
        return graded;
    }

    /// <summary>The petitions as a bulletin counts them, in the ordinal order of their ids.</summary>
    public IEnumerable<BulletinCase> Cases() => Ordered().Select(c => c.Value.ToCase());

    /// <summary>All grades given, by petition in the ordinal order of the ids, each as often as it was given: a ledger resolves them.</summary>
    public IEnumerable<GradedHandling> Ballots() => Ordered().SelectMany(c => c.Value.Grades);

    /// <summary>The runs of the clocks of each petition, in the ordinal order of the ids.</summary>
    public IEnumerable<(PetitionId Petition, ClockRun Run)> ClockRuns() => Ordered().SelectMany(c => c.Value.Clocks.Select(run => (c.Key, run)));

    /// <summary>One book of two that have read different partitions. Neither is to be used afterwards.</summary>
    /// <param name="other">The other book, with the same settings.</param>
    /// <exception cref="ArgumentException">Both have read the same partition, or the settings differ.</exception>
    public HistoryBook Merge(HistoryBook other)
    {
        Guard.Against.Null(other);
        if (!ReferenceEquals(other._settings, _settings))
        {
            throw new ArgumentException("The books were opened with different settings.", nameof(other));
        }

        HashSet<int> read = [.. Read(this)];
        if (Read(other).Where(read.Contains).Cast<int?>().FirstOrDefault() is { } twice)
        {
            throw new ArgumentException($"Both books have read partition {twice}.", nameof(other));
        }

        Dictionary<PetitionId, CaseHistory> all = new(_cases);
        foreach ((PetitionId id, CaseHistory history) in other._cases)
        {
            all.Add(id, history);
        }

        return new(_settings, all, StreamCheckpoint.At([.. Checkpoint.Positions.Where(p => p.Number > 0), .. other.Checkpoint.Positions.Where(p => p.Number > 0)]));

        static IEnumerable<int> Read(HistoryBook book) => book.Checkpoint.Positions.Where(p => p.Number > 0).Select(p => p.Partition);
    }

    private IEnumerable<KeyValuePair<PetitionId, CaseHistory>> Ordered() =>
        _cases.Where(c => c.Value.IsCase).OrderBy(c => c.Key.Value, StringComparer.Ordinal);

    private WorkflowCodes CodesOf(string id, int version) => _workflows.TryGetValue((id, version), out WorkflowCodes? codes)
        ? codes
        : throw new FormatException($"The history names the workflow {id} v{version}, which the settings do not have.");
}
