namespace Minyi.Storage;

/// <summary>Lets one transaction at a time write to an in-memory store; others wait without blocking a thread.</summary>
internal sealed class WriterGate
{
    private readonly Lock _lock = new();
    private InMemoryTransaction? _open;
    private TaskCompletionSource? _ended;

    /// <summary>The lock that guards the store's contents.</summary>
    internal Lock Lock => _lock;

    /// <summary>To be called under <see cref="Lock"/>: whether the caller has to wait, and for what, before asking again.</summary>
    internal bool Occupied(InMemoryTransaction? transaction, out Task ended)
    {
        bool occupied = _open is not null && !ReferenceEquals(_open, transaction);
        ended = occupied ? (_ended ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        return occupied;
    }

    /// <summary>To be called under <see cref="Lock"/>, when not occupied: true when the transaction has just taken the gate.</summary>
    internal bool Take(InMemoryTransaction transaction)
    {
        bool taken = _open is null;
        _open = transaction;
        return taken;
    }

    /// <summary>To be called under <see cref="Lock"/>: opens the gate for the next.</summary>
    internal void Release()
    {
        _open = null;
        _ended?.SetResult();
        _ended = null;
    }

    /// <summary>The in-memory transaction that was handed over, or null for none.</summary>
    internal static InMemoryTransaction? InMemory(HostTransaction? transaction)
    {
        switch (transaction)
        {
            case null:
                return null;
            case InMemoryTransaction inMemory:
                inMemory.ThrowIfEnded();
                return inMemory;
            default:
                throw new ArgumentException("An in-memory store takes part in an InMemoryTransaction only.", nameof(transaction));
        }
    }
}
