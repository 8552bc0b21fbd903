using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Districts;

namespace Minyi.Grid.Assignment;

/// <summary>A named representative for everyone at the least total cost, with the dual prices that prove it.</summary>
/// <remarks>The order in which people, representatives and costs are given does not matter: all are put in the ordinal order of ids first.</remarks>
public sealed class ContactMatching
{
    private ContactMatching(ImmutableArray<ContactMatch> matches, ImmutableArray<RepresentativePrice> prices, long objective)
    {
        Matches = matches;
        Prices = prices;
        Objective = objective;
    }

    /// <summary>Everyone with the representative, in the ordinal order of ids.</summary>
    public ImmutableArray<ContactMatch> Matches { get; }

    /// <summary>Every representative with the price, in the ordinal order of ids.</summary>
    public ImmutableArray<RepresentativePrice> Prices { get; }

    /// <summary>The total cost: Σ values − Σ price × (maximum if the price is positive, else minimum).</summary>
    public long Objective { get; }

    /// <summary>Finds the cheapest matching, or the people and capacities that make every one impossible.</summary>
    /// <param name="who">The ids of all who need a representative, distinct.</param>
    /// <param name="representatives">The capacities, one for each representative.</param>
    /// <param name="costs">The allowed pairs; who and representative are among the former, and a pair occurs once.</param>
    /// <param name="matching">The matching; null when there is none.</param>
    /// <param name="conflict">Why there is none.</param>
    /// <exception cref="ArgumentException">An id occurs twice or is not known, a capacity is turned round, or a cost is too large (<see cref="AssignmentProblem.LargestCost"/>).</exception>
    public static bool TryFind(
        IEnumerable<string> who, IEnumerable<RepresentativeCapacity> representatives, IEnumerable<ContactCost> costs,
        [NotNullWhen(true)] out ContactMatching? matching, [NotNullWhen(false)] out ContactConflict? conflict)
    {
        string[] people = [.. Guard.Against.Null(who)];
        Array.Sort(people, StringComparer.Ordinal);
        RepresentativeCapacity[] capacities = [.. Guard.Against.Null(representatives).OrderBy(r => r.Representative)];
        Dictionary<string, int> items = Positions(people, nameof(who));
        Dictionary<RepresentativeId, int> bins = Positions(Array.ConvertAll(capacities, c => c.Representative), nameof(representatives));
        AssignmentArc[] arcs = [.. Guard.Against.Null(costs).Select(c => new AssignmentArc(Known(items, c.Who), Known(bins, c.Representative), c.Cost))];
        AssignmentProblem problem = AssignmentProblem.Sparse(
            people.Length, Array.ConvertAll(capacities, c => new BinCapacity(c.Minimum, c.Maximum)), arcs);
        if (problem.TrySolve(out AssignmentSolution? solution, out AssignmentConflict? clash))
        {
            conflict = null;
            matching = Named(solution, people, capacities);
            return true;
        }

        matching = null;
        conflict = new(
            clash.Kind, [.. clash.Items.Select(i => people[i])], [.. clash.Bins.Select(j => capacities[j].Representative)], clash.Places);
        return false;
    }

    private static ContactMatching Named(AssignmentSolution solution, string[] people, RepresentativeCapacity[] capacities)
    {
        int[] counts = new int[capacities.Length];
        ContactMatch[] matches = new ContactMatch[people.Length];
        for (int i = 0; i < people.Length; i++)
        {
            int j = solution.Bins[i];
            counts[j]++;
            matches[i] = new(people[i], capacities[j].Representative, solution.Values[i] - solution.Prices[j], solution.Values[i]);
        }

        return new(
            [.. matches],
            [.. capacities.Select((c, j) => new RepresentativePrice(c.Representative, counts[j], solution.Prices[j]))],
            solution.Objective);
    }

    private static Dictionary<T, int> Positions<T>(T[] ids, string parameter)
        where T : notnull
    {
        Dictionary<T, int> positions = new(ids.Length);
        for (int i = 0; i < ids.Length; i++)
        {
            if (!positions.TryAdd(ids[i], i))
            {
                throw new ArgumentException($"The id '{ids[i]}' occurs twice.", parameter);
            }
        }

        return positions;
    }

    private static int Known<T>(Dictionary<T, int> positions, T id)
        where T : notnull => positions.TryGetValue(id, out int at) ? at : throw new ArgumentException($"The id '{id}' of a cost is not known.", nameof(id));
}
