namespace Minyi.Workflow.Definition;

/// <summary>A definition that names what it does not declare was given to code that needs a well-formed one.</summary>
public sealed class InvalidWorkflowException : ArgumentException
{
    /// <summary>Reports the faults.</summary>
    /// <param name="faults">Every fault, at least one.</param>
    public InvalidWorkflowException(ValueList<DefinitionFault> faults)
        : base(string.Join(Environment.NewLine, Guard.Against.Null(faults))) => Faults = faults;

    /// <summary>Every fault.</summary>
    public ValueList<DefinitionFault> Faults { get; }
}
