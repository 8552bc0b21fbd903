using Minyi.Petitions.Duplicates;
using Minyi.Tests;

namespace Minyi.Core.Tests.Petitions.Duplicates;

/// <summary>Pairs of petitions that somebody labelled: about the same matter or not.</summary>
internal sealed record LabelledPair(bool Same, string Language, string Place, string Category, string First, string Second)
{
    internal static IReadOnlyList<LabelledPair> Read(string name) =>
    [
        .. from line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Minyi.Core.Tests", "Petitions", "Duplicates", name)).Skip(1)
           let cells = line.Split('\t')
           select new LabelledPair(cells[0] == "yes", cells[1], cells[2], cells[3], cells[4], cells[5]),
    ];

    /// <summary>How a finder does on pairs: all first ones are on file, each second one is looked up.</summary>
    internal static Quality Judge(IReadOnlyList<LabelledPair> pairs, bool withCategory, DuplicateOptions? options = null)
    {
        DuplicateFinder finder = new(options);
        for (int i = 0; i < pairs.Count; i++)
        {
            finder.Add(PetitionId.From($"P-{i}"), new() { Text = pairs[i].First, Place = pairs[i].Place, Category = withCategory ? pairs[i].Category : null });
        }

        Quality quality = new(0, 0, 0, []);
        for (int i = 0; i < pairs.Count; i++)
        {
            DuplicateProfile profile = new() { Text = pairs[i].Second, Place = pairs[i].Place, Category = withCategory ? pairs[i].Category : null };
            DuplicateCandidate? found = finder.Find(profile, int.MaxValue).FirstOrDefault(c => c.Petition.Value == $"P-{i}");
            bool proposed = found is not null;
            quality = new(
                quality.Right + (proposed && pairs[i].Same ? 1 : 0),
                quality.Wrong + (proposed && !pairs[i].Same ? 1 : 0),
                quality.Missed + (!proposed && pairs[i].Same ? 1 : 0),
                proposed == pairs[i].Same ? quality.Faults : [.. quality.Faults, $"{(pairs[i].Same ? "missed" : "wrong")} {found?.Similarity}: {pairs[i].First} | {pairs[i].Second}"]);
        }

        return quality;
    }
}

/// <summary>What was proposed rightly, wrongly and not at all.</summary>
internal sealed record Quality(int Right, int Wrong, int Missed, IReadOnlyList<string> Faults)
{
    internal double Precision => Right + Wrong == 0 ? 1 : Right / (double)(Right + Wrong);

    internal double Recall => Right / (double)(Right + Missed);
}
