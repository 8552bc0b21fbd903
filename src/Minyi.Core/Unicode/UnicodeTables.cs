using System.Collections.Frozen;
using System.Globalization;

namespace Minyi.Unicode;

/// <summary>What ids need of the Unicode Character Database, in one version that travels with the package: no host's libraries or globalization mode change an answer.</summary>
internal sealed class UnicodeTables
{
    /// <summary>The version of Unicode that the tables are of.</summary>
    internal const string Version = "15.0.0";

    private static readonly Lazy<UnicodeTables> Embedded = new(() => new());

    private readonly CodeRanges _control;
    private readonly CodeRanges _format;
    private readonly CodeRanges _blank;
    private readonly CodeRanges _unassigned;
    private readonly FrozenDictionary<int, byte> _classes;
    private readonly FrozenDictionary<int, (int First, int Second)> _decompositions;
    private readonly FrozenDictionary<(int First, int Second), int> _compositions;

    private UnicodeTables()
    {
        Dictionary<string, List<(int, int)>> ranges = new(StringComparer.Ordinal) { ["control"] = [], ["format"] = [], ["blank"] = [], ["unassigned"] = [] };
        Dictionary<int, byte> classes = [];
        Dictionary<int, (int, int)> decompositions = [];
        Dictionary<(int, int), int> compositions = [];
        using StreamReader reader = new(typeof(UnicodeTables).Assembly.GetManifestResourceStream("Minyi.Unicode.unicode.csv")
            ?? throw new InvalidOperationException("unicode.csv is not embedded."));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            switch (fields[0])
            {
                case "version":
                    break;
                case "class":
                    for (int code = Hex(fields[1]); code <= Hex(fields[2]); code++)
                    {
                        classes[code] = byte.Parse(fields[3], CultureInfo.InvariantCulture);
                    }

                    break;
                case "pair":
                    decompositions[Hex(fields[1])] = (Hex(fields[2]), Hex(fields[3]));
                    compositions[(Hex(fields[2]), Hex(fields[3]))] = Hex(fields[1]);
                    break;
                case "single":
                    decompositions[Hex(fields[1])] = (Hex(fields[2]), fields[3].Length == 0 ? -1 : Hex(fields[3]));
                    break;
                default:
                    ranges[fields[0]].Add((Hex(fields[1]), Hex(fields[2])));
                    break;
            }
        }

        (_control, _format, _blank, _unassigned) = (new(ranges["control"]), new(ranges["format"]), new(ranges["blank"]), new(ranges["unassigned"]));
        (_classes, _decompositions, _compositions) = (classes.ToFrozenDictionary(), decompositions.ToFrozenDictionary(), compositions.ToFrozenDictionary());
    }

    /// <summary>The tables, read at the first text that needs them.</summary>
    internal static UnicodeTables Instance => Embedded.Value;

    /// <summary>Whether a code point is a control character, or separates lines or paragraphs (Cc, Zl, Zp).</summary>
    internal bool IsControl(int code) => _control.Contains(code);

    /// <summary>Whether a code point is a format character (Cf); all that turn the direction of writing are.</summary>
    internal bool IsFormat(int code) => _format.Contains(code);

    /// <summary>Whether a code point is a blank (Zs).</summary>
    internal bool IsBlank(int code) => _blank.Contains(code);

    /// <summary>Whether this version of Unicode gives a code point no meaning (Cn).</summary>
    internal bool IsUnassigned(int code) => _unassigned.Contains(code);

    /// <summary>The canonical combining class.</summary>
    internal byte ClassOf(int code) => _classes.GetValueOrDefault(code);

    /// <summary>One step of the canonical decomposition, without Hangul; <c>Second</c> is -1 where there is one part alone.</summary>
    internal bool TryDecompose(int code, out (int First, int Second) parts) => _decompositions.TryGetValue(code, out parts);

    /// <summary>The primary composite of two code points, without Hangul.</summary>
    internal bool TryCompose(int first, int second, out int code) => _compositions.TryGetValue((first, second), out code);

    private static int Hex(string field) => int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
