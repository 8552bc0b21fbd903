namespace Minyi.Publication.Detection;

/// <summary>Digits that stand together, apart from a few spaces, hyphens, dots or brackets, which part them into groups. Commas, colons and 、 part them loosely: only a mobile number written 3-4-4 goes across.</summary>
internal sealed class DigitRun
{
    private const int LongestGap = 3;
    private readonly List<byte> _digits = [];
    private readonly List<int> _places = [];
    private readonly List<bool> _opens = [];
    private readonly List<bool> _loose = [];

    internal int Count => _digits.Count;

    internal ReadOnlySpan<byte> Digits => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_digits);

    /// <summary>Where the digit stands in the text.</summary>
    internal int PlaceOf(int index) => _places[index];

    /// <summary>Whether a group starts at the digit; true after the last one.</summary>
    internal bool IsEdge(int index) => index == Count || (index < Count && _opens[index]);

    /// <summary>Whether the groups of some digits are parted by nothing that parts numbers.</summary>
    internal bool IsTight(int from, int to)
    {
        for (int i = from + 1; i < to; i++)
        {
            if (_loose[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether eleven digits are grouped 3-4-4.</summary>
    internal bool IsMobileGrouping(int from)
    {
        for (int i = from + 1; i < from + 11; i++)
        {
            if (_opens[i] != (i - from is 3 or 7))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads the run that starts at a digit and returns the place after it.</summary>
    internal int Read(FoldedText text, int start)
    {
        _digits.Clear();
        _places.Clear();
        _opens.Clear();
        _loose.Clear();
        int place = start;
        bool opens = true;
        bool loose = false;
        while (true)
        {
            int digit = FoldedText.DigitOf(text[place]);
            if (digit < 0 && (Count == 17 || (Count > 17 && !opens)) && text[place] is 'X' or 'x' && !char.IsAsciiLetter(text[place + 1]))
            {
                digit = 10; // the check digit X of an identity number
            }

            if (digit is < 0 or > 10)
            {
                return place;
            }

            _digits.Add((byte)digit);
            _places.Add(place++);
            _opens.Add(opens);
            _loose.Add(loose);
            int gap = Gap(text, place, out opens, out loose);
            if (FoldedText.DigitOf(text[place + gap]) >= 0 || text[place + gap] is 'X' or 'x')
            {
                place += gap;
            }
        }
    }

    private static int Gap(FoldedText text, int place, out bool visible, out bool loose)
    {
        visible = false;
        loose = false;
        int length = 0;
        while (length < LongestGap)
        {
            char c = text[place + length];
            if (!FoldedText.IsInvisible(c))
            {
                bool parts = c is ',' or ':' or '、' or '，';
                if (!parts && c is not (' ' or '\r' or '\n' or '-' or '.' or '·' or '_' or '/' or '(' or ')'))
                {
                    break;
                }

                visible = true;
                loose |= parts;
            }

            length++;
        }

        return length;
    }
}
