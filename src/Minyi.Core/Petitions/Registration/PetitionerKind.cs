namespace Minyi.Petitions.Registration;

/// <summary>How the petitioner 诉求人 appears.</summary>
public enum PetitionerKind
{
    /// <summary>With a name 实名.</summary>
    Named,

    /// <summary>Without a name 匿名: feedback goes on the board.</summary>
    Anonymous,

    /// <summary>Through somebody else 代为反映: a family member, a neighbour, a representative.</summary>
    ByProxy,
}
