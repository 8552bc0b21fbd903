using Minyi.Grid.Apportionment;
using Minyi.Grid.Apportionment.Biproportional;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

[Properties(MaxTest = 150, QuietOnSuccess = true)]
public sealed class BiproportionalProblemTests
{
    private sealed record Table(int[] Rows, int[] Columns, long[] Votes)
    {
        public long this[int i, int j] => Votes[(i * Columns.Length) + j];

        public BiproportionalProblem Problem => BiproportionalProblem.Create(Rows, Columns, Votes);

        public override string ToString() => $"rows {string.Join(' ', Rows)}; columns {string.Join(' ', Columns)}; votes {string.Join(' ', Votes)}";
    }

    private static readonly DivisorMethod[] Methods = [.. ApportionmentMethod.BuiltIn.OfType<DivisorMethod>()];

    /// <summary>Totals of a random table of seats, so that rows and columns have the same sum; the votes are independent of it.</summary>
    private static Gen<Table> Tables(int rows, int columns, int seats, int votes, int emptyInTen) =>
        from m in Gen.Choose(1, rows)
        from n in Gen.Choose(1, columns)
        from x in Gen.Choose(0, seats).ArrayOf(m * n)
        from v in Gen.Choose(0, 9).SelectMany(z => z < emptyInTen ? Gen.Constant(0) : Gen.Choose(1, votes)).ArrayOf(m * n)
        select new Table(
            [.. Enumerable.Range(0, m).Select(i => Enumerable.Range(0, n).Sum(j => x[(i * n) + j]))],
            [.. Enumerable.Range(0, n).Select(j => Enumerable.Range(0, m).Sum(i => x[(i * n) + j]))],
            [.. v.Select(w => (long)w)]);

    private static Arbitrary<Table> Small { get; } = Arb.From(Gen.OneOf(Tables(3, 3, 1, 4, 2), Tables(3, 3, 2, 12, 3), Tables(2, 4, 2, 1_000, 1)));

    /// <summary>Each table of seats with the totals, and the product Π d(k) / w over its seats, which the right ones make least; cells that cannot have seats have none.</summary>
    private static IEnumerable<(int[] Seats, Rational Product)> All(Table t, string method, int cell, int[] rows, int[] columns)
    {
        if (cell == t.Votes.Length)
        {
            if (rows.All(r => r == 0) && columns.All(c => c == 0))
            {
                yield return (new int[cell], Rational.One);
            }

            yield break;
        }

        (int i, int j) = (cell / t.Columns.Length, cell % t.Columns.Length);
        bool can = t.Votes[cell] > 0 && t.Rows[i] > 0 && t.Columns[j] > 0;
        int least = can && Oracle.Signpost(method, 0).Sign == 0 ? 1 : 0;
        int most = can ? Math.Min(rows[i], columns[j]) : 0;
        for (int s = least; s <= most; s++)
        {
            int[] r = [.. rows];
            int[] c = [.. columns];
            r[i] -= s;
            c[j] -= s;
            Rational factor = Rational.One;
            for (int k = least; k < s; k++)
            {
                factor *= Oracle.Signpost(method, k) / Oracle.Power(method, t.Votes[cell]);
            }

            foreach ((int[] seats, Rational product) in All(t, method, cell + 1, r, c))
            {
                seats[cell] = s;
                yield return (seats, product * factor);
            }
        }
    }

