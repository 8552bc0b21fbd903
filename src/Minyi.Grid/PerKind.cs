using Minyi.Districts;

namespace Minyi.Grid;

/// <summary>One value for each kind of representative.</summary>
/// <typeparam name="T">What is counted or weighed by kind.</typeparam>
/// <param name="PartyDelegates">For party delegates 党代表.</param>
/// <param name="CongressDeputies">For deputies to the people's congress 人大代表.</param>
/// <param name="CppccMembers">For members of the CPPCC 政协委员.</param>
public readonly record struct PerKind<T>(T PartyDelegates, T CongressDeputies, T CppccMembers)
{
    /// <summary>The value of one kind.</summary>
    /// <param name="kind">A single kind.</param>
    /// <exception cref="ArgumentOutOfRangeException">None, or several kinds.</exception>
    public T this[RepresentativeKinds kind] => kind switch
    {
        RepresentativeKinds.PartyDelegate => PartyDelegates,
        RepresentativeKinds.CongressDeputy => CongressDeputies,
        RepresentativeKinds.CppccMember => CppccMembers,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A single kind is needed."),
    };
}
