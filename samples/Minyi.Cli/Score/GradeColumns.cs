using System.Text;
using Minyi.Cli.Tables;
using Minyi.Reporting.Tables;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Scores;

namespace Minyi.Cli.Score;

/// <summary>Reads grades by their columns, for files of millions: ids and words become numbers as they are read, and ballots are resolved as numbers.</summary>
/// <remarks>It reads what is as it must be, and stops at the first row that is not; <see cref="GradesFile"/> then says what is wrong with it, or reads it by the rules for what people type.</remarks>
internal sealed class GradeColumns : IDisposable
{
    private readonly GradesFile _grades;
    private readonly ScoreBook _book;
    private readonly DateInterval? _period;
    private readonly IdTable _subjects = new(), _evaluators = new(), _handlings = new(), _words = new();
    private readonly Dictionary<(int Group, int Item, int Grade, int Version), int> _cells = [];
    private readonly Dictionary<int, (int Version, int Day)> _days = [];
    private readonly int[] _firstCells;
    private readonly BallotColumns _ballots;

    public GradeColumns(GradesFile grades, ScoreBook book, DateInterval? period, string folder)
    {
        (_grades, _book, _period) = (grades, book, period);
        _firstCells = new int[book.Counts.Length];
        for (int v = 1; v < _firstCells.Length; v++)
        {
            _firstCells[v] = _firstCells[v - 1] + book.Counts[v - 1].Layout.CellCount;
        }

        _ballots = new(book.Scheme.Document.Ballots, folder);
    }

    /// <summary>Grades outside the period.</summary>
    public long Outside { get; private set; }

    /// <summary>Grades that another one of the same ballot takes the place of.</summary>
    public long Superseded { get; private set; }

    public void Dispose() => _ballots.Dispose();

    /// <summary>Reads all rows into the book; false, and the book as it was, when a row is not as it must be.</summary>
    public bool TryFill(CsvFile file, bool dated, LocalDate undated)
    {
        int subject = file.PlaceOf("subject"), evaluator = file.PlaceOf("evaluator"), group = file.PlaceOf("group"), grade = file.PlaceOf("grade");
        int item = file.PlaceOf("item"), handling = file.PlaceOf("handling"), date = file.PlaceOf("date");
        bool regular = true;
        (int Version, int Day) day = dated ? default : (_book.Scheme.Document.Versions.IndexOf(_book.Scheme.VersionOn(undated)!), 0);
        if (day.Version < 0)
        {
            return false;
        }

        TableReader row = file.Reader;
        while (file.Next(ref regular))
        {
            int g = Word(row.Utf8(group)), i = item < 0 ? 0 : Word(row.Utf8(item)), w = Word(row.Utf8(grade));
            int s = _subjects.Add(row.Utf8(subject)), e = _evaluators.Add(row.Utf8(evaluator));
            int h = handling < 0 || row.Utf8(handling).IsEmpty ? 0 : _handlings.Add(row.Utf8(handling)) + 1;
            if (g <= 0 || i < 0 || w <= 0 || s < 0 || e < 0 || (h == 0 && handling >= 0 && !row.Utf8(handling).IsEmpty))
            {
                return false;
            }

            if (dated && !TryDay(row.Utf8(date), out day))
            {
                return false;
            }

            if (day.Version < 0)
            {
                Outside++;
                continue;
            }

            if (Cell(g, i, w, day.Version) is var cell and >= 0)
            {
                _ballots.Add(e, h, s, i, cell, day.Day);
            }
            else
            {
                return false;
            }
        }

        if (regular)
        {
            Count();
        }

        return regular;
    }

    /// <summary>The number of a word from 1, 0 for none; negative for one that is written in an unusual way.</summary>
    private int Word(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? 0 : _words.Add(utf8) is var number and >= 0 ? number + 1 : -1;

    private string WordOf(int number) => number == 0 ? "" : Encoding.UTF8.GetString(_words[number - 1]);

    /// <summary>The version in force on a day and the day's number; the version is -1 outside the period.</summary>
    private bool TryDay(ReadOnlySpan<byte> utf8, out (int Version, int Day) day)
    {
        int word = Word(utf8);
        if (_days.TryGetValue(word, out day))
        {
            return true;
        }

        if (word <= 0 || !TypedText.TryDate(WordOf(word), out LocalDate date))
        {
            return false;
        }

        bool outside = _period is not null && !_period.Contains(date);
        int version = outside ? -1 : _book.Scheme.VersionOn(date) is { } found ? _book.Scheme.Document.Versions.IndexOf(found) : -2;
        day = (version, Period.DaysBetween(new LocalDate(1949, 1, 1), date));
        _days.Add(word, day);
        return version > -2;
    }

    /// <summary>The cell of an answer, counted over all versions; -1 for an answer that the version does not know.</summary>
    private int Cell(int group, int item, int grade, int version)
    {
        if (!_cells.TryGetValue((group, item, grade, version), out int cell))
        {
            (string g, string i, string w) = (IdKey.Of(WordOf(group)), IdKey.Of(WordOf(item)), IdKey.Of(WordOf(grade)));
            int own = _book.Counts[version].Layout.CellOf(g, i, _grades.CodeOf(g, i, w));
            _cells.Add((group, item, grade, version), cell = own < 0 ? -1 : own + _firstCells[version]);
        }

        return cell;
    }

    private void Count()
    {
        int width = _firstCells[^1] + _book.Counts[^1].Layout.CellCount;
        long[]?[] counts = new long[]?[_subjects.Count];
        Superseded = _ballots.Resolve((subject, cell) => (counts[subject] ??= new long[width])[cell]++);
        for (int s = 0; s < counts.Length; s++)
        {
            for (int v = 0; v < _firstCells.Length && counts[s] is { } row; v++)
            {
                ReadOnlySpan<long> own = row.AsSpan(_firstCells[v], _book.Counts[v].Layout.CellCount);
                if (own.ContainsAnyExcept(0))
                {
                    _book.Counts[v].Add(Encoding.UTF8.GetString(_subjects[s]), own);
                }
            }
        }
    }
}
