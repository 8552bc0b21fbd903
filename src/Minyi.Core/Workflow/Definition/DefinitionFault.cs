namespace Minyi.Workflow.Definition;

/// <summary>Something in a definition that does not say anything: a name that is declared nowhere, a value outside the vocabulary.</summary>
/// <param name="Path">Where, as a JSON path such as <c>$.transitions[3].to</c>.</param>
/// <param name="Found">What was found; in Chinese a clause, in English what follows "found".</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Line">The line in the file, from 1; null when the definition was not read from text.</param>
/// <param name="Column">The column in the line, from 1, in bytes; null when the definition was not read from text.</param>
public sealed record DefinitionFault(string Path, LocalizedText Found, LocalizedText Expected, long? Line = null, long? Column = null)
{
    /// <summary>Place and fault on one line.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language)
    {
        string place = Line is null ? Path : $"{Line}:{Column}: {Path}";
        return language == Language.Chinese ? $"{place}: {Found.Chinese}，应为{Expected.Chinese}" : $"{place}: found {Found.English}, expected {Expected.English}";
    }

    /// <summary>Place and fault in English, for logs.</summary>
    public override string ToString() => In(Language.English);
}
