using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Grid.Assignment;
using Minyi.Numerics;

namespace Minyi.Grid.Contacts;

/// <summary>A named representative for every contact 包干到户 at the least total cost, with the dual prices that prove it.</summary>
/// <remarks>
/// The order in which contacts, representatives and costs are given does not matter: all are put in the ordinal order of ids first. Where capacities count
/// people and households stay together, the cost is beside its bound and called the least only where the two are equal.
/// </remarks>
public sealed class ContactMatching
{
    private readonly MatchingInput _input;
    private readonly ImmutableArray<int> _bins;

    private ContactMatching(MatchingInput input, ImmutableArray<int> bins, long objective, Rational bound, ImmutableArray<Rational> prices, ImmutableArray<Rational> values)
    {
        _input = input;
        _bins = bins;
        Objective = objective;
        Bound = bound;
        int[] contacts = new int[prices.Length];
        long[] people = new long[prices.Length];
        ContactMatch[] matches = new ContactMatch[bins.Length];
        for (int i = 0; i < bins.Length; i++)
        {
            ContactToAssign contact = input.Contacts[i];
            contacts[bins[i]]++;
            people[bins[i]] += contact.People;
            matches[i] = new(contact.Contact, contact.Kind, input.Representatives[bins[i]], input.Problem.CostOf(i, bins[i]), values[i]);
        }

        Matches = ImmutableCollectionsMarshal.AsImmutableArray(matches);
        Prices = [.. prices.Select((p, j) => new RepresentativePrice(input.Representatives[j], contacts[j], people[j], p))];
    }

    /// <summary>Every contact with the representative, in the ordinal order of ids.</summary>
    public ImmutableArray<ContactMatch> Matches { get; }

    /// <summary>Every representative with the price, in the ordinal order of ids.</summary>
    public ImmutableArray<RepresentativePrice> Prices { get; }

    /// <summary>The total cost.</summary>
    public long Objective { get; }

    /// <summary>What every matching costs at least: Σ values − Σ price × (maximum if the price is positive, else minimum).</summary>
    public Rational Bound { get; }

    /// <summary>The most by which the cost is over the least possible.</summary>
    public Rational Gap => Objective - Bound;

    /// <summary>Whether the matching is proved the cheapest.</summary>
    public bool IsOptimal => Objective == Bound;

    /// <summary>Finds the cheapest matching at given costs, or the contacts and capacities that make every one impossible.</summary>
    /// <param name="contacts">All who need a representative, distinct; each counts one.</param>
    /// <param name="representatives">The capacities, one for each representative.</param>
    /// <param name="costs">The allowed pairs; contact and representative are among the former, and a pair occurs once.</param>
    /// <param name="matching">The matching; null when there is none.</param>
    /// <param name="conflict">Why there is none.</param>
    /// <param name="options">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">An id occurs twice or is not known, a capacity's bounds are reversed, or a cost is too large (<see cref="AssignmentProblem.LargestCost"/>).</exception>
    public static bool TryFindByCosts(
        IEnumerable<ContactToAssign> contacts, IEnumerable<RepresentativeCapacity> representatives, IEnumerable<ContactCost> costs,
        [NotNullWhen(true)] out ContactMatching? matching, [NotNullWhen(false)] out ContactConflict? conflict, AssignmentOptions? options = null)
    {
        MatchingInput input = MatchingInput.ByCosts(contacts, representatives, costs);
        bool found = input.Problem.TrySolve(out AssignmentSolution? solution, out AssignmentConflict? clash, options);
        matching = found ? Of(input, solution!) : null;
        conflict = found ? null : input.Named(clash!);
        return found;
    }

