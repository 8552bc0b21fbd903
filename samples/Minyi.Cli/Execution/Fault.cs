using System.Globalization;
using System.Text;

namespace Minyi.Cli.Execution;

/// <summary>One thing that is wrong with an input: where, what was found, what was expected.</summary>
/// <param name="Source">The file as the user named it, or the option.</param>
/// <param name="Line">The line in the file, from 1; null where there is none.</param>
/// <param name="Place">The column's name, or the path in a JSON document; null where there is none.</param>
/// <param name="Found">What was found; in Chinese a clause such as <c>文件不存在</c>, in English what follows "found".</param>
/// <param name="Expected">What was expected.</param>
internal sealed record Fault(string Source, long? Line, string? Place, LocalizedText Found, LocalizedText Expected)
{
    private const int Longest = 60;

    /// <summary>What to say in place of found and expected; null where they say it.</summary>
    public LocalizedText? Said { get; init; }

    /// <summary>A value of the input, shortened and on one line, in quotation marks.</summary>
    public static LocalizedText Quoted(ReadOnlySpan<char> value)
    {
        StringBuilder text = new();
        foreach (char c in value.Length > Longest ? value[..Longest] : value)
        {
            text.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        if (value.Length > Longest)
        {
            text.Append('…');
        }

        return new($"值为“{text}”", $"\"{text}\"");
    }

    /// <summary>The fault on one line.</summary>
    public string In(Language language)
    {
        string where = Source;
        if (Line is { } line)
        {
            where += string.Create(CultureInfo.InvariantCulture, $":{line}");
        }

        if (Place is not null)
        {
            where += $": {Place}";
        }

        if (Said is { } said)
        {
            return $"{where}: {said.In(language)}";
        }

        return language == Language.Chinese
            ? $"{where}: {Found.Chinese}，应为{Expected.Chinese}"
            : $"{where}: found {Found.English}, expected {Expected.English}";
    }
}
