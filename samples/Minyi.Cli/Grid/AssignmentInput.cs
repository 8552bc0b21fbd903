using System.CommandLine;
using System.Numerics;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Districts;
using Minyi.Grid.Assignment;

namespace Minyi.Cli.Grid;

/// <summary>People, capacities and costs, from a table of costs or from places on the plane.</summary>
internal sealed class AssignmentInput
{
    private readonly List<string> _who = [];
    private readonly List<Cell[]> _carried = [];
    private readonly List<RepresentativeCapacity> _capacities = [];
    private readonly List<ContactCost> _costs = [];

    private AssignmentInput()
    {
    }

    /// <summary>In the order in which the rows come out.</summary>
    public IReadOnlyList<string> Who => _who;

    public IReadOnlyList<RepresentativeCapacity> Capacities => _capacities;

    public IReadOnlyList<ContactCost> Costs => _costs;

    public IReadOnlyList<string> OtherColumns { get; private set; } = [];

    /// <summary>The other columns' cells, for each of <see cref="Who"/>.</summary>
    public IReadOnlyList<Cell[]> Carried => _carried;

    public static AssignmentInput Read(
        Invocation invocation, Option<string?> costs, Option<string?> capacities, Option<string?> people, Option<string?> representatives)
    {
        AssignmentInput input = new();
        bool byCosts = invocation.Value(costs) is not null || invocation.Value(capacities) is not null;
        bool byPlaces = invocation.Value(people) is not null || invocation.Value(representatives) is not null;
        if (byCosts && byPlaces)
        {
            Option<string?> surplus = invocation.Value(people) is not null ? people : representatives;
            invocation.Faults.Add(new(surplus.Name, null, null, Fault.Quoted(invocation.Value(surplus)), new(
                $"{costs.Name} 与 {capacities.Name}，或 {people.Name} 与 {representatives.Name}",
                $"either {costs.Name} and {capacities.Name} or {people.Name} and {representatives.Name}")));
            invocation.EndIfFaulty();
        }

        if (byPlaces)
        {
            input.ReadPlaces(invocation, invocation.Required(people), invocation.Required(representatives));
        }
        else
        {
            input.ReadCosts(invocation, invocation.Required(costs), invocation.Required(capacities));
        }

        invocation.EndIfFaulty();
        return input;
    }

    private void ReadCosts(Invocation invocation, string costs, string capacities)
    {
        CsvFile representatives = invocation.ReadCsv(capacities, ["representative", "minimum", "maximum"]);
        Dictionary<string, long> known = [];
        foreach (CsvRow row in representatives.Rows())
        {
            ReadCapacity(row, "representative", known);
        }

        CsvFile pairs = invocation.ReadCsv(costs, ["who", "representative", "cost"]);
        Dictionary<(string Who, string Representative), long> seen = [];
        SortedSet<string> who = new(StringComparer.Ordinal);
        CsvRow? largest = null;
        long magnitude = 0;
        foreach (CsvRow row in pairs.Rows())
        {
            string id = row.Id("who");
            string representative = row.KnownId("representative", known, capacities);
            long cost = row.Long("cost", -long.MaxValue);
            if (id.Length == 0 || !known.ContainsKey(representative))
            {
                continue;
            }

            if (!seen.TryAdd((id, representative), row.Line))
            {
                long line = seen[(id, representative)];
                row.Fail("representative", new($"每一组合只出现一次（第 {line} 行已有）", $"each pair once (it is on line {line} already)"));
                continue;
            }

            if (Math.Abs(cost) > magnitude)
            {
                (largest, magnitude) = (row, Math.Abs(cost));
            }

            who.Add(id);
            _costs.Add(new(id, RepresentativeId.From(representative), cost));
        }

        long most = AssignmentProblem.LargestCost(who.Count, _capacities.Count);
        if (magnitude > most)
        {
            largest!.Fail("cost", Expectations.Integer(-most, most));
        }

        _who.AddRange(who);
        _carried.AddRange(who.Select(_ => Array.Empty<Cell>()));
    }

    private void ReadPlaces(Invocation invocation, string people, string representatives)
    {
        CsvFile file = invocation.ReadCsv(representatives, ["id", "x", "y", "minimum", "maximum"]);
        Dictionary<string, long> known = [];
        List<(double X, double Y)> places = [];
        foreach (CsvRow row in file.Rows())
        {
            places.Add(ReadPlace(row));
            ReadCapacity(row, "id", known);
        }

        CsvFile all = invocation.ReadCsv(people, ["id", "x", "y"], written: ["who", "representative"]);
        OtherColumns = all.Others("id", "x", "y");
        Dictionary<string, long> seen = [];
        foreach (CsvRow row in all.Rows())
        {
            string id = row.UniqueId("id", seen);
            (double x, double y) = ReadPlace(row);
            _who.Add(id);
            _carried.Add([.. row.Carried(OtherColumns)]);
            for (int j = 0; j < _capacities.Count && !invocation.Faults.Any; j++)
            {
                double dx = places[j].X - x;
                double dy = places[j].Y - y;
                _costs.Add(new(id, _capacities[j].Representative, (long)Math.Round(Math.Sqrt((dx * dx) + (dy * dy)), MidpointRounding.AwayFromZero)));
            }
        }
    }

    private static (double X, double Y) ReadPlace(CsvRow row) => (Coordinate(row, "x"), Coordinate(row, "y"));

    private static double Coordinate(CsvRow row, string column)
    {
        const double most = 1e9;
        double value = row.Double(column);
        if (Math.Abs(value) > most)
        {
            row.Fail(column, new("绝对值不超过 10 亿的米数", "metres of at most a thousand million"));
            return 0;
        }

        return value;
    }

    private void ReadCapacity(CsvRow row, string column, Dictionary<string, long> known)
    {
        string id = row.UniqueId(column, known);
        int minimum = row.Int("minimum", least: 0);
        int maximum = (int)BigInteger.Min(row.Integer("maximum", least: minimum), int.MaxValue);
        if (!string.IsNullOrWhiteSpace(id) && !id.Any(char.IsControl))
        {
            _capacities.Add(new(RepresentativeId.From(id), minimum, maximum));
        }
    }
}
