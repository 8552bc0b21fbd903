using System.Collections.Immutable;

namespace Minyi.Appraisals;

/// <summary>How often each grade was given, by group of graders, and by nobody in particular: no grader can be found in it.</summary>
/// <remarks>Tallies add up in any order to the same tally. What a unit or the public sees is <see cref="Shown"/>, never the tally itself.</remarks>
public sealed class AppraisalTally : IEquatable<AppraisalTally>
{
    private readonly ImmutableSortedDictionary<(string Group, Grade Grade), long> _counts;

    private AppraisalTally(ImmutableSortedDictionary<(string, Grade), long> counts) => _counts = counts;

    /// <summary>No grade yet.</summary>
    public static AppraisalTally Empty { get; } = new(ImmutableSortedDictionary.Create<(string, Grade), long>(Order.Instance));

    /// <summary>How many grades in all.</summary>
    public long Total => _counts.Values.Sum();

    /// <summary>How often a group gave a grade.</summary>
    /// <param name="group">The group of graders, such as <c>Petitioner</c>.</param>
    /// <param name="grade">The grade.</param>
    public long this[string group, Grade grade] => _counts.GetValueOrDefault((group, grade));

    /// <summary>The tally with one more grade.</summary>
    /// <param name="group">The group of graders, such as <c>Petitioner</c>.</param>
    /// <param name="grade">The grade.</param>
    public AppraisalTally Add(string group, Grade grade)
    {
        Guard.Against.NullOrWhiteSpace(group);
        Guard.Against.NullOrWhiteSpace(grade.Code);
        return new(_counts.SetItem((group, grade), this[group, grade] + 1));
    }

    /// <summary>Both tallies together.</summary>
    /// <param name="other">The other tally.</param>
    public AppraisalTally Add(AppraisalTally other) =>
        new(_counts.SetItems(Guard.Against.Null(other)._counts.Select(c => KeyValuePair.Create(c.Key, _counts.GetValueOrDefault(c.Key) + c.Value))));

    /// <summary>What a unit or the public may see: a group with fewer grades than the minimum is named without any count.</summary>
    /// <remarks>
    /// When exactly one group is suppressed, a total beside the others would give it away; so there is no total, and the smallest of
    /// the other groups is suppressed with it unless the policy's minimum is 1.
    /// </remarks>
    /// <param name="policy">The district's minimum.</param>
    public ImmutableArray<ShownGrades> Shown(AppraisalPolicy policy)
    {
        Guard.Against.Null(policy);
        (string Group, long Total)[] groups =
            [.. _counts.GroupBy(c => c.Key.Group, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(c => c.Value))).OrderBy(g => g.Item1, StringComparer.Ordinal)];
        HashSet<string> hidden = [.. groups.Where(g => g.Total < policy.MinimumShown).Select(g => g.Group)];
        if (hidden.Count == 1 && groups.Length > 1)
        {
            hidden.Add(groups.Where(g => !hidden.Contains(g.Group)).MinBy(g => g.Total).Group);
        }

        return
        [
            .. groups.Select(g => new ShownGrades(
                g.Group, hidden.Contains(g.Group) ? null : [.. _counts.Where(c => c.Key.Group == g.Group).Select(c => new GradeCount(c.Key.Grade, c.Value))])),
        ];
    }

    /// <inheritdoc/>
    public bool Equals(AppraisalTally? other) => other is not null && _counts.SequenceEqual(other._counts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AppraisalTally);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_counts.Count, Total);

    private sealed class Order : IComparer<(string Group, Grade Grade)>
    {
        internal static readonly Order Instance = new();

        public int Compare((string Group, Grade Grade) x, (string Group, Grade Grade) y)
        {
            int group = string.CompareOrdinal(x.Group, y.Group);
            int scale = group != 0 ? group : string.CompareOrdinal(x.Grade.Scale, y.Grade.Scale);
            return scale != 0 ? scale : string.CompareOrdinal(x.Grade.Code, y.Grade.Code);
        }
    }
}
