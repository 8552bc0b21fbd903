namespace Minyi.Districts;

/// <summary>The kinds of representative 两代表一委员; one person may be of several.</summary>
[Flags]
public enum RepresentativeKinds
{
    /// <summary>No kind: not a representative.</summary>
    None = 0,

    /// <summary>Party delegate 党代表.</summary>
    PartyDelegate = 1,

    /// <summary>Deputy to the people's congress 人大代表.</summary>
    CongressDeputy = 2,

    /// <summary>Member of the people's political consultative conference 政协委员.</summary>
    CppccMember = 4,
}
