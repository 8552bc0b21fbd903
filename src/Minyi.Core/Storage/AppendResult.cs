namespace Minyi.Storage;

/// <summary>What became of an append.</summary>
public enum AppendStatus
{
    /// <summary>The events were appended.</summary>
    Appended,

    /// <summary>The same command id was appended to this petition before; nothing was written now. For whoever retries, this is success.</summary>
    AlreadyAppended,

    /// <summary>The petition is not at the expected version; nothing was written. Read it again and decide again.</summary>
    Conflict,

    /// <summary>Nothing stands against it, but something appended together with it conflicts: nothing was written of either.</summary>
    Withheld,
}

/// <summary>The answer to an append.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Version">
/// After <see cref="AppendStatus.Appended"/> the petition's new version; after <see cref="AppendStatus.AlreadyAppended"/> the version
/// that the earlier append reached; after <see cref="AppendStatus.Conflict"/> and <see cref="AppendStatus.Withheld"/> the petition's current version.
/// </param>
/// <param name="Position">The position of the event with that version; number 0 when there is none.</param>
public readonly record struct AppendResult(AppendStatus Status, int Version, StreamPosition Position);
