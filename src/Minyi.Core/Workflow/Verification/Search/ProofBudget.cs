namespace Minyi.Workflow.Verification.Search;

/// <summary>Counts what a proof uses, and ends it where that is more than is allowed.</summary>
internal sealed class ProofBudget(VerificationOptions options)
{
    private long _work;
    private long _held;

    /// <summary>Of what has been proved already, and takes no more than it took then.</summary>
    internal static ProofBudget Unlimited => new(new() { Limit = int.MaxValue, StepLimit = int.MaxValue, WorkLimit = long.MaxValue, MemoryLimit = long.MaxValue });

    /// <summary>Counts units of work.</summary>
    internal void Spend(long units)
    {
        if ((_work += units) > options.WorkLimit)
        {
            throw new ProofLimitException(new(ProofResource.Work, _work, options.WorkLimit));
        }
    }

    /// <summary>Counts bytes before they are taken.</summary>
    internal void Hold(long bytes)
    {
        if ((_held += bytes) > options.MemoryLimit)
        {
            throw new ProofLimitException(new(ProofResource.Memory, _held, options.MemoryLimit));
        }
    }

    /// <summary>Counts bytes that are given back.</summary>
    internal void Release(long bytes) => _held -= bytes;

    internal void CheckConfigurations(int count)
    {
        if (count > options.Limit)
        {
            throw new ProofLimitException(new(ProofResource.Configurations, count, options.Limit));
        }
    }

    internal void CheckSteps(int count)
    {
        if (count > options.StepLimit)
        {
            throw new ProofLimitException(new(ProofResource.Steps, count, options.StepLimit));
        }
    }
}

/// <summary>A proof has come to a limit. It is caught where the proof began.</summary>
internal sealed class ProofLimitException(ProofLimit limit) : Exception(limit.Text.English)
{
    internal ProofLimit Limit { get; } = limit;
}
