using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Snapshots;
using Minyi.Testing.Conformance;

namespace Minyi.Testing.Tests.Conformance;

/// <summary>The plain stores, broken in one way, under the kit.</summary>
internal sealed class PlainStorage(Break broken) : StorageFixture
{
    private readonly List<EventEnvelope> _events = [];
    private readonly Dictionary<PersonalDataId, PlainRecord> _records = [];
    private readonly HashSet<string> _rows = [];
    private readonly List<PetitionSnapshot> _snapshots = [];
    private PlainPetitionStore? _shared;

    public override ValueTask<IPetitionStore> OpenPetitionStoreAsync(IPetitionEventFormat format)
    {
        lock (_events)
        {
            return new(broken == Break.HostsDoNotSeeEachOther
                ? new PlainPetitionStore(format, broken, [.. _events])
                : _shared ??= new PlainPetitionStore(format, broken, _events));
        }
    }

    public override ValueTask<IPersonalDataStore> OpenPersonalDataStoreAsync() => new(new PlainPersonalDataStore(broken, _records));

    public override ValueTask<IPetitionSnapshots?> OpenSnapshotsAsync() => new(new PlainSnapshots(broken, _snapshots));

    public override ValueTask<HostWork> BeginHostWorkAsync() => new(new Work(this));

    public override ValueTask<bool> HostRowExistsAsync(string key) => new(_rows.Contains(key));

    public override ValueTask<string?> DumpAsync() =>
        new(string.Join('\n', _records.Values.Select(r => $"{r.Data?.Subject} {string.Join(' ', r.Data?.Fields.Values ?? [])} {r.Rest}")));

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Work(PlainStorage storage) : HostWork
    {
        private readonly PlainTransaction _transaction = new();
        private readonly List<string> _written = [];

        public override HostTransaction Transaction => _transaction;

        public override ValueTask WriteRowAsync(string key)
        {
            _written.Add(key);
            return ValueTask.CompletedTask;
        }

        public override ValueTask CommitAsync()
        {
            lock (storage._events)
            {
                storage._events.AddRange(_transaction.Events);
            }

            _transaction.OnCommit.ForEach(a => a());
            storage._rows.UnionWith(_written);
            return ValueTask.CompletedTask;
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
