using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Minyi.Storage.Snapshots;
using Minyi.Testing.Conformance;

namespace Minyi.Testing.Tests.Conformance;

/// <summary>The stores in memory, and rows of a host beside them, under the kit.</summary>
internal class InMemoryStorage : StorageFixture
{
    private readonly HashSet<string> _rows = new(StringComparer.Ordinal);
    private readonly InMemoryPetitionSnapshots _snapshots = new();
    private readonly InMemoryPetitionQueries _queries = new();
    private InMemoryPetitionStore? _petitions;

    protected InMemoryPersonalDataStore Data { get; } = new();

    public override ValueTask<IPetitionStore> OpenPetitionStoreAsync(IPetitionEventFormat format) => new(_petitions ??= new InMemoryPetitionStore(format, _queries));

    public override ValueTask<IPetitionQueries?> OpenQueriesAsync(IPetitionEventFormat format) => new(_queries);

    public override ValueTask<IPersonalDataStore> OpenPersonalDataStoreAsync() => new(Data);

    public override ValueTask<IPetitionSnapshots?> OpenSnapshotsAsync() => new(_snapshots);

    public override ValueTask<HostWork> BeginHostWorkAsync() => new(new Work(_rows));

    public override ValueTask<bool> HostRowExistsAsync(string key)
    {
        lock (_rows)
        {
            return new(_rows.Contains(key));
        }
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private sealed class Work(HashSet<string> rows) : HostWork
    {
        private readonly InMemoryTransaction _transaction = new();
        private readonly List<string> _written = [];

        public override HostTransaction Transaction => _transaction;

        public override ValueTask WriteRowAsync(string key)
        {
            _written.Add(key);
            return ValueTask.CompletedTask;
        }

        public override ValueTask CommitAsync()
        {
            _transaction.Commit();
            lock (rows)
            {
                rows.UnionWith(_written);
            }

            return ValueTask.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            _transaction.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
