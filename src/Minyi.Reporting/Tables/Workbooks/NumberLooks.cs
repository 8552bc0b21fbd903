using System.Globalization;
using System.Xml;

namespace Minyi.Reporting.Tables.Workbooks;

/// <summary>What a cell's style makes of its number.</summary>
[Flags]
internal enum NumberLook
{
    /// <summary>A number.</summary>
    Plain = 0,

    /// <summary>A day.</summary>
    Date = 1,

    /// <summary>A time of day.</summary>
    Time = 2,
}

/// <summary>Which styles show dates: by the built-in number formats of ECMA-376 part 1, 18.8.30, and by the letters of one's own.</summary>
internal static class NumberLooks
{
    public static IReadOnlyList<NumberLook> Read(XmlReader? styles)
    {
        using XmlReader? xml = styles;
        Dictionary<int, NumberLook> own = [];
        List<NumberLook> cells = [];
        bool inCells = false;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && Number(xml, "numFmtId") is { } id)
            {
                own[id] = Of(xml.GetAttribute("formatCode") ?? "");
            }
            else if (xml.NodeType == XmlNodeType.Element && inCells && xml.LocalName == "xf")
            {
                int format = Number(xml, "numFmtId") ?? 0;
                cells.Add(own.TryGetValue(format, out NumberLook look) ? look : BuiltIn(format));
            }
        }

        return cells;
    }

    /// <summary>Reads a format's letters outside of quoted and bracketed parts.</summary>
    internal static NumberLook Of(string format)
    {
        NumberLook look = NumberLook.Plain;
        bool minutes = false;
        string first = format.Split(';')[0].Replace("general", "", StringComparison.OrdinalIgnoreCase);
        for (int i = 0; i < first.Length; i++)
        {
            switch (char.ToLowerInvariant(first[i]))
            {
                case '"':
                    int end = first.IndexOf('"', i + 1);
                    i = end < 0 ? first.Length : end;
                    break;
                case '[':
                    int close = first.IndexOf(']', i + 1);
                    bool elapsed = close > i && first[(i + 1)..close].All(c => char.ToLowerInvariant(c) is 'h' or 'm' or 's');
                    look |= elapsed ? NumberLook.Time : NumberLook.Plain;
                    i = close < 0 ? first.Length : close;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'd' or 'e' when !(char.ToLowerInvariant(first[i]) == 'e' && i + 1 < first.Length && first[i + 1] is '+' or '-'):
                    look |= NumberLook.Date;
                    break;
                case 'h' or 's':
                    look |= NumberLook.Time;
                    break;
                case 'm':
                    minutes = true;
                    break;
            }
        }

        return look == NumberLook.Plain && minutes ? NumberLook.Date : look;
    }

    private static NumberLook BuiltIn(int format) => format switch
    {
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberLook.Date,
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => NumberLook.Time,
        22 => NumberLook.Date | NumberLook.Time,
        _ => NumberLook.Plain,
    };

    private static int? Number(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
