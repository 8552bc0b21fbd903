using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;

namespace Minyi.Cli.Json;

/// <summary>Reads JSON and JSON Lines inputs. Comments and trailing commas are faults, as is a member that occurs twice.</summary>
internal static class JsonFile
{
    public static JsonPlace Read(Invocation invocation, string path)
    {
        byte[] bytes = Bytes(invocation, path);
        return Parse(invocation.Faults, path, bytes, 1) ?? throw new BadInputException();
    }

    public static IEnumerable<JsonPlace> ReadLines(Invocation invocation, string path)
    {
        byte[] bytes = Bytes(invocation, path);
        long line = 0;
        for (int start = 0; start < bytes.Length;)
        {
            line++;
            int length = bytes.AsSpan(start).IndexOf((byte)'\n');
            length = length < 0 ? bytes.Length - start : length;
            byte[] text = bytes[start..(start + length)];
            start += length + 1;
            if (text.AsSpan().ContainsAnyExcept(" \t\r"u8) && Parse(invocation.Faults, path, text, line) is { } place)
            {
                yield return place;
            }
        }
    }

    private static byte[] Bytes(Invocation invocation, string path)
    {
        using MemoryStream all = new();
        Stream stream = InputFile.Open(invocation, path);
        stream.CopyTo(all);
        if (path != "-")
        {
            stream.Dispose();
        }

        byte[] bytes = all.ToArray();
        return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    private static JsonPlace? Parse(FaultList faults, string path, byte[] bytes, long firstLine)
    {
        try
        {
            JsonLines lines = new(bytes, firstLine);
            JsonElement root = JsonDocument.Parse(bytes).RootElement;
            if (lines.Flaw() is { } flaw)
            {
                faults.Add(new(path, flaw.Line, flaw.Path, flaw.Found, flaw.Expected));
                return null;
            }

            return new(faults, path, lines, "$", root);
        }
        catch (JsonException e)
        {
            string message = e.Message.Split(" LineNumber:", 2)[0];
            faults.Add(new(path, firstLine + (e.LineNumber ?? 0), null, new($"内容不是 JSON（{message}）", $"what is not JSON ({message})"), new("JSON", "JSON")));
            return null;
        }
    }
}
