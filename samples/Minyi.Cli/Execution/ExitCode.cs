namespace Minyi.Cli.Execution;

/// <summary>How a command ended, as the process's exit status.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>The answer is no: unsound, infeasible, wrong certificate, an unexpected refusal. Results are written all the same.</summary>
    No = 1,

    /// <summary>Wrong usage or bad input: every fault on a line of its own, nothing written.</summary>
    BadInput = 2,
}
