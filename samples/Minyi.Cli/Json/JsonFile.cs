using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Json;

namespace Minyi.Cli.Json;

/// <summary>Reads JSON and JSON Lines inputs, through the gate that every JSON comes through.</summary>
internal static class JsonFile
{
    public static JsonPlace Read(Invocation invocation, string path) =>
        Parse(invocation.Faults, path, Bytes(invocation, path), 1) ?? throw new BadInputException();

    public static IEnumerable<JsonPlace> ReadLines(Invocation invocation, string path)
    {
        ReadOnlyMemory<byte> bytes = Bytes(invocation, path);
        for (long line = 1; !bytes.IsEmpty; line++)
        {
            int end = bytes.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> text = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (text.Span.ContainsAnyExcept(" \t\r"u8) && Parse(invocation.Faults, path, text, line) is { } place)
            {
                yield return place;
            }
        }
    }

    /// <summary>All bytes of an input, without the byte order mark that it may begin with.</summary>
    public static ReadOnlyMemory<byte> Bytes(Invocation invocation, string path)
    {
        using MemoryStream all = new();
        Stream stream = InputFile.Open(invocation, path);
        stream.CopyTo(all);
        if (path != "-")
        {
            stream.Dispose();
        }

        return JsonGate.WithoutMark(all.ToArray());
    }

    private static JsonPlace? Parse(FaultList faults, string path, ReadOnlyMemory<byte> bytes, long firstLine)
    {
        if (JsonGate.Check(bytes.Span) is { } flaw)
        {
            faults.Add(new(path, firstLine + flaw.Line - 1, flaw.Path == "$" ? null : flaw.Path, flaw.Found, flaw.Expected));
            return null;
        }

        return new(faults, path, new(bytes, firstLine), JsonDocument.Parse(bytes).RootElement);
    }
}
