using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Minyi.Districts;
using Minyi.Grid.Assignment;

namespace Minyi.Grid;

/// <summary>Placing people on the seats of an allotment, as an assignment: bins are the seats of a kind in a studio.</summary>
internal static class PlacementProblem
{
    private const long LargestCost = 1_000_000_000;
    private const int Shown = 20;

    public static bool TrySolve(
        Allotment allotment, ImmutableArray<PersonToPlace> people,
        [NotNullWhen(true)] out Placement? placement, [NotNullWhen(false)] out Refusal? refusal)
    {
        int studios = allotment.Needs.Length;
        BinCapacity[] bins = new BinCapacity[Allotment.Kinds.Length * studios];
        for (int b = 0; b < bins.Length; b++)
        {
            int seats = allotment.Cells[b / studios, b % studios];
            bins[b] = new(seats, seats);
        }

        // One move outweighs any sum of costs, so moves are counted first.
        long move = (LargestCost * people.Length) + 1;
        List<AssignmentArc> arcs = [];
        for (int i = 0; i < people.Length; i++)
        {
            if (i > 0 && people[i].Person == people[i - 1].Person)
            {
                throw new ArgumentException($"The representative '{people[i].Person}' occurs twice.", nameof(people));
            }

            long[] costs = Costs(allotment, people[i], move);
            for (int b = 0; b < bins.Length; b++)
            {
                if (people[i].Kinds.HasFlag(Allotment.Kinds[b / studios]) && costs[b % studios] >= 0 && bins[b].Maximum > 0)
                {
                    arcs.Add(new(i, b, costs[b % studios]));
                }
            }
        }

        if (!AssignmentProblem.Sparse(people.Length, bins, arcs.ToArray()).TrySolve(out AssignmentSolution? solution, out AssignmentConflict? conflict))
        {
            placement = null;
            refusal = ToRefusal(allotment, people, conflict);
            return false;
        }

        refusal = null;
        placement = new(
            [.. people.Select((p, i) => Placed(p, allotment.Needs[solution.Bins[i] % studios].Studio, Allotment.Kinds[solution.Bins[i] / studios]))],
            (int)(solution.Objective / move), solution.Objective % move);
        return true;
    }

    private static PlacedPerson Placed(PersonToPlace person, StudioId studio, RepresentativeKinds kind) =>
        new(person.Person, studio, kind, person.Previous is { } previous && previous != studio);

    /// <summary>The cost of each studio for a person; -1 where the person may not go.</summary>
    private static long[] Costs(Allotment allotment, PersonToPlace person, long move)
    {
        long[] costs = new long[allotment.Needs.Length];
        foreach (StudioCost c in person.Costs.IsDefault ? [] : person.Costs)
        {
            costs[allotment.Position(c.Studio)] = Guard.Against.OutOfRange(c.Cost, nameof(person), 0, LargestCost);
        }

        if (person.Previous is { } previous)
        {
            for (int j = 0; j < costs.Length; j++)
            {
                costs[j] += allotment.Needs[j].Studio == previous ? 0 : move;
            }
        }

        foreach (StudioId excluded in person.Excluded.IsDefault ? [] : person.Excluded)
        {
            costs[allotment.Position(excluded)] = -1;
        }

        int? only = person.Fixed is { } studio ? allotment.Position(studio) : null;
        for (int j = 0; j < costs.Length; j++)
        {
            ImmutableArray<UnitId> watched = allotment.Needs[j].WatchedUnits;
            if ((only is { } o && o != j) || (person.Unit is { } unit && !watched.IsDefault && watched.Contains(unit)))
            {
                costs[j] = -1;
            }
        }

        return costs;
    }

    private static Refusal ToRefusal(Allotment allotment, ImmutableArray<PersonToPlace> people, AssignmentConflict conflict)
    {
        int studios = allotment.Needs.Length;
        string who = List([.. conflict.Items.Select(i => people[i].Person.Value)]);
        string chinese = List([.. conflict.Bins.Select(b => $"{allotment.Needs[b % studios].Studio}{Name(b / studios).Chinese}")]);
        string english = List([.. conflict.Bins.Select(b => $"{allotment.Needs[b % studios].Studio} {Name(b / studios).English}")]);
        string count = conflict.Items.Length.ToString(CultureInfo.InvariantCulture);
        string places = conflict.Places.ToString(CultureInfo.InvariantCulture);
        return conflict.Kind == AssignmentConflictKind.TooFewPlaces
            ? One("too-few-seats", $"{count} 人（{who}）只能安排在 {places} 个席位（{chinese}）。", $"{count} people ({who}) can only fill {places} seats ({english}).")
            : One("too-few-people", $"{places} 个席位（{chinese}）只有 {count} 人（{who}）可以担任。", $"{places} seats ({english}) can be filled by {count} people only ({who}).");
    }

    private static Refusal One(string code, string chinese, string english) => new([new Reason(code, new LocalizedText(chinese, english))]);

    private static string List(ImmutableArray<string> names) => names.IsEmpty ? "-" : string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? ", …" : "");

    private static LocalizedText Name(int kind) => Allotment.Kinds[kind] switch
    {
        RepresentativeKinds.PartyDelegate => new("党代表", "party delegate"),
        RepresentativeKinds.CongressDeputy => new("人大代表", "congress deputy"),
        _ => new("政协委员", "CPPCC member"),
    };
}
