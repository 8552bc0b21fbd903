namespace Minyi.Petitions.Deciding;

/// <summary>On which petition somebody wants to take a step, who, and when.</summary>
internal readonly struct StepCase(Petition petition, Actor actor, Instant at)
{
    internal Petition Petition { get; } = petition;

    internal PetitionRules Rules => Petition.Rules;

    internal WorkflowTables Tables => Petition.Rules.Tables;

    internal Actor Actor { get; } = actor;

    internal Instant At { get; } = at;
}
