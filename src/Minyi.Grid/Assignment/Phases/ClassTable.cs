namespace Minyi.Grid.Assignment.Phases;

/// <summary>Types with the same tight bins (those whose cost + price is the type's least) are one class. Classes 0 to bins - 1 have that bin alone.</summary>
internal sealed class ClassTable
{
    private readonly SetTable _sets = new();
    private int[]? _order;
    private int[] _first = [];

    public ClassTable(TypeTable types)
    {
        Types = types;
        Bins = types.Rises.Length;
        ClassOf = new int[types.Types];
        Least = new long[types.Types];
        Alone = (long[])types.Alone.Clone();
        List<long> supply = [];
        long[] tight = new long[Bins];
        for (int t = 0; t < ClassOf.Length; t++)
        {
            ReadOnlySpan<long> list = types.ListOf(t);
            long least = long.MaxValue;
            int count = 0;
            for (int a = 0; a < list.Length; a += 2)
            {
                long value = list[a + 1] + types.Rises[(int)list[a]];
                if (value < least)
                {
                    least = value;
                    count = 0;
                }

                if (value == least)
                {
                    tight[count++] = list[a];
                }
            }

            Least[t] = least;
            if (count == 1)
            {
                ClassOf[t] = (int)tight[0];
                Alone[tight[0]] += types.UnitsOf(t);
                continue;
            }

            int set = _sets.NumberOf(tight.AsSpan(0, count));
            if (set == supply.Count)
            {
                supply.Add(0);
            }

            supply[set] += types.UnitsOf(t);
            ClassOf[t] = Bins + set;
        }

        Supply = [.. supply];
    }

    /// <summary>The types.</summary>
    public TypeTable Types { get; }

    /// <summary>How many bins, the hub included.</summary>
    public int Bins { get; }

    /// <summary>How many classes have several bins.</summary>
    public int Sets => Supply.Length;

    /// <summary>By type, its class.</summary>
    public int[] ClassOf { get; }

    /// <summary>By type, its least cost + price over the least when it was made.</summary>
    public long[] Least { get; }

    /// <summary>By bin, the units that can lie there only.</summary>
    public long[] Alone { get; }

    /// <summary>By set, its units.</summary>
    public long[] Supply { get; }

    /// <summary>The bins of a set, ascending.</summary>
    public ReadOnlySpan<long> BinsOf(int set) => _sets[set];

    /// <summary>The types of a class.</summary>
    public ReadOnlySpan<int> TypesOf(int number)
    {
        if (_order is null)
        {
            _first = new int[Bins + Sets + 1];
            foreach (int c in ClassOf)
            {
                _first[c + 1]++;
            }

            for (int c = 0; c < Bins + Sets; c++)
            {
                _first[c + 1] += _first[c];
            }

            int[] at = (int[])_first.Clone();
            _order = new int[ClassOf.Length];
            for (int t = 0; t < ClassOf.Length; t++)
            {
                _order[at[ClassOf[t]]++] = t;
            }
        }

        return _order.AsSpan(_first[number], _first[number + 1] - _first[number]);
    }
}
