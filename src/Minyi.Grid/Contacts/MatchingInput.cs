using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Grid.Assignment;

namespace Minyi.Grid.Contacts;

/// <summary>Contacts and representatives in the ordinal order of ids, and the problem whose positions they are.</summary>
internal sealed class MatchingInput(ContactToAssign[] contacts, RepresentativeId[] representatives, AssignmentProblem problem, bool weighted)
{
    private const double Farthest = 1e9;

    public ContactToAssign[] Contacts => contacts;

    public RepresentativeId[] Representatives => representatives;

    public AssignmentProblem Problem => problem;

    public bool Weighted => weighted;

    public ContactConflict Named(AssignmentConflict conflict) =>
        ContactConflict.Of(conflict, [.. contacts.Select(c => c.Contact.Value)], [.. representatives.Select(r => r.Value)], weighted);

    public static MatchingInput ByCosts(IEnumerable<ContactToAssign> contacts, IEnumerable<RepresentativeCapacity> capacities, IEnumerable<ContactCost> costs)
    {
        ContactToAssign[] who = [.. Guard.Against.Null(contacts).OrderBy(c => c.Contact)];
        RepresentativeCapacity[] bins = [.. Guard.Against.Null(capacities).OrderBy(r => r.Representative)];
        Dictionary<ContactId, int> items = Positions(Array.ConvertAll(who, w => w.Contact), nameof(contacts));
        Dictionary<RepresentativeId, int> places = Positions(Array.ConvertAll(bins, c => c.Representative), nameof(capacities));
        AssignmentArc[] arcs = [.. Guard.Against.Null(costs).Select(c => new AssignmentArc(Known(items, c.Contact), Known(places, c.Representative), c.Cost))];
        return new(
            who, Array.ConvertAll(bins, c => c.Representative),
            AssignmentProblem.Sparse(who.Length, Array.ConvertAll(bins, c => new BinCapacity(c.Minimum, c.Maximum)), arcs), weighted: false);
    }

    public static bool TryInDistrict(
        District district, IEnumerable<ContactToAssign> contacts, IEnumerable<RepresentativePost> posts, MatchingRules rules,
        [NotNullWhen(true)] out MatchingInput? input, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(district);
        Guard.Against.Null(rules);
        ContactToAssign[] who = [.. Guard.Against.Null(contacts).OrderBy(c => c.Contact)];
        RepresentativePost[] bins = [.. Guard.Against.Null(posts).OrderBy(p => p.Representative)];
        List<Reason> faults = [];
        CheckContacts(who, faults);
        CheckPosts(district, bins, faults);
        PairRule[] pairs = Pairs(who, bins, rules.Pairs.IsDefault ? [] : rules.Pairs, faults);
        input = null;
        if (faults.Count > 0)
        {
            refusal = new([.. faults]);
            return false;
        }

        AssignmentProblem problem = AssignmentProblem.Metric(
            Array.ConvertAll(who, w => w.X), Array.ConvertAll(who, w => w.Y), Array.ConvertAll(bins, b => b.X), Array.ConvertAll(bins, b => b.Y),
            Array.ConvertAll(bins, b => new BinCapacity(b.Minimum, b.Maximum)), Terms(district, who, bins, rules.Fit));
        foreach (PairRule pair in pairs.Where(p => p.Kind == PairRuleKind.Fixed && problem.CostOf(p.Item, p.Bin) == AssignmentProblem.Forbidden))
        {
            faults.Add(Fault("fixed-not-allowed", $"联系对象“{who[pair.Item].Contact}”固定的代表“{bins[pair.Bin].Representative}”与其类别不符。",
                $"The contact '{who[pair.Item].Contact}' is fixed to '{bins[pair.Bin].Representative}', whose kind does not go with it."));
        }

        if (faults.Count > 0)
        {
            refusal = new([.. faults]);
            return false;
        }

        refusal = null;
        input = new(who, Array.ConvertAll(bins, b => b.Representative), problem.With(pairs), rules.Unit == CapacityUnit.People);
        return true;
    }

    private static void CheckContacts(ContactToAssign[] who, List<Reason> faults)
    {
        for (int i = 0; i < who.Length; i++)
        {
            ContactToAssign contact = who[i];
            if (i > 0 && who[i - 1].Contact == contact.Contact)
            {
                faults.Add(Fault("contact-twice", $"联系对象“{contact.Contact}”出现两次。", $"The contact '{contact.Contact}' occurs twice."));
            }

            if (contact.People < 1)
            {
                faults.Add(Fault("contact-people", $"联系对象“{contact.Contact}”的人数为 {contact.People}，应至少为 1。", $"The contact '{contact.Contact}' counts {contact.People} people; at least 1 is expected."));
            }

            if (!(Math.Abs(contact.X) <= Farthest && Math.Abs(contact.Y) <= Farthest))
            {
                faults.Add(Fault("contact-place", $"联系对象“{contact.Contact}”的位置不是 10 亿米以内的数。", $"The place of the contact '{contact.Contact}' is not within a thousand million metres."));
            }
        }
    }