    private static void AssertCertificate(Table t, BiproportionalAllocation a)
    {
        HashSet<(int, int)> tied = [.. a.Ties.SelectMany(x => x.Among)];
        for (int i = 0; i < t.Rows.Length; i++)
        {
            Assert.Equal(t.Rows[i], Enumerable.Range(0, t.Columns.Length).Sum(j => a[i, j]));
            Assert.Equal(t.Rows[i] > 0, a.RowDivisors[i] is not null);
        }

        for (int j = 0; j < t.Columns.Length; j++)
        {
            Assert.Equal(t.Columns[j], Enumerable.Range(0, t.Rows.Length).Sum(i => a[i, j]));
            Assert.Equal(t.Columns[j] > 0, a.ColumnDivisors[j] is not null);
        }

        string method = a.Method.Name;
        for (int i = 0; i < t.Rows.Length; i++)
        {
            for (int j = 0; j < t.Columns.Length; j++)
            {
                int s = a[i, j];
                if (t[i, j] == 0 || a.RowDivisors[i] is not { } row || a.ColumnDivisors[j] is not { } column)
                {
                    Assert.Equal(0, s);
                    continue;
                }

                Rational quotient = Oracle.Power(method, t[i, j]) / (row * column);
                int above = quotient.CompareTo(Oracle.Signpost(method, s));
                int below = s == 0 ? 1 : quotient.CompareTo(Oracle.Signpost(method, s - 1));
                Assert.Equal(tied.Contains((i, j)), above == 0 || below == 0);
                Assert.True(above <= 0 && below >= 0);
            }
        }

        Assert.All(a.Ties, x => Assert.True(x.Given.Length > 0 && x.Given.Length < x.Among.Length && x.Given.All(x.Among.Contains)));
    }

    private static void AssertConflict(Table t, BiproportionalConflict c, bool eachHasOne)
    {
        long rows = c.Rows.Sum(i => (long)t.Rows[i]);
        long columns = c.Columns.Sum(j => (long)t.Columns[j]);
        Assert.True(c.Needed > c.Available);
        bool Open(int i, int j) => t[i, j] > 0 && t.Rows[i] > 0 && t.Columns[j] > 0;
        IEnumerable<(int I, int J)> cells = from i in Enumerable.Range(0, t.Rows.Length) from j in Enumerable.Range(0, t.Columns.Length) where Open(i, j) select (i, j);
        switch (c.Kind)
        {
            case BiproportionalConflictKind.RowsNeedMore:
                Assert.All(cells.Where(x => c.Rows.Contains(x.I)), x => Assert.Contains(x.J, c.Columns));
                Assert.Equal(rows, c.Needed);
                Assert.Equal(columns - (eachHasOne ? cells.Count(x => c.Columns.Contains(x.J) && !c.Rows.Contains(x.I)) : 0), c.Available);
                break;
            case BiproportionalConflictKind.ColumnsNeedMore:
                Assert.All(cells.Where(x => c.Columns.Contains(x.J)), x => Assert.Contains(x.I, c.Rows));
                Assert.Equal((columns, rows), (c.Needed, c.Available));
                break;
            case BiproportionalConflictKind.RowHasTooFew:
                Assert.Equal((cells.Count(x => x.I == c.Rows.Single()), rows), (c.Needed, c.Available));
                break;
            case BiproportionalConflictKind.ColumnHasTooFew:
                Assert.Equal((cells.Count(x => x.J == c.Columns.Single()), columns), (c.Needed, c.Available));
                break;
            default:
                Assert.Fail(c.ToString());
                break;
        }
    }

    [Property(MaxTest = 400)]
    public Property LeastProductOfAllTablesAndProvedOrImpossibleAndProved() => Prop.ForAll(Small, t =>
    {
        foreach (DivisorMethod method in Methods)
        {
            bool solved = t.Problem.TrySolve(method, TieRule.Ordinal, out BiproportionalAllocation? a, out BiproportionalConflict? c);
            (int[] Seats, Rational Product)[] all = [.. All(t, method.Name, 0, t.Rows, t.Columns)];
            Assert.Equal(all.Length > 0, solved);
            if (!solved)
            {
                AssertConflict(t, c!, Oracle.Signpost(method.Name, 0).Sign == 0);
                continue;
            }

            AssertCertificate(t, a!);
            Rational least = all.Min(x => x.Product);
            int[][] best = [.. all.Where(x => x.Product == least).Select(x => x.Seats)];
            Assert.Contains(best, s => s.SequenceEqual(a!.Seats));
            Assert.Equal(best.Length > 1, a!.Ties.Length > 0);

            // The ordinal rule gives the first tied cell its seat where any best table does, then the second, and so on.
            int[] first = best.Aggregate((x, y) => x.Zip(y).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(d => d != 0) >= 0 ? x : y);
            Assert.Equal(first, a.Seats);
            Assert.Equal(best.Length > 1, !t.Problem.TrySolve(method, TieRule.Refuse, out _, out _));
        }
    });

