namespace Minyi.Storage;

/// <summary>A transaction of the in-memory stores: what was written in it is seen after <see cref="Commit"/> or not at all.</summary>
/// <remarks>
/// Once a store has written in it, the store waits with all other writers until this one is committed or disposed.
/// One transaction is used by one flow of control at a time.
/// </remarks>
public sealed class InMemoryTransaction : HostTransaction, IDisposable
{
    private readonly List<IParticipant> _participants = [];
    private bool _ended;

    /// <summary>Commits what all stores wrote in this transaction.</summary>
    /// <exception cref="InvalidOperationException">It has been committed or disposed before.</exception>
    public void Commit()
    {
        ThrowIfEnded();
        End(commit: true);
    }

    /// <summary>Rolls back unless it has been committed.</summary>
    public void Dispose()
    {
        if (!_ended)
        {
            End(commit: false);
        }
    }

    internal void ThrowIfEnded()
    {
        if (_ended)
        {
            throw new InvalidOperationException("The transaction has been committed or rolled back.");
        }
    }

    internal void Enlist(IParticipant participant) => _participants.Add(participant);

    private void End(bool commit)
    {
        _ended = true;
        foreach (IParticipant participant in _participants)
        {
            participant.End(this, commit);
        }
    }

    internal interface IParticipant
    {
        void End(InMemoryTransaction transaction, bool commit);
    }
}
