using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Minyi.Scoring.Aggregation;

/// <summary>Counts coded columns of grades, the fast way in for very many of them: one subject, question and grade index per row.</summary>
/// <remarks>
/// <para>A row costs one increment of an integer; no floating-point number and no decimal is near it. Memory is 4 to 12 bytes per cell
/// (subjects × questions × grades, the last two rounded up to powers of two), whatever the number of rows. The grades are those of ballots
/// already resolved (<see cref="Ledgers.AppraisalLedger"/>).</para>
/// <para>Give each thread a counter of its own and <see cref="Merge"/> them: any split of the rows gives the same counts.</para>
/// </remarks>
public sealed class ColumnCounter
{
    /// <summary>Rows after which 32-bit cells are emptied into 64-bit ones, before any of them can overflow.</summary>
    private const long FlushAfter = 1L << 31;

    private const int Block = 16_384;

    private readonly uint[] _recent;
    private readonly int _questionShift;
    private readonly int _subjectShift;
    private long[]? _total;
    private long _rowsSinceFlush;

    /// <summary>Makes room for the cells.</summary>
    /// <param name="subjects">How many subjects, at least one.</param>
    /// <param name="questions">How many questions (evaluator groups, or groups × items), 1 to 256.</param>
    /// <param name="grades">How many codes a question has at most, 1 to 256.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there would be more than 2^31 cells.</exception>
    public ColumnCounter(int subjects, int questions, int grades)
    {
        Subjects = Guard.Against.NegativeOrZero(subjects);
        Questions = Guard.Against.OutOfRange(questions, nameof(questions), 1, 256);
        Grades = Guard.Against.OutOfRange(grades, nameof(grades), 1, 256);
        _questionShift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)grades));
        _subjectShift = _questionShift + BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)questions));
        long cells = (long)subjects << _subjectShift;
        if (cells > Array.MaxLength)
        {
            throw new ArgumentException($"{cells} cells are too many for one counter.", nameof(subjects));
        }

        _recent = new uint[cells];
    }

    /// <summary>How many subjects.</summary>
    public int Subjects { get; }

    /// <summary>How many questions.</summary>
    public int Questions { get; }

    /// <summary>How many codes a question has at most.</summary>
    public int Grades { get; }

    /// <summary>The count of a cell.</summary>
    /// <param name="subject">The subject's index.</param>
    /// <param name="question">The question's index.</param>
    /// <param name="grade">The grade's index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public long this[int subject, int question, int grade]
    {
        get
        {
            Guard.Against.OutOfRange(subject, nameof(subject), 0, Subjects - 1);
            Guard.Against.OutOfRange(question, nameof(question), 0, Questions - 1);
            Guard.Against.OutOfRange(grade, nameof(grade), 0, Grades - 1);
            int cell = (subject << _subjectShift) | (question << _questionShift) | grade;
            return _recent[cell] + (_total?[cell] ?? 0);
        }
    }

    /// <summary>Counts rows.</summary>
    /// <param name="subjects">The subject's index of each row.</param>
    /// <param name="questions">The question's index of each row.</param>
    /// <param name="grades">The grade's index of each row.</param>
    /// <exception cref="ArgumentException">The columns are not equally long, or an index is out of its range; rows before its block of 16,384 are counted then.</exception>
    public void Count(ReadOnlySpan<ushort> subjects, ReadOnlySpan<byte> questions, ReadOnlySpan<byte> grades)
    {
        if (subjects.Length != questions.Length || subjects.Length != grades.Length)
        {
            throw new ArgumentException($"The columns have {subjects.Length}, {questions.Length} and {grades.Length} rows.", nameof(subjects));
        }

        for (int start = 0; start < subjects.Length; start += Block)
        {
            int length = Math.Min(Block, subjects.Length - start);
            ReadOnlySpan<ushort> s = subjects.Slice(start, length);
            ReadOnlySpan<byte> q = questions.Slice(start, length), g = grades.Slice(start, length);
            if (Greatest(s) >= Subjects || Greatest(q) >= Questions || Greatest(g) >= Grades)
            {
                throw new ArgumentOutOfRangeException(nameof(subjects), $"An index is out of its range in rows {start} to {start + length - 1}.");
            }

            CountBlock(s, q, g);
        }
    }

    /// <summary>Counts rows on several threads, each with cells of its own.</summary>
    /// <param name="subjects">The subject's index of each row.</param>
    /// <param name="questions">The question's index of each row.</param>
    /// <param name="grades">The grade's index of each row.</param>
    /// <param name="threads">How many threads, at least one.</param>
    /// <exception cref="AggregateException">Holds what <see cref="Count(ReadOnlySpan{ushort}, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/> throws; nothing is counted then.</exception>
    public void Count(ReadOnlyMemory<ushort> subjects, ReadOnlyMemory<byte> questions, ReadOnlyMemory<byte> grades, int threads)
    {
        Guard.Against.NegativeOrZero(threads);
        ColumnCounter[] counters = [.. Enumerable.Range(0, threads).Select(_ => new ColumnCounter(Subjects, Questions, Grades))];
        Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, i =>
        {
            int from = (int)((long)subjects.Length * i / threads), to = (int)((long)subjects.Length * (i + 1) / threads);
            counters[i].Count(subjects.Span[from..to], questions.Span[from..to], grades.Span[from..to]);
        });
        foreach (ColumnCounter counter in counters)
        {
            Merge(counter);
        }
    }

    /// <summary>Adds all that another counter counted. The other stays as it is.</summary>
    /// <param name="other">A counter of the same subjects, questions and grades.</param>
    /// <exception cref="ArgumentException">The numbers differ.</exception>
    /// <exception cref="OverflowException">A count leaves the range of a 64-bit integer.</exception>
    public void Merge(ColumnCounter other)
    {
        Guard.Against.Null(other);
        if (other.Subjects != Subjects || other.Questions != Questions || other.Grades != Grades)
        {
            throw new ArgumentException("Only counters of the same subjects, questions and grades merge.", nameof(other));
        }

        Flush();
        for (int i = 0; i < _recent.Length; i++)
        {
            _total![i] += other._recent[i] + (other._total?[i] ?? 0);
        }
    }

    /// <summary>Hands the counts over to an accumulator, where subjects and grades have names again.</summary>
    /// <param name="accumulator">Its layout has as many questions as this counter, in the same order, with their codes in order.</param>
    /// <param name="subjects">The id of each subject, by index.</param>
    /// <exception cref="ArgumentException">The subjects or questions do not match, or a grade was counted that its question does not have.</exception>
    public void AddTo(GradeAccumulator accumulator, IReadOnlyList<string> subjects)
    {
        CellLayout layout = Guard.Against.Null(accumulator).Layout;
        if (Guard.Against.Null(subjects).Count != Subjects || layout.Questions.Length != Questions)
        {
            throw new ArgumentException($"{Subjects} subjects and {Questions} questions are needed.", nameof(subjects));
        }

        long[] row = new long[layout.CellCount];
        for (int subject = 0; subject < Subjects; subject++)
        {
            Array.Clear(row);
            bool any = false;
            for (int question = 0; question < Questions; question++)
            {
                int codes = layout.Questions[question].Codes.Length;
                for (int grade = 0; grade < Grades; grade++)
                {
                    long count = this[subject, question, grade];
                    if (count != 0 && grade >= codes)
                    {
                        throw new ArgumentException($"Question {question} has {codes} codes, and grade {grade} was counted.", nameof(accumulator));
                    }

                    if (grade < codes)
                    {
                        row[layout.FirstCell(question) + grade] = count;
                        any |= count != 0;
                    }
                }
            }

            if (any)
            {
                accumulator.Add(subjects[subject], row);
            }
        }
    }

    private static int Greatest(ReadOnlySpan<ushort> values)
    {
        ReadOnlySpan<Vector<ushort>> vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(values);
        Vector<ushort> most = Vector<ushort>.Zero;
        foreach (Vector<ushort> vector in vectors)
        {
            most = Vector.Max(most, vector);
        }

        int greatest = 0;
        for (int i = 0; i < Vector<ushort>.Count; i++)
        {
            greatest = Math.Max(greatest, most[i]);
        }

        foreach (ushort value in values[(vectors.Length * Vector<ushort>.Count)..])
        {
            greatest = Math.Max(greatest, value);
        }

        return greatest;
    }

    private static int Greatest(ReadOnlySpan<byte> values)
    {
        ReadOnlySpan<Vector<byte>> vectors = MemoryMarshal.Cast<byte, Vector<byte>>(values);
        Vector<byte> most = Vector<byte>.Zero;
        foreach (Vector<byte> vector in vectors)
        {
            most = Vector.Max(most, vector);
        }

        int greatest = 0;
        for (int i = 0; i < Vector<byte>.Count; i++)
        {
            greatest = Math.Max(greatest, most[i]);
        }

        foreach (byte value in values[(vectors.Length * Vector<byte>.Count)..])
        {
            greatest = Math.Max(greatest, value);
        }

        return greatest;
    }

    /// <summary>The hot loop: indices are checked by the caller, so no bounds are checked here; counts cannot overflow between flushes.</summary>
    private void CountBlock(ReadOnlySpan<ushort> subjects, ReadOnlySpan<byte> questions, ReadOnlySpan<byte> grades)
    {
        if (_rowsSinceFlush + subjects.Length > FlushAfter)
        {
            Flush();
        }

        _rowsSinceFlush += subjects.Length;
        ref uint cells = ref MemoryMarshal.GetArrayDataReference(_recent);
        ref ushort s = ref MemoryMarshal.GetReference(subjects);
        ref byte q = ref MemoryMarshal.GetReference(questions);
        ref byte g = ref MemoryMarshal.GetReference(grades);
        int subjectShift = _subjectShift, questionShift = _questionShift;
        unchecked
        {
            for (nint i = 0; i < subjects.Length; i++)
            {
                nuint cell = ((nuint)Unsafe.Add(ref s, i) << subjectShift) | ((nuint)Unsafe.Add(ref q, i) << questionShift) | Unsafe.Add(ref g, i);
                Unsafe.Add(ref cells, cell)++;
            }
        }
    }

    private void Flush()
    {
        _total ??= new long[_recent.Length];
        for (int i = 0; i < _recent.Length; i++)
        {
            _total[i] += _recent[i];
        }

        Array.Clear(_recent);
        _rowsSinceFlush = 0;
    }
}
