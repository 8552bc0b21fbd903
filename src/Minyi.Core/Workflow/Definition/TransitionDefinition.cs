namespace Minyi.Workflow.Definition;

/// <summary>A transition: who may do what, from where to where, on which terms, with which effects.</summary>
/// <param name="Id">The id, unique in the workflow, in kebab case.</param>
/// <param name="From">The states it leaves from; at least one.</param>
/// <param name="To">The state it leads to; null when the petition stays where it is.</param>
/// <param name="Command">The command that asks for it.</param>
/// <param name="Roles">The roles that may ask; at least one, and one of them suffices.</param>
/// <param name="Requires">All that must hold.</param>
/// <param name="Effects">All that it does, in order.</param>
/// <param name="Source">The article or decision behind it; null when none is cited.</param>
public sealed record TransitionDefinition(
    string Id,
    ValueList<string> From,
    string? To,
    string Command,
    ValueList<Role> Roles,
    ValueList<Requirement> Requires,
    ValueList<Effect> Effects,
    string? Source = null)
{
    /// <summary>
    /// Whether the next of a chain may take it in the place of one of <see cref="Roles"/> whose clock has run out: with a reason, and the event says for whom.
    /// </summary>
    public bool StandIn { get; init; }

    /// <summary>The article by which law leaves this decision to one body, so that nobody can stand in; null when none does.</summary>
    public string? Sole { get; init; }

    /// <summary>The first requirement of a kind, or null.</summary>
    /// <param name="kind">Which kind.</param>
    public Requirement? Find(RequirementKind kind)
    {
        foreach (Requirement requirement in Requires)
        {
            if (requirement.Kind == kind)
            {
                return requirement;
            }
        }

        return null;
    }
}
