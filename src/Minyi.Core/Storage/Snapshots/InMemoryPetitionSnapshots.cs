using System.Collections.Concurrent;

namespace Minyi.Storage.Snapshots;

/// <summary>Snapshots in memory: for tests, and for hosts whose desks come and go while the process stays.</summary>
/// <threadsafety>Safe for several threads.</threadsafety>
public sealed class InMemoryPetitionSnapshots : IPetitionSnapshots
{
    private readonly ConcurrentDictionary<PetitionId, PetitionSnapshot> _kept = new();

    /// <inheritdoc/>
    public ValueTask<PetitionSnapshot?> ReadAsync(PetitionId petition, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_kept.GetValueOrDefault(petition));
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(PetitionSnapshot snapshot, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _kept[Guard.Against.Null(snapshot).Petition] = snapshot;
        return default;
    }

    /// <inheritdoc/>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _kept.Clear();
        return default;
    }
}
