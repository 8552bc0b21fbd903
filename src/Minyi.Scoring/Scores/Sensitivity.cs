using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Aggregation;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>How many dishonest graders of one question it takes to move a score across a border.</summary>
/// <param name="Group">Their evaluator group.</param>
/// <param name="Item">The item they grade; empty for the subject as a whole.</param>
/// <param name="Border">The border of the class.</param>
/// <param name="Upwards">Whether the score is moved up to the border, or down below it.</param>
/// <param name="Added">How many more graders suffice, each giving the best (worst) grade; null when no number does.</param>
/// <param name="Turned">How many of those who graded suffice when they give the best (worst) grade instead; null when all of them do not.</param>
public sealed record BorderSensitivity(string Group, string Item, Rational Border, bool Upwards, long? Added, long? Turned);

/// <summary>Says how robust a score is: how many dishonest graders of which group move it over a class's border.</summary>
/// <remarks>
/// Every number is found on the exact scheme with all its rules (minimum numbers, caps, adjustments, vetoes, the one rounding), as the least for which
/// the rounded score lies on the other side. Those who turn are the ones whose turning moves the mean most: first the worst (best) grades.
/// </remarks>
public static class Sensitivity
{
    private const long Most = 1L << 40;

    /// <summary>Examines one subject.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="version">One of its versions, with classes.</param>
    /// <param name="counts">The counts of that version.</param>
    /// <param name="subject">The subject.</param>
    /// <returns>One entry for each question of each graded leaf and each border next to the score, in the order of the scheme; none without a score or classes.</returns>
    /// <exception cref="ArgumentException">The version is not the scheme's, or the counts are not of its cells.</exception>
    public static ImmutableArray<BorderSensitivity> Examine(ScoringScheme scheme, SchemeVersion version, GradeAccumulator counts, string subject)
    {
        SchemePlan plan = Guard.Against.Null(scheme).Plans.FirstOrDefault(p => p.Version == version)
            ?? throw new ArgumentException($"The version does not belong to the scheme '{scheme.Id}'.", nameof(version));
        if (!plan.Layout.Equals(Guard.Against.Null(counts).Layout))
        {
            throw new ArgumentException("The counts are not of this version's cells.", nameof(counts));
        }

        long[] row = counts.CountsOf(subject).ToArray();
        if (Rounded(plan, row) is not { } score || version.Classes.IsEmpty)
        {
            return [];
        }

        int place = Classing.PlaceOf(version, score);
        ImmutableArray<BorderSensitivity>.Builder all = ImmutableArray.CreateBuilder<BorderSensitivity>();
        foreach (GradedNode leaf in version.Nodes.OfType<GradedNode>().DistinctBy(n => (n.Group, n.Item)))
        {
            if (place > 0)
            {
                all.Add(Across(plan, leaf, row, version.Classes[place - 1].From!.Value, upwards: true));
            }

            if (version.Classes[place].From is { } below)
            {
                all.Add(Across(plan, leaf, row, below, upwards: false));
            }
        }

        return all.ToImmutable();
    }

    private static BorderSensitivity Across(SchemePlan plan, GradedNode leaf, long[] row, Rational border, bool upwards)
    {
        int first = plan.Layout.FirstCell(plan.Layout.QuestionOf(leaf.Group, leaf.Item));
        int grades = leaf.Scale.Points.Length;
        long given = row.AsSpan(first, grades).ToArray().Sum();
        bool Crosses(long[] changed) => Rounded(plan, changed) is { } score && (upwards ? score >= border : score < border);
        int minimum = plan.Version.Nodes.OfType<GradedNode>().Where(n => n.Group == leaf.Group && n.Item == leaf.Item).Max(n => n.MinimumGrades);
        long? added = Least(Most, minimum - given, more => Crosses(With(row, first + (upwards ? 0 : grades - 1), more)));
        long? turned = Least(given, 0, turn => Crosses(Turned(row, first, grades, turn, upwards)));
        return new(leaf.Group, leaf.Item, border, upwards, added, turned);
    }

    /// <summary>The least number that does: one by one while a minimum of grades is not reached (a leaf that begins to count may move the score either way), then by halving.</summary>
    private static long? Least(long most, long oneByOne, Func<long, bool> does)
    {
        for (long tried = 1; tried <= Math.Min(most, oneByOne); tried++)
        {
            if (does(tried))
            {
                return tried;
            }
        }

        long low = Math.Max(0, Math.Min(most, oneByOne)), high = Math.Max(1, low);
        while (high < most && !does(high))
        {
            (low, high) = (high, Math.Min(most, high * 2));
        }

        if (most < 1 || !does(high))
        {
            return null;
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = does(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static long[] With(long[] row, int cell, long more)
    {
        long[] changed = [.. row];
        changed[cell] += more;
        return changed;
    }

    private static long[] Turned(long[] row, int first, int grades, long turn, bool upwards)
    {
        long[] changed = [.. row];
        int target = upwards ? first : first + grades - 1;
        for (int step = 0; step < grades - 1 && turn > 0; step++)
        {
            int from = upwards ? first + grades - 1 - step : first + step;
            long moved = Math.Min(turn, changed[from]);
            changed[from] -= moved;
            changed[target] += moved;
            turn -= moved;
        }

        return changed;
    }

    private static Rational? Rounded(SchemePlan plan, long[] row) =>
        Evaluation.Score(plan, row).Exact is { } exact ? plan.Version.Rounding.Round(exact) : null;
}
