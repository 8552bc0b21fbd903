using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Commands;

/// <summary>Something that is kept on the file and is no step of the workflow.</summary>
/// <remarks>Offices give it, on the petitions that their roles cover; petitioners and residents keep nothing on the file.</remarks>
public abstract record FilingCommand : PetitionCommand
{
    private protected FilingCommand(string name)
        : base(name)
    {
    }

    internal sealed override PetitionEvent? Decide(Petition petition, Actor actor, Instant at, ref List<Reason>? reasons)
    {
        Authorities.Check(petition, MayBeGivenBy, actor, ref reasons);
        if (reasons is not null)
        {
            return null; // who may not give it is told nothing of what is on file
        }

        Reasons.AddIf(ref reasons, petition.Version == 0, Reasons.NotRegistered);
        Reasons.AddIf(ref reasons, petition.LastAt > at, Reasons.BackInTime);

        return Event(petition, at, ref reasons);
    }

    /// <summary>Whether those of a party may give it.</summary>
    internal virtual bool MayBeGivenBy(RoleParty party) => party == RoleParty.Office;

    /// <summary>The event that it makes, with what speaks against it.</summary>
    private protected abstract PetitionEvent? Event(Petition petition, Instant at, ref List<Reason>? reasons);
}
