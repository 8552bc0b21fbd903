using Minyi.Cli.Execution;
using Minyi.Cli.Json;
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

        ReadOnlyMemory<byte> bytes = JsonFile.Bytes(invocation, path);
        (ScoringScheme? scheme, IReadOnlyList<SchemeFault> faults) = SchemeJson.Read(bytes);
        JsonLines lines = new(bytes, 1);
        foreach (SchemeFault fault in faults)
        {
            bool syntax = fault.Code == "not-json";
            invocation.Faults.Add(new(path, syntax ? null : lines.LineOf("$." + fault.Place), fault.Place.Length == 0 ? null : fault.Place, fault.Found, fault.Expected));
        }

        return scheme ?? throw new BadInputException();
    }
}
