using Minyi.Deadlines;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Workflow;

namespace Minyi.Petitions.Commands;

/// <summary>
/// 更正日期: corrects an instant that was put on file wrongly, with a reason. All that carries it moves: the registration, what was filed then, and the clocks that were
/// started or paused then, whose due dates are worked out again by their rules from the corrected start. A clock that had run out and is due later again runs again.
/// </summary>
/// <param name="Wrong">The instant on file.</param>
/// <param name="Right">The instant that it should have been.</param>
/// <remarks>
/// It is for offices that act on every petition, and not for one whose own time limit it would put off. It is the one command that may come before the last event:
/// where that is what is wrong, the file goes on from here.
/// </remarks>
/// <example><code>
/// new CorrectDate(Instant.FromUtc(2090, 1, 5, 1, 0), Instant.FromUtc(2026, 1, 5, 1, 0)) // with a text "reason"
/// </code></example>
public sealed record CorrectDate(Instant Wrong, Instant Right) : PetitionCommand(nameof(CorrectDate))
{
    internal override PetitionEvent? Decide(Petition petition, Actor actor, Instant at, ref List<Reason>? reasons)
    {
        (Instant wrong, Instant right) = (Cut(Wrong), Cut(Right));
        Authorities.CheckDistrict(petition, actor, ref reasons);
        if (reasons is not null)
        {
            return null;
        }

        Reasons.AddIf(ref reasons, petition.Version == 0, Reasons.NotRegistered);
        Reasons.AddIf(ref reasons, petition.LastAt > at && petition.LastAt != wrong, Reasons.BackInTime);
        Reasons.AddIf(ref reasons, !HasReason || Data.IsEmpty, Reasons.CorrectionReason);
        Reasons.AddIf(ref reasons, !TimeBounds.Hold(right), Reasons.OutOfBounds);
        Reasons.AddIf(ref reasons, wrong == right, Reasons.DateUnchanged);
        if (petition.Version == 0 || reasons is not null)
        {
            return null;
        }

        Reasons.AddIf(ref reasons, !FiledInstants.Of(petition).Contains(wrong), Reasons.DateNotOnFile);
        Reasons.AddIf(ref reasons, !InOrder(petition, wrong, right, at), Reasons.DateOutOfOrder);
        if (reasons is not null)
        {
            return null;
        }

        ValueList<ClockChange>? clocks = Clocks(petition, actor, wrong, right, at, ref reasons);
        return new DateCorrected { Wrong = wrong, Right = right, Clocks = clocks };
    }

    private static Instant Cut(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);

    /// <summary>Nothing on file lies before the registration, and nothing after the correction.</summary>
    private static bool InOrder(Petition petition, Instant wrong, Instant right, Instant at)
    {
        if (right > at)
        {
            return false;
        }

        return petition.RegisteredAt == wrong
            ? FiledInstants.AfterRegistration(petition).All(i => i == wrong || i >= right)
            : petition.RegisteredAt > at || right >= petition.RegisteredAt;
    }

    private static ValueList<ClockChange>? Clocks(Petition petition, Actor actor, Instant wrong, Instant right, Instant at, ref List<Reason>? reasons)
    {
        List<ClockChange> changes = [];
        foreach (Deadline before in petition.Deadlines)
        {
            if (changes.Exists(c => c.Clock == before.Clock) || Corrected(petition.Rules, before, wrong, right) is not { } after || after == before)
            {
                continue;
            }

            WorkflowTables tables = petition.Rules.Tables;
            int clock = tables.Clocks[before.Clock];
            ClockState state = tables.ClockOf(clock, tables.Layout.Clocks[clock].Read(petition.Configuration.Words));
            if (state.Status == ClockStatus.RunOut && after.DueAt > at)
            {
                state = new(ClockStatus.Running, tables.Definition.Clocks[clock].Stages[^1]);
                changes.AddRange(tables.Definition.Clocks[clock].Chain.Where(l => l.Clock is { } next && petition.DeadlineOf(next) is not null).Select(l => new ClockChange(l.Clock!, ClockStatus.Stopped)));
            }

            bool own = after.DueAt > before.DueAt && petition.State.Owes.Any(o => o.Clock == before.Clock && actor.Roles.Contains(o.Role));
            Reasons.AddIf(ref reasons, own, Reasons.OwnDeadline);
            changes.Add(new(before.Clock, state.Status, state.Stage, after));
        }

        return changes.OrNull();
    }

    /// <summary>The deadline with the corrected instant in it; null where it would pause before it starts, or go on before it was paused.</summary>
    private static Deadline? Corrected(PetitionRules rules, Deadline deadline, Instant wrong, Instant right)
    {
        Instant Moved(Instant at) => at == wrong ? right : at;
        DeadlineRule rule = rules.Clock(deadline.Clock);
        Deadline moved = deadline with
        {
            StartedAt = Moved(deadline.StartedAt),
            PausedAt = deadline.PausedAt is { } paused ? Moved(paused) : null,
            Pauses = [.. deadline.Pauses.Select(p => new PauseSpan(Moved(p.From), Moved(p.Until)))],
        };
        Instant last = moved.StartedAt;
        foreach (PauseSpan pause in moved.Pauses)
        {
            if (pause.From < last || pause.Until < pause.From)
            {
                return null;
            }

            last = pause.Until;
        }

        return moved.PausedAt < last ? null
            : moved == deadline ? deadline
            : rules.Time.Recompute(rule, moved, nameof(CorrectDate))?.After ?? moved;
    }
}
