namespace Minyi.Testing.Faults;

/// <summary>What goes wrong, and how often. The same plan goes wrong in the same places when it is called in the same order.</summary>
/// <param name="Seed">Decides where.</param>
public sealed record FaultPlan(ulong Seed)
{
    /// <summary>The share of appends that fail before anything is written; 0 to 1.</summary>
    public double FailBefore { get; init; }

    /// <summary>The share of appends that are written but whose answer is lost; 0 to 1.</summary>
    public double LoseAnswer { get; init; }

    /// <summary>The share of reads that fail; 0 to 1.</summary>
    public double FailRead { get; init; }

    /// <summary>The share of calls that give way to others first, so that writers come in another order; 0 to 1.</summary>
    public double GiveWay { get; init; }
}

/// <summary>A fault that a <see cref="FaultPlan"/> asked for.</summary>
public sealed class InjectedFaultException : IOException
{
    internal InjectedFaultException(string what)
        : base(what)
    {
    }
}
