using System.Collections.Immutable;
using System.Numerics;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Assignment;

namespace Minyi.Cli.Grid;

/// <summary>People, capacities and costs, from a table of costs or from places on the plane. Ids are put in their ordinal order before anything is solved.</summary>
internal sealed class AssignmentInput
{
    private const double Farthest = 1e9;

    private readonly Invocation _invocation;
    private readonly AssignmentOptionSet _options;
    private readonly List<string> _who = [];
    private readonly List<Cell[]> _carried = [];
    private readonly List<int> _weights = [];
    private readonly List<string> _kinds = [];
    private readonly List<(double X, double Y)> _homes = [];
    private readonly List<(string Id, BinCapacity Capacity, double X, double Y, string Kind, long Line)> _bins = [];
    private readonly Dictionary<string, int> _binOf = new(StringComparer.Ordinal);
    private int[] _itemOfRow = [];
    private bool _weighted;

    private AssignmentInput(Invocation invocation, AssignmentOptionSet options) => (_invocation, _options) = (invocation, options);

    /// <summary>The ids in the order in which the rows come out.</summary>
    public IReadOnlyList<string> Who => _who;

    /// <summary>For each of <see cref="Who"/>, its position in the problem.</summary>
    public IReadOnlyList<int> Positions => _itemOfRow;

    /// <summary>By position in the problem.</summary>
    public string[] Items { get; private set; } = [];

    /// <summary>By position in the problem, the representative's id.</summary>
    public string[] Representatives { get; private set; } = [];

    public AssignmentProblem Problem { get; private set; } = AssignmentProblem.Sparse(0, [], []);

    /// <summary>By position, how many people each counts; null where each counts one.</summary>
    public int[]? Weights { get; private set; }

    public IReadOnlyList<string> OtherColumns { get; private set; } = [];

    /// <summary>The other columns' cells, for each of <see cref="Who"/>.</summary>
    public IReadOnlyList<Cell[]> Carried => _carried;

    public static AssignmentInput Read(Invocation invocation, AssignmentOptionSet options)
    {
        AssignmentInput input = new(invocation, options);
        bool byCosts = invocation.Value(options.Costs) is not null || invocation.Value(options.Capacities) is not null;
        if (byCosts && invocation.Value(options.Representatives) is { } surplus)
        {
            invocation.Faults.Add(new(options.Representatives.Name, null, null, Fault.Quoted(surplus), new(
                $"{options.Costs.Name} 与 {options.Capacities.Name}，或 {options.People.Name} 与 {options.Representatives.Name}",
                $"either {options.Costs.Name} and {options.Capacities.Name} or {options.People.Name} and {options.Representatives.Name}")));
            invocation.EndIfFaulty();
        }

        bool byPlaces = !byCosts && (invocation.Value(options.People) ?? invocation.Value(options.Representatives)) is not null;
        input.ReadAll(byPlaces);
        invocation.EndIfFaulty();
        return input;
    }

    private void ReadAll(bool byPlaces)
    {
        ImmutableArray<AssignmentArc> arcs = [];
        if (byPlaces)
        {
            string people = _invocation.Required(_options.People);
            ReadBins(_invocation.Required(_options.Representatives), "id", places: true);
            ReadPeople(people, places: true);
            Order();
        }
        else
        {
            string costs = _invocation.Required(_options.Costs);
            ReadBins(_invocation.Required(_options.Capacities), "representative", places: false);
            if (_invocation.Value(_options.People) is { } people)
            {
                ReadPeople(people, places: false);
            }

            arcs = ReadCosts(costs);
        }

        string unit = _invocation.Choice(_options.Unit, _weighted ? "people" : "contacts", ("people", "people"), ("contacts", "contacts"));
        if (unit == "people" && !_weighted)
        {
            _invocation.Faults.Add(new(_options.Unit.Name, null, null, Fault.Quoted(unit), new("有 weight 列的联系对象", "people with a column weight")));
        }

        Weights = unit == "people" && _weighted ? InOrder(_weights) : null;
        _invocation.EndIfFaulty();
        BinCapacity[] capacities = [.. _bins.Select(b => b.Capacity)];
        Problem = byPlaces ? InThePlane(capacities) : AssignmentProblem.Sparse(Items.Length, capacities, arcs.AsSpan());
        if (_invocation.Value(_options.Pairs) is { } pairs)
        {
            Problem = Problem.With(new PairRuleReader(_invocation, this, _binOf).Read(pairs));
        }
    }

    private AssignmentProblem InThePlane(BinCapacity[] capacities)
    {
        PairTerms? terms = _invocation.Value(_options.Fit) is { } fit
            ? new FitReader(_invocation).Read(fit, [.. InOrder(_kinds)], [.. _bins.Select(b => b.Kind)])
            : null;
        _invocation.EndIfFaulty();
        (double X, double Y)[] homes = InOrder(_homes);
        return AssignmentProblem.Metric(
            Array.ConvertAll(homes, h => h.X), Array.ConvertAll(homes, h => h.Y), _bins.Select(b => b.X).ToArray(), _bins.Select(b => b.Y).ToArray(), capacities, terms);
    }

