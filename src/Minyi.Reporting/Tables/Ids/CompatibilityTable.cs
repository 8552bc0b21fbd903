using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Minyi.Reporting.Tables.Ids;

/// <summary>Compatibility decompositions, combining classes and default-ignorable characters of the Unicode Character Database, as they travel with the package.</summary>
/// <remarks>Under the invariant globalization that hosts are built with, the platform's own normalization changes nothing; and where it does something, it is another version on each machine.</remarks>
internal sealed class CompatibilityTable
{
    private const int HangulFirst = 0xAC00, HangulLast = 0xD7A3, Leading = 0x1100, Vowel = 0x1161, Trailing = 0x11A7, Vowels = 21, Trailings = 28;

    private static readonly Lazy<CompatibilityTable> Shared = new(Load);

    private readonly FrozenDictionary<int, int[]> _maps;
    private readonly FrozenDictionary<int, byte> _classes;
    private readonly (int First, int Last)[] _ignorable;

    private CompatibilityTable(FrozenDictionary<int, int[]> maps, FrozenDictionary<int, byte> classes, (int First, int Last)[] ignorable) =>
        (_maps, _classes, _ignorable) = (maps, classes, ignorable);

    public static CompatibilityTable Instance => Shared.Value;

    /// <summary>A text decomposed (NFKD), without default-ignorable characters.</summary>
    public string Decomposed(string text)
    {
        List<(int Code, byte Class)> codes = [];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is >= HangulFirst and <= HangulLast)
            {
                int index = rune.Value - HangulFirst;
                Add(codes, Leading + (index / (Vowels * Trailings)));
                Add(codes, Vowel + (index % (Vowels * Trailings) / Trailings));
                if (index % Trailings != 0)
                {
                    Add(codes, Trailing + (index % Trailings));
                }
            }
            else if (_maps.TryGetValue(rune.Value, out int[]? map))
            {
                Array.ForEach(map, c => Add(codes, c));
            }
            else
            {
                Add(codes, rune.Value);
            }
        }

        StringBuilder decomposed = new();
        codes.ForEach(c => decomposed.Append(new Rune(c.Code).ToString()));
        return decomposed.ToString();
    }

    public bool IsIgnorable(int code) => Array.Exists(_ignorable, r => r.First <= code && code <= r.Last);

    /// <summary>Adds a character where canonical order has it: marks of a lower class come first, those of one class as they were.</summary>
    private void Add(List<(int Code, byte Class)> codes, int code)
    {
        if (IsIgnorable(code))
        {
            return;
        }

        byte own = _classes.GetValueOrDefault(code);
        int at = codes.Count;
        while (own > 0 && at > 0 && codes[at - 1].Class > own)
        {
            at--;
        }

        codes.Insert(at, (code, own));
    }

    private static CompatibilityTable Load()
    {
        using Stream stream = typeof(CompatibilityTable).Assembly.GetManifestResourceStream("Minyi.Reporting.compatibility.csv")
            ?? throw new InvalidOperationException("The table is embedded in the assembly.");
        using StreamReader reader = new(stream, Encoding.ASCII);
        Dictionary<int, int[]> maps = [];
        Dictionary<int, byte> classes = [];
        List<(int First, int Last)> ignorable = [];
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            switch (fields[0])
            {
                case "ignorable":
                    ignorable.Add((Code(fields[1]), Code(fields[2])));
                    break;
                case "class":
                    for (int code = Code(fields[1]); code <= Code(fields[2]); code++)
                    {
                        classes[code] = byte.Parse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture);
                    }

                    break;
                case "map":
                    maps[Code(fields[1])] = Array.ConvertAll(fields[2].Split(' '), Code);
                    break;
            }
        }

        return new(maps.ToFrozenDictionary(), classes.ToFrozenDictionary(), [.. ignorable]);
    }

    private static int Code(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