    /// <summary>Tables on which scaling runs into ties, so that the exact end has work to do, and ordinary ones.</summary>
    [Property(MaxTest = 100)]
    public Property LargerTablesProveThemselves() => Prop.ForAll(Arb.From(Gen.OneOf(Tables(12, 8, 3, 1_000_000, 3), Tables(9, 9, 2, 2, 3), Tables(14, 14, 1, 3, 6))), t =>
    {
        foreach (DivisorMethod method in Methods)
        {
            if (t.Problem.TrySolve(method, TieRule.Lot(3), out BiproportionalAllocation? a, out BiproportionalConflict? c))
            {
                AssertCertificate(t, a);
            }
            else
            {
                AssertConflict(t, c, Oracle.Signpost(method.Name, 0).Sign == 0);
            }
        }
    });

    [Property]
    public Property ScaleAndTranspositionDoNotMatter() => Prop.ForAll(Small, t =>
    {
        System.Numerics.BigInteger times = System.Numerics.BigInteger.Pow(10, 400);
        Table turned = new(t.Columns, t.Rows, [.. from j in Enumerable.Range(0, t.Columns.Length) from i in Enumerable.Range(0, t.Rows.Length) select t[i, j]]);
        foreach (DivisorMethod method in Methods)
        {
            bool one = t.Problem.TrySolve(method, TieRule.Refuse, out BiproportionalAllocation? a, out _);
            BiproportionalProblem large = BiproportionalProblem.Create(t.Rows, t.Columns, t.Votes.Select(v => v * times).ToArray());
            Assert.Equal(one, large.TrySolve(method, TieRule.Refuse, out BiproportionalAllocation? b, out _));
            Assert.Equal(one, turned.Problem.TrySolve(method, TieRule.Refuse, out BiproportionalAllocation? c, out _));
            if (one)
            {
                Assert.Equal(a!.Seats, b!.Seats);
                Assert.All(from i in Enumerable.Range(0, t.Rows.Length) from j in Enumerable.Range(0, t.Columns.Length) select (i, j), x => Assert.Equal(a[x.i, x.j], c![x.j, x.i]));
            }
        }
    });

    [Fact]
    public void TotalsThatDifferAreNamed()
    {
        Assert.False(BiproportionalProblem.Create([2, 1], [2, 2], [1L, 1, 1, 1]).TrySolve(DivisorMethod.Webster, TieRule.Ordinal, out _, out BiproportionalConflict? c));
        Assert.Equal((BiproportionalConflictKind.TotalsDiffer, 3, 4), (c.Kind, c.Needed, c.Available));
    }

    [Fact]
    public void AThousandByFiftyProvesItself()
    {
        Random random = new(11);
        int[] x = [.. Enumerable.Range(0, 50_000).Select(_ => random.Next(4))];
        Table t = new(
            [.. Enumerable.Range(0, 1_000).Select(i => Enumerable.Range(0, 50).Sum(j => x[(i * 50) + j]))],
            [.. Enumerable.Range(0, 50).Select(j => Enumerable.Range(0, 1_000).Sum(i => x[(i * 50) + j]))],
            [.. Enumerable.Range(0, 50_000).Select(_ => (long)random.Next(1, 100_000))]);
        Assert.True(t.Problem.TrySolve(DivisorMethod.Webster, TieRule.Ordinal, out BiproportionalAllocation? a, out _));
        AssertCertificate(t, a);
    }
}
