using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Checking;

/// <summary>A hearing as it is put on file.</summary>
internal static class Hearings
{
    internal static void Check(in StepCase step, Hearing hearing, ref List<Reason>? reasons)
    {
        TimeBounds.Check(hearing.NoticeGiven, ref reasons);
        LocalDate today = step.Rules.Time.DateOf(step.At);
        Reasons.AddIf(ref reasons, hearing.Held < hearing.NoticeGiven || hearing.Held > today, Reasons.HearingOrder);
        Reasons.AddIf(ref reasons, hearing.Participants.Count == 0 || hearing.Participants.Any(g => g.Count < 1), Reasons.HearingParticipants);
        Reasons.AddIf(ref reasons, hearing.Participants.Any(g => Forms.HoldsPersonalData(g.Group)), Reasons.PersonalData);
    }
}

/// <summary>The representatives who take a matter into collective agency.</summary>
internal static class Agencies
{
    internal static void Check(in StepCase step, ImmutableArray<RepresentativeId> agents, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, agents.IsEmpty && !step.Actor.Roles.Overlaps(step.Tables.Collecting), Reasons.AgentsMissing);
        Reasons.AddIf(ref reasons, agents.Distinct().Count() != agents.Length || agents.Contains(default), Reasons.AgentTwice);
    }
}
