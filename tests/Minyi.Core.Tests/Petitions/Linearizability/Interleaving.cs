namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>
/// Writers that take turns as a seed decides: each runs until it pauses, then one of the paused goes on. All of it happens on one thread, so that a
/// seed gives the same interleaving on every machine, however the desk and the stores wait for each other.
/// </summary>
internal sealed class Interleaving(ulong seed)
{
    private readonly RandomWalk _random = new(seed);
    private readonly List<TaskCompletionSource> _paused = [];

    internal Task PauseAsync()
    {
        TaskCompletionSource pause = new(); // goes on in whoever sets it: here, and nowhere else
        _paused.Add(pause);
        return pause.Task;
    }

    internal async Task RunAsync(IEnumerable<Func<Task>> writers)
    {
        Task[] running = [];
        await Task.Run(() =>
        {
            running = [.. writers.Select(w => w())];
            while (_paused.Count > 0)
            {
                int next = _random.Next(_paused.Count);
                TaskCompletionSource pause = _paused[next];
                _paused.RemoveAt(next);
                pause.SetResult();
            }

            Assert.All(running, r => Assert.True(r.IsCompleted, "A writer waits for something else than its turn."));
        });
        await Task.WhenAll(running);
    }
}
