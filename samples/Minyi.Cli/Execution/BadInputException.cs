namespace Minyi.Cli.Execution;

/// <summary>Ends a command whose input is wrong; the faults are in the invocation's list. Caught by <see cref="CommandLine"/>, never seen by a user.</summary>
internal sealed class BadInputException : Exception
{
    public BadInputException()
        : base("The input has faults.")
    {
    }
}
