using System.Collections.Immutable;
using Minyi.Petitions.Events;
using Minyi.Petitions.Explaining;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>How much of a petition somebody may read.</summary>
internal enum Reading
{
    /// <summary>Nothing: the petition is not theirs.</summary>
    Nothing,

    /// <summary>Of a unit that assists: the petition as it came, and what concerns its own part.</summary>
    Part,

    /// <summary>Of a unit that was in charge or assisted: what happened until the petition left it.</summary>
    Former,

    /// <summary>All of it.</summary>
    Whole,
}

/// <summary>Decides what of a petition an actor may read: texts and attachments are those of the events that the actor is shown.</summary>
/// <remarks>
/// Who asked and whoever acts for them, who collected it, its studio, and the offices that act on every petition read all; the unit in charge too, without what
/// tells of grades. Residents grade and read nothing.
/// </remarks>
internal static class Readings
{
    internal static Reading Of(Petition petition, Actor actor) =>
        petition.Version == 0 ? Reading.Nothing : Of(Parties.Of(petition), petition.Rules.Basis.Reaches.AsSpan(), actor);

    /// <summary>The one place where it is decided, for petitions and for lists.</summary>
    internal static Reading Of(in Parties parties, ReadOnlySpan<RoleReach> reaches, Actor actor)
    {
        Reading most = Reading.Nothing;
        foreach (RoleReach reach in reaches)
        {
            if (!actor.Roles.Contains(reach.Role) || Scopes.IsOfAny(parties.KeptFrom.Span, actor))
            {
                continue;
            }

            Reading one = reach.Party == RoleParty.Clock || reach.Scope == RoleScope.OwnCommunity ? Reading.Nothing
                : Scopes.Covers(reach.Scope, parties, actor) ? reach.Scope == RoleScope.OwnPart ? Reading.Part : Reading.Whole
                : reach.Party == RoleParty.Unit && Scopes.IsOfAny(parties.Former.Span, actor) ? Reading.Former
                : Reading.Nothing;
            most = one > most ? one : most;
        }

        return most;
    }

    /// <summary>The events of a history that a reader is shown, as they are shown.</summary>
    internal static ImmutableArray<ShownEvent> Shown(Petition petition, IEnumerable<RecordedEvent> history, Actor reader)
    {
        Reading reading = Of(petition, reader);
        bool graded = GradedSide.Holds(petition, reader);
        ImmutableArray<ShownEvent>.Builder shown = ImmutableArray.CreateBuilder<ShownEvent>();
        bool theirs = true;
        int version = 0;
        foreach (RecordedEvent happened in history)
        {
            version++;
            bool seen = reading switch
            {
                Reading.Whole => true,
                Reading.Part => IsOfPart(happened, reader),
                Reading.Former => theirs,
                _ => false,
            };
            if (seen)
            {
                shown.Add(ShownHistory.Of(version, happened, graded));
            }

            theirs &= !(version > 1 && happened.Event is PetitionReferred referred && !reader.Units.Contains(referred.Lead) && WasTheirs(shown, reader));
        }

        return shown.ToImmutable();
    }

    /// <summary>What an assisting unit sees: how the petition came, that it was called up, its own part, and what its own people did.</summary>
    private static bool IsOfPart(RecordedEvent happened, Actor reader) => happened.By == reader.Id || happened.Event switch
    {
        PetitionRegistered or PetitionImported => true,
        PetitionReferred referred => referred.Assisting is { } assisting && assisting.Any(reader.Units.Contains),
        StepEvent { Obligations: { } changes } => changes.Any(c => c.Member is { } member && reader.Units.Any(u => u.Value == member)),
        _ => false,
    };

    private static bool WasTheirs(IEnumerable<ShownEvent> shown, Actor reader) => shown.Any(s => s.Event switch
    {
        PetitionReferred referred => reader.Units.Contains(referred.Lead) || (referred.Assisting is { } assisting && assisting.Any(reader.Units.Contains)),
        PetitionRegistered { Lead: { } lead } => reader.Units.Contains(lead),
        PetitionImported imported => imported.Lead is { } lead && reader.Units.Contains(lead),
        _ => false,
    });
}
