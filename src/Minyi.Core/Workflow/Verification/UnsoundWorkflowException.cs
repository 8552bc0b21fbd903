namespace Minyi.Workflow.Verification;

/// <summary>A workflow that is not proved sound was to be run.</summary>
public sealed class UnsoundWorkflowException : ArgumentException
{
    /// <summary>Reports why.</summary>
    /// <param name="report">The report, whose verdict is not sound.</param>
    public UnsoundWorkflowException(VerificationReport report)
        : base(Guard.Against.Null(report).ToText(Language.English)) => Report = report;

    /// <summary>The report, with every failure and its shortest trace.</summary>
    public VerificationReport Report { get; }
}
