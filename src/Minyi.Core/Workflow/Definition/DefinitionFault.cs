namespace Minyi.Workflow.Definition;

/// <summary>Something in a definition that does not say anything: a name that is declared nowhere, a value outside the vocabulary.</summary>
/// <param name="Path">Where, as a JSON path such as <c>$.transitions[3].to</c>.</param>
/// <param name="Text">What was found and what was expected.</param>
/// <param name="Line">The line in the file, from 1; null when the definition was not read from text.</param>
/// <param name="Column">The column in the line, from 1, in bytes; null when the definition was not read from text.</param>
public sealed record DefinitionFault(string Path, LocalizedText Text, long? Line = null, long? Column = null)
{
    /// <summary>Place and fault in English, for logs.</summary>
    public override string ToString() => Line is null ? $"{Path}: {Text.English}" : $"{Line}:{Column} {Path}: {Text.English}";
}
