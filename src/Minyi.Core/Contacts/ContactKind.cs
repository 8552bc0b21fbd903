namespace Minyi.Contacts;

/// <summary>The kinds of contact 包干到户.</summary>
public enum ContactKind
{
    /// <summary>A household 住户.</summary>
    Household,

    /// <summary>An enterprise 企业.</summary>
    Enterprise,

    /// <summary>A party branch 党支部.</summary>
    PartyBranch,

    /// <summary>A sector 界别.</summary>
    Sector,
}
