namespace Minyi.Reporting.Tables;

/// <summary>One thing that is wrong with a table: where, what was found, what was expected.</summary>
/// <param name="Line">The line of the file, or the row of the sheet, from 1; null where there is none.</param>
/// <param name="Place">The column's name, or a cell's address such as <c>B3</c>; null where there is none.</param>
/// <param name="Found">What was found; in English what follows "found".</param>
/// <param name="Expected">What was expected.</param>
public sealed record TableFault(long? Line, string? Place, LocalizedText Found, LocalizedText Expected);

/// <summary>A table cannot be read further. The message names no content.</summary>
public sealed class TableFaultException : Exception
{
    /// <summary>Makes it.</summary>
    /// <param name="fault">What is wrong.</param>
    public TableFaultException(TableFault fault)
        : base("The table cannot be read; see the fault.") => Fault = Guard.Against.Null(fault);

    /// <summary>What is wrong.</summary>
    public TableFault Fault { get; }
}
