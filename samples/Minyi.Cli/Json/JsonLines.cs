using Minyi.Json;

namespace Minyi.Cli.Json;

/// <summary>Finds the line on which a value of a JSON document begins; only faults need it, so it reads the document again.</summary>
/// <param name="bytes">The document.</param>
/// <param name="firstLine">The line in the file on which the document begins, from 1.</param>
internal sealed class JsonLines(ReadOnlyMemory<byte> bytes, long firstLine)
{
    /// <summary>The line of the value at a path such as <c>$.states[2].name</c>, or of what it would be a part of.</summary>
    public long LineOf(string path) => firstLine + JsonGate.Place(bytes.Span, path).Line - 1;
}
