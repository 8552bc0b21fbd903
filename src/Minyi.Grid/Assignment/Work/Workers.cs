namespace Minyi.Grid.Assignment.Work;

/// <summary>Runs numbered pieces of work on a number of threads; what comes out must not depend on who does which piece.</summary>
/// <param name="threads">How many threads at most.</param>
/// <param name="cancellation">Ends the work with <see cref="OperationCanceledException"/>.</param>
internal sealed class Workers(int threads, CancellationToken cancellation)
{
    private const int Chunk = 16;

    /// <summary>The caller's wish to stop.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Does each piece once, and gives the states of the threads that did any.</summary>
    /// <param name="pieces">How many.</param>
    /// <param name="state">Makes what a thread works with.</param>
    /// <param name="work">Does a piece.</param>
    public TState[] Run<TState>(int pieces, Func<TState> state, Action<int, TState> work)
    {
        int used = Math.Max(1, Math.Min(threads, pieces / (2 * Chunk)));
        TState[] states = new TState[used];
        int next = 0;
        void Work(int thread)
        {
            TState own = states[thread] = state();
            for (;;)
            {
                int from = Interlocked.Add(ref next, Chunk) - Chunk;
                if (from >= pieces)
                {
                    return;
                }

                cancellation.ThrowIfCancellationRequested();
                for (int i = from; i < Math.Min(from + Chunk, pieces); i++)
                {
                    work(i, own);
                }
            }
        }

        if (used == 1)
        {
            Work(0);
        }
        else
        {
            try
            {
                Parallel.For(0, used, new ParallelOptions { MaxDegreeOfParallelism = used, CancellationToken = cancellation }, Work);
            }
            catch (AggregateException e) when (e.InnerExceptions.All(x => x is OperationCanceledException))
            {
                cancellation.ThrowIfCancellationRequested();
                throw;
            }
        }

        return states;
    }
}
