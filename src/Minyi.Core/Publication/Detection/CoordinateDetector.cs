using System.Buffers;

namespace Minyi.Publication.Detection;

/// <summary>Finds latitude and longitude that lead to a house: two decimals within China side by side, one that the text names, or degrees with minutes.</summary>
internal static class CoordinateDetector
{
    private const int LeastDecimals = 3;
    private static readonly SearchValues<char> Between = SearchValues.Create(" :=(,为是约度");
    private static readonly string[] Names = ["北纬", "南纬", "东经", "西经", "纬度", "经度", "坐标", "GPS", "定位", "LAT", "LON", "LNG", "LATITUDE", "LONGITUDE"];

    internal static void Detect(FoldedText text, List<Removal> found)
    {
        int place = 0;
        while (place < text.Length)
        {
            if (!char.IsAsciiDigit(text[place]))
            {
                place++;
                continue;
            }

            int end = Number(text, place, out double value, out int decimals);
            int next = Pair(text, place, end, value, decimals);
            next = next > place ? next : Degrees(text, place, end, value);
            if (next > place)
            {
                found.Add(new(PersonalDataKind.Coordinates, place, next - place));
            }

            place = Math.Max(end, next);
        }
    }

    private static int Pair(FoldedText text, int start, int end, double value, int decimals)
    {
        if (decimals < LeastDecimals || text[start - 1] == '.' || text[end] == '.')
        {
            return start;
        }

        int second = end;
        while (second - end < 6 && text[second] is ',' or ' ' or '、' or '/' or '°' or 'N' or 'n' or '，' or ';')
        {
            second++;
        }

        if (second > end && char.IsAsciiDigit(text[second]))
        {
            int last = Number(text, second, out double other, out int more);
            if (more >= LeastDecimals && text[last] != '.' && (IsInChina(value, other) || IsInChina(other, value)))
            {
                return last;
            }
        }

        return IsNamed(text, start) ? end : start;
    }

    /// <summary>Degrees with minutes and perhaps seconds: 22°33′24″N, 北纬22度33分.</summary>
    private static int Degrees(FoldedText text, int start, int end, double value)
    {
        bool sign = text[end] == '°' && char.IsAsciiDigit(text[end + 1]);
        bool word = text[end] == '度' && char.IsAsciiDigit(text[end + 1]) && IsNamed(text, start);
        if (value > 180 || (!sign && !word))
        {
            return start;
        }

        int place = Number(text, end + 1, out _, out _);
        if (text[place] is not ('′' or '\'' or '’' or '分'))
        {
            return start;
        }

        place++;
        if (char.IsAsciiDigit(text[place]))
        {
            int after = Number(text, place, out _, out _);
            place = text[after] is '″' or '"' or '”' or '秒' or '\'' ? after + 1 : after;
            place = text[place] == '\'' ? place + 1 : place;
        }

        return text[place] is 'N' or 'S' or 'E' or 'W' ? place + 1 : place;
    }

    private static bool IsInChina(double latitude, double longitude) => latitude is > 3 and < 54 && longitude is > 73 and < 136;

    private static bool IsNamed(FoldedText text, int start)
    {
        int from = Math.Max(0, start - 12);
        ReadOnlySpan<char> before = text.From(from)[..(start - from)];
        foreach (string name in Names)
        {
            int at = before.LastIndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && before[(at + name.Length)..].IndexOfAnyExcept(Between) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Number(FoldedText text, int place, out double value, out int decimals)
    {
        value = 0;
        decimals = 0;
        while (char.IsAsciiDigit(text[place]))
        {
            value = (value * 10) + text[place] - '0';
            place++;
        }

        if (text[place] == '.' && char.IsAsciiDigit(text[place + 1]))
        {
            double unit = 0.1;
            for (place++; char.IsAsciiDigit(text[place]); place++, decimals++, unit /= 10)
            {
                value += (text[place] - '0') * unit;
            }
        }

        return place;
    }
}
