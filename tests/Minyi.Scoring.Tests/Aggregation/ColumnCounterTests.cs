using Minyi.Scoring.Aggregation;

namespace Minyi.Scoring.Tests.Aggregation;

public sealed class ColumnCounterTests
{
    [Property(MaxTest = 100)]
    public bool Counts_agree_with_a_dictionary_for_any_number_of_threads(int seed, ushort rows, byte subjects, byte questions, byte grades, byte threads)
    {
        Random random = new(seed);
        (int s, int q, int g) = (1 + subjects, 1 + (questions % 9), 1 + (grades % 11));
        ushort[] subject = [.. Enumerable.Range(0, rows).Select(_ => (ushort)random.Next(s))];
        byte[] question = [.. Enumerable.Range(0, rows).Select(_ => (byte)random.Next(q))], grade = [.. Enumerable.Range(0, rows).Select(_ => (byte)random.Next(g))];
        ColumnCounter counter = new(s, q, g);
        counter.Count(subject, question, grade, 1 + (threads % 4));
        Dictionary<(int, int, int), long> expected = Enumerable.Range(0, rows).GroupBy(i => ((int)subject[i], (int)question[i], (int)grade[i])).ToDictionary(c => c.Key, c => c.LongCount());
        return Enumerable.Range(0, s).All(a => Enumerable.Range(0, q).All(b => Enumerable.Range(0, g).All(c => counter[a, b, c] == expected.GetValueOrDefault((a, b, c)))));
    }

    [Fact]
    public void Counts_get_their_names_back()
    {
        CellLayout layout = new([new("a", "", ["x", "y", "z"]), new("b", "", ["x", "y"])]);
        ColumnCounter counter = new(2, 2, 3);
        counter.Count([0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 1, 0]);
        GradeAccumulator accumulator = new(layout);
        counter.AddTo(accumulator, ["u", "v"]);
        Assert.Equal([0, 0, 2, 0, 0], accumulator.CountsOf("u").ToArray());
        Assert.Equal([0, 0, 0, 1, 1], accumulator.CountsOf("v").ToArray());
        counter.Count([0], [1], [2]);
        Assert.Throws<ArgumentException>(() => counter.AddTo(accumulator, ["u", "v"]));
    }

    [Fact]
    public void Counters_that_were_merged_themselves_merge_in_full()
    {
        ColumnCounter a = new(1, 1, 2), b = new(1, 1, 2), c = new(1, 1, 2);
        a.Count([0, 0], [0, 0], [1, 0]);
        b.Merge(a);
        b.Count([0], [0], [1]);
        c.Merge(b);
        Assert.Equal((1, 2), (c[0, 0, 0], c[0, 0, 1]));
    }

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0, 3)]
    public void An_index_out_of_range_is_refused_and_writes_nowhere(ushort subject, byte question, byte grade)
    {
        ColumnCounter counter = new(2, 2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => counter.Count([0, subject], [0, question], [0, grade]));
        Assert.Equal(0, counter[0, 0, 0]);
        Assert.Throws<ArgumentException>(() => counter.Count([0], [0, 0], [0]));
        Assert.Throws<ArgumentException>(() => counter.Merge(new(2, 2, 2)));
    }
}
