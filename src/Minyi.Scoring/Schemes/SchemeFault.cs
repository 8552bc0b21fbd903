namespace Minyi.Scoring.Schemes;

/// <summary>One thing that is wrong with a scheme: where, what was found, what was expected.</summary>
/// <param name="Code">A stable code in kebab case, such as <c>weights-not-one</c>.</param>
/// <param name="Place">The path in the scheme, such as <c>versions[0].nodes[2].parts</c>; empty for the whole.</param>
/// <param name="Found">What was found; in Chinese a clause, in English what follows "found".</param>
/// <param name="Expected">What was expected.</param>
public sealed record SchemeFault(string Code, string Place, LocalizedText Found, LocalizedText Expected)
{
    /// <summary>The fault as a reason of a refusal, its place included.</summary>
    public Reason ToReason()
    {
        string at = Place.Length == 0 ? "" : $"{Place}: ";
        return new(Code, new($"{at}{Found.Chinese}，应为{Expected.Chinese}", $"{at}found {Found.English}, expected {Expected.English}"));
    }
}
