namespace Minyi.Scoring.Bulletins;

/// <summary>The codes that bulletins give a meaning to; every other code is the district's own.</summary>
public static class BulletinCodes
{
    /// <summary>Kind: a demand 诉求.</summary>
    public const string Demand = "demand";

    /// <summary>Kind: a suggestion 建议. The adoption rate is about these.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>Outcome: a suggestion adopted 采纳.</summary>
    public const string Adopted = "adopted";

    /// <summary>Outcome: a suggestion adopted in part 部分采纳; counts as adopted.</summary>
    public const string PartlyAdopted = "partly-adopted";

    /// <summary>Outcome: a suggestion not adopted 不采纳.</summary>
    public const string NotAdopted = "not-adopted";
}
