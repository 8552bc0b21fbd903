namespace Minyi.Testing.Conformance;

/// <summary>One promise of a contract, and how it is checked.</summary>
public sealed class ConformanceCheck
{
    private readonly Func<CheckRun, Task> _run;

    internal ConformanceCheck(string name, string promise, Func<CheckRun, Task> run)
    {
        Name = name;
        Promise = promise;
        _run = run;
    }

    /// <summary>A short stable name in kebab case.</summary>
    public string Name { get; }

    /// <summary>What a store promises, in one sentence.</summary>
    public string Promise { get; }

    /// <summary>Runs the check on fresh storages.</summary>
    /// <param name="create">Makes an empty storage; called once or several times, each is disposed of.</param>
    /// <param name="effort">How much is tried; 1 takes a second or so on a local database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ConformanceException">The promise is not kept.</exception>
    public async Task RunAsync(Func<ValueTask<StorageFixture>> create, int effort = 1, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(create);
        Guard.Against.NegativeOrZero(effort);
        CheckRun run = new(this, create, effort, cancellationToken);
        await using (run.ConfigureAwait(false))
        {
            await _run(run).ConfigureAwait(false);
        }
    }

    /// <summary>The name: what a test explorer shows.</summary>
    public override string ToString() => Name;
}

/// <summary>A promise that a store does not keep.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(string finding)
        : base(finding)
    {
    }

    internal ConformanceException(ConformanceCheck check, string finding, Exception? inner = null)
        : base($"{check.Name}: {check.Promise} {finding}", inner)
    {
    }
}