    private void ReadBins(string path, string column, bool places)
    {
        CsvFile file = _invocation.ReadCsv(path, places ? [column, "x", "y", "minimum", "maximum"] : [column, "minimum", "maximum"]);
        Dictionary<string, long> seen = new(StringComparer.Ordinal);
        foreach (CsvRow row in file.Rows())
        {
            string id = row.UniqueId(column, seen);
            int minimum = row.Int("minimum", least: 0);
            int maximum = (int)BigInteger.Min(row.Integer("maximum", least: minimum), int.MaxValue);
            (double x, double y) = places ? Place(row) : (0, 0);
            _bins.Add((id, new(minimum, Math.Max(minimum, maximum)), x, y, row["kind"], row.Line));
        }

        _bins.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        Representatives = [.. _bins.Select(b => b.Id)];
        for (int j = 0; j < _bins.Count; j++)
        {
            _binOf.TryAdd(_bins[j].Id, j);
        }
    }

    private void ReadPeople(string path, bool places)
    {
        CsvFile file = _invocation.ReadCsv(path, places ? ["id", "x", "y"] : ["id"], written: ["who", "representative", "changed"]);
        OtherColumns = file.Others("id", "x", "y");
        _weighted = file.Has("weight");
        Dictionary<string, long> seen = new(StringComparer.Ordinal);
        foreach (CsvRow row in file.Rows())
        {
            _who.Add(row.UniqueId("id", seen));
            if (places)
            {
                _homes.Add(Place(row));
            }

            _weights.Add(_weighted ? row.Int("weight", least: 1) : 1);
            _kinds.Add(row["kind"]);
            _carried.Add([.. row.Carried(OtherColumns)]);
        }
    }

    private ImmutableArray<AssignmentArc> ReadCosts(string path)
    {
        bool listed = _who.Count > 0;
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        for (int i = 0; i < _who.Count; i++)
        {
            numbers.TryAdd(_who[i], i);
        }

        Dictionary<(int Who, int Bin), long> seen = [];
        List<(int Who, int Bin, long Cost)> pairs = [];
        (CsvRow? Row, long Magnitude) largest = (null, 0);
        foreach (CsvRow row in _invocation.ReadCsv(path, ["who", "representative", "cost"]).Rows())
        {
            string id = listed ? row.KnownId("who", numbers, _invocation.Value(_options.People)!) : row.Id("who");
            if (!listed && id.Length > 0 && numbers.TryAdd(id, _who.Count))
            {
                _who.Add(id);
            }

            // Somebody without any representative.
            if (row["representative"].Length == 0 && row["cost"].Length == 0)
            {
                continue;
            }

            string representative = row.KnownId("representative", _binOf, _invocation.Value(_options.Capacities)!);
            long cost = row.Long("cost", -long.MaxValue);
            if (!numbers.TryGetValue(id, out int who) || !_binOf.TryGetValue(representative, out int bin))
            {
                continue;
            }

            if (!seen.TryAdd((who, bin), row.Line))
            {
                long line = seen[(who, bin)];
                row.Fail("representative", new($"每一组合只出现一次（第 {line} 行已有）", $"each pair once (it is on line {line} already)"));
                continue;
            }

            largest = Math.Abs(cost) > largest.Magnitude ? (row, Math.Abs(cost)) : largest;
            pairs.Add((who, bin, cost));
        }

        long most = AssignmentProblem.LargestCost(_who.Count, _bins.Count);
        if (largest.Magnitude > most)
        {
            largest.Row!.Fail("cost", Expectations.Integer(-most, most));
        }

        if (!listed)
        {
            int[] rank = Ranks();
            _who.Sort(StringComparer.Ordinal);
            _carried.AddRange(_who.Select(_ => Array.Empty<Cell>()));
            Order();
            return [.. pairs.Select(p => new AssignmentArc(rank[p.Who], p.Bin, p.Cost))];
        }

        Order();
        return [.. pairs.Select(p => new AssignmentArc(_itemOfRow[p.Who], p.Bin, p.Cost))];
    }

    /// <summary>By row, the place of its id in the ordinal order of ids.</summary>
    private int[] Ranks()
    {
        string[] ids = [.. _who];
        int[] rows = new int[ids.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        Array.Sort(ids, rows, StringComparer.Ordinal);
        int[] ranks = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            ranks[rows[i]] = i;
        }

        return ranks;
    }

    private void Order()
    {
        _itemOfRow = Ranks();
        Items = InOrder(_who);
    }

    private T[] InOrder<T>(List<T> byRow)
    {
        T[] ordered = new T[_itemOfRow.Length];
        for (int row = 0; row < byRow.Count && row < ordered.Length; row++)
        {
            ordered[_itemOfRow[row]] = byRow[row];
        }

        return ordered;
    }

    private static (double X, double Y) Place(CsvRow row) => (Coordinate(row, "x"), Coordinate(row, "y"));

    private static double Coordinate(CsvRow row, string column)
    {
        double value = row.Double(column);
        if (Math.Abs(value) > Farthest)
        {
            row.Fail(column, new("绝对值不超过 10 亿的米数", "metres of at most a thousand million"));
            return 0;
        }

        return value;
    }
}
