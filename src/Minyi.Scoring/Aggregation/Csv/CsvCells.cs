using System.Text;

namespace Minyi.Scoring.Aggregation.Csv;

/// <summary>Counts rows by their bytes: subject, group, item and grade to a cell of the layout. One for each thread.</summary>
internal sealed class CsvCells
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly CellLayout _layout;
    private readonly ByteTable _groups;
    private readonly ByteTable _items;
    private readonly ByteTable _codes;
    private readonly ByteTable _subjects = new();
    private readonly int[] _questions; // [group, item] to question, or -1
    private readonly int[] _cells; // [question, code] to cell, or -1
    private long[] _counts;

    internal CsvCells(CellLayout layout)
    {
        _layout = layout;
        _groups = ByteTable.Of(layout.Questions.Select(q => q.Group));
        _items = ByteTable.Of(layout.Questions.Select(q => q.Item));
        _codes = ByteTable.Of(layout.Questions.SelectMany(q => q.Codes));
        _questions = new int[_groups.Count * _items.Count];
        _cells = new int[layout.Questions.Length * _codes.Count];
        _counts = new long[64 * layout.CellCount];
        Array.Fill(_questions, -1);
        Array.Fill(_cells, -1);
        for (int question = 0; question < layout.Questions.Length; question++)
        {
            (string group, string item) = (layout.Questions[question].Group, layout.Questions[question].Item);
            _questions[(_groups.Find(Encoding.UTF8.GetBytes(group)) * _items.Count) + _items.Find(Encoding.UTF8.GetBytes(item))] = question;
            for (int code = 0; code < layout.Questions[question].Codes.Length; code++)
            {
                int number = _codes.Find(Encoding.UTF8.GetBytes(layout.Questions[question].Codes[code]));
                _cells[(question * _codes.Count) + number] = layout.FirstCell(question) + code;
            }
        }
    }

    /// <summary>Counts a row; gives the column that is wrong, or null.</summary>
    internal string? Count(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> group, ReadOnlySpan<byte> item, ReadOnlySpan<byte> grade)
    {
        int g = _groups.Find(group);
        if (g < 0)
        {
            return "group";
        }

        int i = _items.Find(item);
        int question = i < 0 ? -1 : _questions[(g * _items.Count) + i];
        if (question < 0)
        {
            return "item";
        }

        int code = _codes.Find(grade);
        int cell = code < 0 ? -1 : _cells[(question * _codes.Count) + code];
        if (cell < 0)
        {
            return "grade";
        }

        int number = _subjects.Find(subject);
        if (number < 0)
        {
            if (!IsId(subject))
            {
                return "subject";
            }

            number = _subjects.Add(subject);
            if (_counts.Length < _subjects.Count * _layout.CellCount)
            {
                Array.Resize(ref _counts, _counts.Length * 2);
            }
        }

        _counts[(number * _layout.CellCount) + cell]++;
        return null;
    }

    internal void AddTo(GradeAccumulator accumulator)
    {
        for (int subject = 0; subject < _subjects.Count; subject++)
        {
            accumulator.Add(Utf8.GetString(_subjects.KeyOf(subject)), _counts.AsSpan(subject * _layout.CellCount, _layout.CellCount));
        }
    }

    internal LocalizedText Expected(string column, string group, string item)
    {
        string words = column switch
        {
            "group" => string.Join(", ", _layout.Questions.Select(q => q.Group).Distinct(StringComparer.Ordinal)),
            "item" => string.Join(", ", _layout.Questions.Where(q => q.Group == group).Select(q => q.Item.Length == 0 ? "\"\"" : q.Item)),
            "grade" => string.Join(", ", _layout.Questions[_layout.QuestionOf(group, item)].Codes),
            _ => "",
        };
        return column == "subject" ? new("非空、无控制字符的 UTF-8 编号", "an id in UTF-8: not empty, no control characters") : new($"{words} 之一", $"one of {words}");
    }

    private static bool IsId(ReadOnlySpan<byte> subject)
    {
        if (subject.IsEmpty || subject.ContainsAnyInRange((byte)0, (byte)31) || !System.Text.Unicode.Utf8.IsValid(subject))
        {
            return false;
        }

        string text = Utf8.GetString(subject);
        return !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
    }
}
