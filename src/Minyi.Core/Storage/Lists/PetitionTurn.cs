namespace Minyi.Storage.Lists;

/// <summary>Whose turn it is on an open petition, as an inbox asks it.</summary>
public enum PetitionTurn
{
    /// <summary>The actor owes a step, or supervises one that is late: what <see cref="Petition.Owed"/> says of a role of the actor's.</summary>
    Owes,

    /// <summary>The actor owes a step or may take one: what <see cref="Petition.NextFor"/> opens, too.</summary>
    OwesOrMay,
}
