namespace Minyi.Scoring.Ledgers;

/// <summary>Strings by number, so that a ballot costs integers.</summary>
internal sealed class Interned
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    internal string this[int number] => _texts[number];

    internal int Of(string text)
    {
        if (!_numbers.TryGetValue(text, out int number))
        {
            number = _texts.Count;
            _numbers.Add(text, number);
            _texts.Add(text);
        }

        return number;
    }
}

/// <summary>The total order of a ledger's entries: time, then number, then what they say (a withdrawal last). Numbers of interning never decide.</summary>
internal sealed class EntryOrder(Interned words) : IComparer<BallotEntry>
{
    public int Compare(BallotEntry x, BallotEntry y)
    {
        int order = x.At.CompareTo(y.At);
        order = order != 0 ? order : x.Number.CompareTo(y.Number);
        if (order != 0 || x.Withdraws || y.Withdraws)
        {
            return order != 0 ? order : x.Withdraws.CompareTo(y.Withdraws);
        }

        order = string.CompareOrdinal(words[x.Group], words[y.Group]);
        return order != 0 ? order : string.CompareOrdinal(words[x.Grade], words[y.Grade]);
    }
}