    /// <summary>Finds the cheapest matching of a district's register, everyone included, by distance and fit.</summary>
    /// <param name="district">The district, which knows the representatives' kinds and studios.</param>
    /// <param name="contacts">All who need a representative.</param>
    /// <param name="posts">Where the representatives are, and their capacities.</param>
    /// <param name="rules">Fit, unit, pairs.</param>
    /// <param name="matching">The matching; null when there is none.</param>
    /// <param name="refusal">Every fault of the register by id, or what contradicts each other, or that none was found that keeps households together.</param>
    /// <param name="options">Threads, progress, cancellation.</param>
    public static bool TryFind(
        District district, IEnumerable<ContactToAssign> contacts, IEnumerable<RepresentativePost> posts, MatchingRules rules,
        [NotNullWhen(true)] out ContactMatching? matching, [NotNullWhen(false)] out Refusal? refusal, AssignmentOptions? options = null)
    {
        matching = null;
        if (!MatchingInput.TryInDistrict(district, contacts, posts, rules, out MatchingInput? input, out refusal))
        {
            return false;
        }

        if (rules.Unit == CapacityUnit.Contacts)
        {
            if (input.Problem.TrySolve(out AssignmentSolution? solution, out AssignmentConflict? conflict, options))
            {
                matching = Of(input, solution);
                return true;
            }

            refusal = input.Named(conflict).ToRefusal();
            return false;
        }

        int[] people = [.. input.Contacts.Select(c => c.People)];
        if (!input.Problem.TrySolveWeighted(people, out WeightedSolution? weighted, out AssignmentConflict? clash, options))
        {
            refusal = ContactConflict.Of(clash, [.. input.Contacts.Select(c => c.Contact.Value)], [.. input.Representatives.Select(r => r.Value)], people: true).ToRefusal();
            return false;
        }

        if (!weighted.IsFound)
        {
            refusal = new([new("not-found-whole", new(
                "没有找到每户不拆的方案；是否存在未被证明或否定。请放宽上限。",
                "No matching was found that keeps households together; whether there is one is neither proved nor refuted. Raise some maxima."))]);
            return false;
        }

        matching = new(input, weighted.Bins, weighted.Objective!.Value, weighted.Bound, weighted.Prices, weighted.Values);
        return true;
    }

    /// <summary>The matching as assignments of the contact book.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day; null for assignments without an end.</param>
    public IEnumerable<ContactAssignment> ToAssignments(LocalDate from, LocalDate? until = null) =>
        Matches.Select(m => new ContactAssignment(m.Contact, m.Kind, m.Representative, from, until));

    /// <summary>Why a contact has its representative, who would be next, and what it would take.</summary>
    /// <param name="contact">The contact.</param>
    /// <exception cref="ArgumentException">The contact is not of this matching.</exception>
    public ContactExplanation Explain(ContactId contact)
    {
        int i = Matches.BinarySearch(new ContactMatch(contact, default, default, 0, 0), Comparer<ContactMatch>.Create((a, b) => a.Contact.CompareTo(b.Contact)));
        if (i < 0)
        {
            throw new ArgumentException($"The contact '{contact}' is not of this matching.", nameof(contact));
        }

        int units = _input.Weighted ? _input.Contacts[i].People : 1;
        ContactAlternative[] allowed =
        [
            .. from j in Enumerable.Range(0, _input.Representatives.Length)
               let cost = _input.Problem.CostOf(i, j)
               where cost != AssignmentProblem.Forbidden
               select new ContactAlternative(_input.Representatives[j], cost, Prices[j].Price * units),
        ];
        ContactAlternative own = allowed.First(a => a.Representative == _input.Representatives[_bins[i]]);
        ContactAlternative? next = allowed.Where(a => a != own).MinBy(a => a.Cost + a.Price);
        ContactAlternative cheapest = allowed.MinBy(a => a.Cost)!;
        Rational extra = next is null ? 0 : next.Cost + next.Price - own.Cost - own.Price;
        return new(contact, own.Representative, own.Cost, next, extra.Sign < 0 ? 0 : extra, cheapest.Cost < own.Cost ? cheapest : null);
    }

    private static ContactMatching Of(MatchingInput input, AssignmentSolution solution) => new(
        input, solution.Bins, solution.Objective, solution.Objective, [.. solution.Prices.Select(p => (Rational)p)], [.. solution.Values.Select(v => (Rational)v)]);
}
