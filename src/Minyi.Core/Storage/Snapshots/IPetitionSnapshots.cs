namespace Minyi.Storage.Snapshots;

/// <summary>Where petitions are kept as they stood at some version, so that the first load of a long history need not read all of it.</summary>
/// <remarks>
/// <para>
/// Everything here can be thrown away at any moment: a desk uses a snapshot only where it fits the history (<see cref="PetitionSnapshot"/>), reads the history where it does
/// not or where there is none, and writes the next one by itself. What a snapshot store loses, damages or throws costs time and changes no answer. Audits do not look at it.
/// A snapshot holds no personal data: what events hold, and nothing else.
/// </para>
/// <para>Keep it beside the petitions, in one row a petition. It takes part in no transaction.</para>
/// </remarks>
public interface IPetitionSnapshots
{
    /// <summary>The snapshot of a petition; null when there is none.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<PetitionSnapshot?> ReadAsync(PetitionId petition, CancellationToken cancellationToken = default);

    /// <summary>Keeps a snapshot in place of the one before, whatever the version of either: after a restore from a backup a petition may be at an older one.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask WriteAsync(PetitionSnapshot snapshot, CancellationToken cancellationToken = default);

    /// <summary>Throws all of them away.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask ClearAsync(CancellationToken cancellationToken = default);
}
