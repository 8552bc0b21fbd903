namespace Minyi.Scoring.Bulletins;

/// <summary>The codes that bulletins give a meaning to. Kinds and outcomes are named as the built-in workflows name them; every other code is the district's own.</summary>
public static class BulletinCodes
{
    /// <summary>Kind: a demand 诉求.</summary>
    public const string Demand = "Demand";

    /// <summary>Kind: a suggestion 建议. The adoption rate is about these.</summary>
    public const string Suggestion = "Suggestion";

    /// <summary>Outcome: a suggestion adopted 采纳.</summary>
    public const string Adopted = "Adopted";

    /// <summary>Outcome: a suggestion adopted in part 部分采纳; counts as adopted.</summary>
    public const string PartlyAdopted = "PartlyAdopted";

    /// <summary>Outcome: a suggestion not adopted 不采纳.</summary>
    public const string NotAdopted = "NotAdopted";

    /// <summary>Mark: a hearing 听证会 is asked for or under way.</summary>
    public const string Hearing = "hearing";

    /// <summary>Mark: collective agency 集体代理.</summary>
    public const string CollectiveAgency = "collective-agency";

    /// <summary>Mark: to be handled again, since the petitioner was not satisfied 不满意重办.</summary>
    public const string Rework = "rework";

    /// <summary>Mark: under supervision 督办.</summary>
    public const string Supervision = "supervision";
}
