using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Minyi.Scoring.Aggregation;

/// <summary>One question that graders answer: of which group, about which item, with which codes.</summary>
/// <param name="Group">The evaluator group.</param>
/// <param name="Item">The item graded; empty for the subject as a whole.</param>
/// <param name="Codes">The codes an answer may have, each once.</param>
public sealed record CellQuestion(string Group, string Item, ImmutableArray<string> Codes);

/// <summary>Which cells a subject's counts have: one for each code of each question. A cell is a plain integer index.</summary>
/// <remarks>Questions stand in the ordinal order of (group, item), whatever order they were given in, so equal sets of questions make equal layouts.</remarks>
public sealed class CellLayout : IEquatable<CellLayout>
{
    private readonly FrozenDictionary<(string Group, string Item), int> _questions;
    private readonly int[] _first;

    /// <summary>Lays out cells.</summary>
    /// <param name="questions">The questions, each (group, item) once.</param>
    /// <exception cref="ArgumentException">A question twice, a question without codes, or a code twice.</exception>
    public CellLayout(IEnumerable<CellQuestion> questions)
    {
        Questions =
        [
            .. Guard.Against.Null(questions).OrderBy(q => q.Group, StringComparer.Ordinal).ThenBy(q => q.Item, StringComparer.Ordinal),
        ];
        Dictionary<(string, string), int> index = [];
        _first = new int[Questions.Length];
        for (int i = 0; i < Questions.Length; i++)
        {
            CellQuestion question = Questions[i];
            if (!index.TryAdd((question.Group, question.Item), i))
            {
                throw new ArgumentException($"Group '{question.Group}' is asked twice about item '{question.Item}'.", nameof(questions));
            }

            if (question.Codes.IsDefaultOrEmpty || question.Codes.Distinct(StringComparer.Ordinal).Count() != question.Codes.Length)
            {
                throw new ArgumentException($"The codes of group '{question.Group}', item '{question.Item}' are not distinct, or there are none.", nameof(questions));
            }

            _first[i] = CellCount;
            CellCount += question.Codes.Length;
        }

        _questions = index.ToFrozenDictionary();
    }

    /// <summary>The questions, in the ordinal order of (group, item).</summary>
    public ImmutableArray<CellQuestion> Questions { get; }

    /// <summary>How many cells each subject has.</summary>
    public int CellCount { get; }

    /// <summary>The place of a question in <see cref="Questions"/>, or -1.</summary>
    /// <param name="group">The evaluator group.</param>
    /// <param name="item">The item, or empty.</param>
    public int QuestionOf(string group, string item) => _questions.GetValueOrDefault((group, item), -1);

    /// <summary>The first cell of a question; its codes follow in order.</summary>
    /// <param name="question">The place in <see cref="Questions"/>.</param>
    public int FirstCell(int question) => _first[question];

    /// <summary>The cell of an answer, or -1 when the layout has none such.</summary>
    /// <param name="group">The evaluator group.</param>
    /// <param name="item">The item, or empty.</param>
    /// <param name="code">The code of the answer.</param>
    public int CellOf(string group, string item, string code)
    {
        int question = QuestionOf(group, item);
        int place = question < 0 ? -1 : Questions[question].Codes.IndexOf(code);
        return place < 0 ? -1 : _first[question] + place;
    }

    /// <summary>Whether two layouts have the same questions with the same codes in the same order.</summary>
    public bool Equals(CellLayout? other) => other is not null && (ReferenceEquals(this, other)
        || (Questions.Length == other.Questions.Length && Questions.Zip(other.Questions).All(pair =>
            string.Equals(pair.First.Group, pair.Second.Group, StringComparison.Ordinal)
            && string.Equals(pair.First.Item, pair.Second.Item, StringComparison.Ordinal)
            && pair.First.Codes.SequenceEqual(pair.Second.Codes, StringComparer.Ordinal))));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CellLayout);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Questions.Length, CellCount);
}