    private static void CheckPosts(District district, RepresentativePost[] bins, List<Reason> faults)
    {
        for (int j = 0; j < bins.Length; j++)
        {
            RepresentativePost post = bins[j];
            if (district.Find(post.Representative) is null)
            {
                faults.Add(Fault("unknown-representative", $"代表“{post.Representative}”不存在。", $"The representative '{post.Representative}' does not exist."));
            }

            if (j > 0 && bins[j - 1].Representative == post.Representative)
            {
                faults.Add(Fault("representative-twice", $"代表“{post.Representative}”出现两次。", $"The representative '{post.Representative}' occurs twice."));
            }

            if (post.Minimum < 0 || post.Maximum < post.Minimum)
            {
                faults.Add(Fault("capacity", $"代表“{post.Representative}”的下限为 {post.Minimum}，上限为 {post.Maximum}。",
                    $"The representative '{post.Representative}' has minimum {post.Minimum} and maximum {post.Maximum}; 0 <= minimum <= maximum is expected."));
            }

            if (!(Math.Abs(post.X) <= Farthest && Math.Abs(post.Y) <= Farthest))
            {
                faults.Add(Fault("representative-place", $"代表“{post.Representative}”的位置不是 10 亿米以内的数。", $"The place of the representative '{post.Representative}' is not within a thousand million metres."));
            }
        }
    }

    private static PairRule[] Pairs(ContactToAssign[] who, RepresentativePost[] bins, ImmutableArray<ContactRule> rules, List<Reason> faults)
    {
        ContactId[] contacts = Array.ConvertAll(who, w => w.Contact);
        RepresentativeId[] representatives = Array.ConvertAll(bins, b => b.Representative);
        Dictionary<(int, int), PairRuleKind> kinds = [];
        Dictionary<int, int> settled = [];
        List<PairRule> pairs = [];
        foreach (ContactRule rule in rules)
        {
            int item = Array.BinarySearch(contacts, rule.Contact);
            int bin = Array.BinarySearch(representatives, rule.Representative);
            if (item < 0 || bin < 0)
            {
                faults.Add(Fault("unknown-pair", $"规则中的“{rule.Contact}”与“{rule.Representative}”不在名册中。", $"The rule for '{rule.Contact}' and '{rule.Representative}' names somebody who is not in the register."));
                continue;
            }

            bool clash = !kinds.TryAdd((item, bin), rule.Rule) && kinds[(item, bin)] != rule.Rule;
            if (rule.Rule == PairRuleKind.Fixed)
            {
                clash |= !settled.TryAdd(item, bin) && settled[item] != bin;
            }

            if (clash)
            {
                faults.Add(Fault("contradicting-rules", $"“{rule.Contact}”的规则互相矛盾。", $"The rules for '{rule.Contact}' contradict each other."));
            }

            pairs.Add(new(item, bin, rule.Rule));
        }

        return [.. pairs];
    }

    /// <summary>Kinds are those of contact or representative, each with the studio where that matters.</summary>
    private static PairTerms Terms(District district, ContactToAssign[] who, RepresentativePost[] bins, ContactFit fit)
    {
        bool studios = fit.OutsideStudio != 0;
        (ContactKind Kind, StudioId? Studio)[] rows = Array.ConvertAll(who, w => (w.Kind, studios ? w.Studio : null));
        (RepresentativeKinds Kinds, StudioId? Studio)[] columns = Array.ConvertAll(bins, b => (district.Find(b.Representative)!.Kinds, studios ? district.Find(b.Representative)!.Studio : null));
        (ContactKind Kind, StudioId? Studio)[] rowKinds = [.. rows.Distinct()];
        (RepresentativeKinds Kinds, StudioId? Studio)[] columnKinds = [.. columns.Distinct()];
        Dictionary<(ContactKind, StudioId?), int> row = rowKinds.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i);
        Dictionary<(RepresentativeKinds, StudioId?), int> column = columnKinds.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i);
        return new(
            [.. rows.Select(r => row[r])], [.. columns.Select(c => column[c])],
            [.. rowKinds.Select(r => columnKinds.Select(c => Term(fit, r, c)).ToImmutableArray())]);
    }

    private static long Term(ContactFit fit, (ContactKind Kind, StudioId? Studio) contact, (RepresentativeKinds Kinds, StudioId? Studio) representative) =>
        fit.Of(contact.Kind, representative.Kinds) is { } term
            ? term + (contact.Studio is { } a && representative.Studio is { } b && a != b ? fit.OutsideStudio : 0)
            : AssignmentProblem.Forbidden;

    private static Reason Fault(string code, string chinese, string english) => new(code, new LocalizedText(chinese, english));

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
