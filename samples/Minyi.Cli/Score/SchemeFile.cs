using Minyi.Cli.Execution;
using Minyi.Cli.Json;
using Minyi.Cli.Tables;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Schemes.BuiltIn;
using Minyi.Scoring.Schemes.Json;

namespace Minyi.Cli.Score;

/// <summary>Reads a scheme from a file, or takes a built-in one by its name.</summary>
internal static class SchemeFile
{
    public static ScoringScheme Read(Invocation invocation, string path)
    {
        if (BuiltInSchemes.Find(path) is { } builtIn)
        {
            return builtIn;
        }

        using MemoryStream all = new();
        using (Stream stream = InputFile.Open(invocation, path))
        {
            stream.CopyTo(all);
        }

        byte[] bytes = all.ToArray();
        bytes = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        (ScoringScheme? scheme, IReadOnlyList<SchemeFault> faults) = SchemeJson.Read(bytes);
        JsonLines lines = new(bytes, 1);
        foreach (SchemeFault fault in faults)
        {
            bool syntax = fault.Code == "not-json";
            invocation.Faults.Add(new(path, syntax ? null : LineOf(lines, fault.Place), fault.Place.Length == 0 ? null : fault.Place, fault.Found, fault.Expected));
        }

        return scheme ?? throw new BadInputException();
    }

    /// <summary>The line of a place; of what it is a member of, when the member itself is not there.</summary>
    private static long LineOf(JsonLines lines, string place)
    {
        long line = lines.LineOf("$." + place);
        while (line == 1 && place.LastIndexOfAny(['.', '[']) is var end and > 0)
        {
            place = place[..end];
            line = lines.LineOf("$." + place);
        }

        return line;
    }
}
