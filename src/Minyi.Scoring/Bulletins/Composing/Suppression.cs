namespace Minyi.Scoring.Bulletins.Composing;

/// <summary>Which satisfactions of a table may not be shown.</summary>
internal static class Suppression
{
    /// <summary>
    /// Codes with fewer grades than the minimum, and, since the total is shown, as many more of the smallest as it takes until what is left by subtraction has
    /// at least the minimum of grades (so that it is the sum of at least two codes).
    /// </summary>
    internal static HashSet<string> Of(IReadOnlyDictionary<string, FiguresTally> tallies, int minimum)
    {
        (string Code, long Grades)[] graded = [.. tallies
            .Select(t => (t.Key, Grades: t.Value.Satisfaction.Whole))
            .Where(t => t.Grades > 0)
            .OrderBy(t => t.Grades).ThenBy(t => t.Key, StringComparer.Ordinal)];
        HashSet<string> hidden = [];
        long sum = 0;
        foreach ((string code, long grades) in graded)
        {
            bool residue = hidden.Count > 0 && sum < minimum;
            if (grades < minimum || residue)
            {
                hidden.Add(code);
                sum += grades;
            }
        }

        return hidden;
    }
}
