namespace Minyi.Cli.Execution;

/// <summary>The faults found so far. Reading goes on after a fault, so that the user sees up to twenty at once.</summary>
internal sealed class FaultList
{
    /// <summary>How many faults are shown; reading stops there.</summary>
    public const int Most = 20;

    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> All => _faults;

    public bool Any => _faults.Count > 0;

    /// <summary>Notes a fault.</summary>
    /// <exception cref="BadInputException">It is the twentieth.</exception>
    public void Add(Fault fault)
    {
        _faults.Add(fault);
        if (_faults.Count == Most)
        {
            throw new BadInputException();
        }
    }

    /// <summary>Ends the command when there is a fault. Call it when everything has been read, before computing.</summary>
    /// <exception cref="BadInputException">There is a fault.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new BadInputException();
        }
    }
}
