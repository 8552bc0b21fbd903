namespace Minyi.Storage;

/// <summary>What appends come to together, before anything is written: all of them or none.</summary>
internal sealed class AppendDecision
{
    private readonly IAppendGround _ground;
    private readonly Dictionary<PetitionId, (int Version, StreamPosition Position)> _petitions = [];
    private readonly Dictionary<(PetitionId, CommandId), (int Version, StreamPosition Position)> _commands = [];
    private readonly List<(PetitionAppend, StreamPosition)> _toWrite = [];
    private readonly Dictionary<int, long> _heads = [];

    internal AppendDecision(IReadOnlyList<PetitionAppend> appends, IAppendGround ground)
    {
        _ground = ground;
        AppendResult[] results = new AppendResult[appends.Count];
        bool conflict = false;
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Decide(Guard.Against.Null(appends[i], nameof(appends)));
            conflict |= results[i].Status == AppendStatus.Conflict;
        }

        if (conflict)
        {
            _toWrite.Clear();
            _heads.Clear();
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = Undone(appends[i], results[i]);
            }
        }

        Results = results;
    }

    /// <summary>The outcomes, in the order of the appends.</summary>
    internal AppendResult[] Results { get; }

    /// <summary>The appends to write, with the position of the first event of each; empty when one conflicts.</summary>
    internal IReadOnlyList<(PetitionAppend Append, StreamPosition First)> ToWrite => _toWrite;

    /// <summary>The numbers of the last events of the partitions that are written to.</summary>
    internal IReadOnlyDictionary<int, long> Heads => _heads;

    private AppendResult Decide(PetitionAppend append)
    {
        if (!append.IsExpectation && (Planned(append) ?? _ground.Find(append.Petition, append.Command)) is { } repeated)
        {
            return new(AppendStatus.AlreadyAppended, repeated.Version, repeated.Position);
        }

        (int Version, StreamPosition Position)? last = _petitions.TryGetValue(append.Petition, out (int, StreamPosition) planned) ? planned : _ground.Find(append.Petition);
        (int version, StreamPosition position) = last ?? default;
        if (version != append.ExpectedVersion)
        {
            return new(AppendStatus.Conflict, version, position);
        }

        if (append.IsExpectation)
        {
            return new(AppendStatus.Appended, version, position);
        }

        int partition = last is null ? _ground.PartitionOf(append.Petition) : position.Partition;
        StreamPosition head = new(partition, _heads.TryGetValue(partition, out long written) ? written : _ground.HeadOf(partition));
        (version, position) = (version + append.Events.Length, head.Plus(append.Events.Length));
        _heads[partition] = position.Number;
        _petitions[append.Petition] = (version, position);
        _commands[(append.Petition, append.Command)] = (version, position);
        _toWrite.Add((append, head.Plus(1)));
        return new(AppendStatus.Appended, version, position);
    }

    private (int Version, StreamPosition Position)? Planned(PetitionAppend append) =>
        _commands.TryGetValue((append.Petition, append.Command), out (int, StreamPosition) planned) ? planned : null;

    /// <summary>The outcome once nothing is written: as things stand in the store.</summary>
    private AppendResult Undone(PetitionAppend append, AppendResult result)
    {
        if (result.Status == AppendStatus.AlreadyAppended && _ground.Find(append.Petition, append.Command) is not null)
        {
            return result;
        }

        (int version, StreamPosition position) = _ground.Find(append.Petition) ?? default;
        return new(result.Status == AppendStatus.Conflict ? AppendStatus.Conflict : AppendStatus.Withheld, version, position);
    }
}

/// <summary>What is there already when appends are decided.</summary>
internal interface IAppendGround
{
    /// <summary>The last event of a petition; null when there is no such petition.</summary>
    (int Version, StreamPosition Position)? Find(PetitionId petition);

    /// <summary>The last event of a command; null when it was not appended to the petition.</summary>
    (int Version, StreamPosition Position)? Find(PetitionId petition, CommandId command);

    /// <summary>The number of the last event of a partition.</summary>
    long HeadOf(int partition);

    /// <summary>The partition of a petition that is not there yet.</summary>
    int PartitionOf(PetitionId petition);
}
