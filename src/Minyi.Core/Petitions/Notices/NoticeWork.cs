using System.Collections.Immutable;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Notices;

/// <summary>Works out the notices of one event.</summary>
internal sealed class NoticeWork
{
    private readonly Petition _before;
    private readonly Petition _after;
    private readonly Instant _at;
    private readonly WorkflowTables _tables;
    private readonly ImmutableArray<PetitionNotice>.Builder _notices = ImmutableArray.CreateBuilder<PetitionNotice>();
    private readonly HashSet<(NoticeKind, NoticeRecipient)> _told = [];

    internal NoticeWork(Petition before, Petition after, Instant at) => (_before, _after, _at, _tables) = (before, after, at, after.Rules.Tables);

    internal ImmutableArray<PetitionNotice> Of(PetitionEvent happened)
    {
        switch (happened)
        {
            case StepEvent step:
                Step(step);
                break;
            case DeadlineRecomputed recomputed:
                DueDate(recomputed.Deadline.Clock);
                break;
            case DateCorrected { Clocks: { } clocks }:
                DueDates(clocks);
                break;
            case ApprovalGiven given:
                Approved(given);
                break;
        }

        return _notices.ToImmutable();
    }

    private void Step(StepEvent step)
    {
        bool begins = step is PetitionRegistered || (step is PetitionImported && _before.Version == 0);
        bool moves = _before.Version > 0 && _after.State.Id != _before.State.Id;
        Answers(step);
        if (begins)
        {
            Tell(NoticeKind.Received, Asking());
        }

        if (step is PetitionMerged)
        {
            Tell(NoticeKind.Merged, Asking());
        }

        if (_after.IsClosed && (begins || moves))
        {
            Tell(NoticeKind.Closed, Answered().Concat(InCharge()), Outcome());
        }
        else
        {
            if (begins || moves || step is PetitionReferred or PetitionMerged)
            {
                Owed();
            }

            if (moves)
            {
                Tell(NoticeKind.Progress, Asking().Where(r => !_told.Contains((NoticeKind.Question, r))).Concat(InCharge().Where(r => !_told.Contains((NoticeKind.StepOwed, r)))));
            }
        }

        if (step is ClockExpired expired)
        {
            Expired(expired);
        }
        else if (!begins && !moves)
        {
            DueDates(step.Clocks);
            Urged(step);
        }

        foreach (AppraisalChange change in step.Appraisals ?? [])
        {
            if (change.Is == AppraisalState.Offered)
            {
                Invite(change.Appraisal);
            }
        }

        if (step.Published is { } published)
        {
            Tell(published ? NoticeKind.Published : NoticeKind.Retracted, Answered(), published ? Outcome() : []);
        }
    }

    /// <summary>Whoever owes the next step under a clock that runs; of those who ask it is a question.</summary>
    private void Owed()
    {
        foreach (OwedStep owed in _after.State.Owes)
        {
            if (_after.DeadlineOf(owed.Clock) is { IsPaused: false } deadline)
            {
                bool asks = _tables.RolesById.TryGetValue(owed.Role, out RoleDefinition? role) && role.Party == RoleParty.Asking;
                Tell(asks ? NoticeKind.Question : NoticeKind.StepOwed, NoticeRecipients.Of(_after, owed.Role), new NoticeValue(NoticeValues.Due, NoticeValues.Day(deadline)));
            }
        }
    }

    /// <summary>Those to whom feedback was given, and the unit in charge of a part.</summary>
    private void Answers(StepEvent step)
    {
        foreach (ObligationChange change in step.Obligations ?? [])
        {
            if (change.Is is not (ObligationState.Settled or ObligationState.Some) || !_tables.Obligations.TryGetValue(change.Recipient, out int index))
            {
                continue;
            }

            ObligationDefinition obligation = _tables.Definition.Obligations[index];
            if (!obligation.Recipient)
            {
                // A set that nobody is in is settled when it is opened: then nobody gave a part.
                Tell(NoticeKind.PartGiven, change.Member is null ? [] : InCharge());
            }
            else if (!_tables.Absent.By(_after.Form).Contains(obligation.Id))
            {
                Tell(NoticeKind.Answer, NoticeRecipients.Of(_after, obligation.To));
            }
        }
    }

    private void Expired(ClockExpired expired)
    {
        NoticeValue[] values = OfClock(expired.Clock);
        if (!_tables.Clocks.TryGetValue(expired.Clock, out int index))
        {
            return;
        }

        ClockDefinition clock = _tables.Definition.Clocks[index];
        IEnumerable<NoticeRecipient> owing = Owing(_before, expired.Clock);
        if (clock.Stages.Count > 0 && clock.Stages[^1] != expired.Stage)
        {
            Tell(NoticeKind.Reminder, owing, values);
            return;
        }

        Tell(NoticeKind.Overdue, owing, values);
        Tell(NoticeKind.SupervisionOwed, NoticeRecipients.Of(_after, Next(clock)), values);
    }

    /// <summary>
    /// Whom lateness climbs to: of a clock that somebody owes a step under the first of its chain; of a clock of a chain's link the one behind that link, in the chains of
    /// the clocks that have run out.
    /// </summary>
    private IEnumerable<Role> Next(ClockDefinition expired)
    {
        if (expired.Supervisor is { } first)
        {
            yield return first;
        }

        foreach (OwedStep owed in _after.State.Owes)
        {
            ClockDefinition clock = _tables.Definition.Clocks[_tables.Clocks[owed.Clock]];
            for (int i = 0; i < clock.Chain.Count - 1; i++)
            {
                if (clock.Chain[i].Clock == expired.Id && IsRunOut(owed.Clock))
                {
                    yield return clock.Chain[i + 1].Role;
                }
            }
        }
    }

    private bool IsRunOut(string clock)
    {
        int index = _tables.Clocks[clock];
        return _tables.ClockOf(index, _tables.Layout.Clocks[index].Read(_after.Configuration.Words)).Status == ClockStatus.RunOut;
    }

    /// <summary>A step that does nothing but point at a clock urges those who owe a step under it: to supervise where only a clock that has run out allows it, to remind otherwise.</summary>
    private void Urged(StepEvent step)
    {
        TransitionDefinition? transition = _tables.Definition.Transitions.FirstOrDefault(t => t.Id == step.Transition);
        if (transition is { To: null } && transition.Find(RequirementKind.Clock) is { Of: { } clock } requirement && Owing(_after, clock).ToArray() is { Length: > 0 } owing
            && transition.Effects.All(e => e.Kind == EffectKind.Start && e.Of == clock))
        {
            bool late = requirement.Is.All(s => s == "run-out");
            Tell(late ? NoticeKind.Supervised : NoticeKind.Reminder, owing, OfClock(clock));
        }
    }

    private void Invite(string appraisal)
    {
        AppraisalDefinition? defined = _tables.Appraisals.TryGetValue(appraisal, out int index) ? _tables.Definition.Appraisals[index] : null;
        LocalizedText text = defined?.Text ?? NoticeValues.Plain(appraisal);
        Tell(
            NoticeKind.GradeInvited, NoticeRecipients.Of(_after, _tables.AppraisersOf(appraisal).Order()),
            new(NoticeValues.Appraisal, text), new(NoticeValues.Due, NoticeValues.Day(defined?.Clock is { } clock ? _after.DeadlineOf(clock) : null)));
    }

    private void Approved(ApprovalGiven given)
    {
        IEnumerable<Role> may = _tables.Definition.Transitions.Where(t => t.Command == given.Of && t.From.Contains(_after.State.Id, StringComparer.Ordinal)).SelectMany(t => t.Roles).Distinct();
        LocalizedText step = _tables.Definition.Commands.FirstOrDefault(c => c.Id == given.Of)?.Text ?? NoticeValues.Plain(given.Of);
        Tell(NoticeKind.Approved, NoticeRecipients.Of(_after, may), new NoticeValue(NoticeValues.Step, step));
    }

    private void DueDates(IEnumerable<ClockChange>? changes)
    {
        foreach (ClockChange change in changes ?? [])
        {
            DueDate(change.Clock);
        }
    }

    /// <summary>A due date that moved while the step stays owed.</summary>
    private void DueDate(string clock)
    {
        if (_before.DeadlineOf(clock) is { } was && _after.DeadlineOf(clock) is { IsPaused: false } becomes && was.DueOn != becomes.DueOn && Owing(_after, clock).ToArray() is { Length: > 0 } owing)
        {
            Tell(NoticeKind.DueDateChanged, Asking().Concat(owing), OfClock(clock));
        }
    }

    private static IEnumerable<NoticeRecipient> Owing(Petition petition, string clock) =>
        NoticeRecipients.Of(petition, petition.State.Owes.Where(o => o.Clock == clock).Select(o => o.Role));

    private IEnumerable<NoticeRecipient> Asking() =>
        NoticeRecipients.Of(_after, _tables.Definition.Roles.Where(r => r is { Party: RoleParty.Asking, Scope: RoleScope.OwnPetition }).Select(r => r.Id));

    private IEnumerable<NoticeRecipient> InCharge() =>
        NoticeRecipients.Of(_after, _tables.Definition.Roles.Where(r => r.Party == RoleParty.Unit && _after.Rules.Scope(r.Id) == RoleScope.OwnReferral).Select(r => r.Id));

    /// <summary>All to whom the workflow owes feedback and who are there.</summary>
    private IEnumerable<NoticeRecipient> Answered() =>
        NoticeRecipients.Of(_after, _tables.Definition.Obligations.Where(o => o.Recipient && !_tables.Absent.By(_after.Form).Contains(o.Id)).SelectMany(o => o.To));

    private NoticeValue[] OfClock(string clock) =>
    [
        new(NoticeValues.Clock, NoticeValues.ClockText(_tables, clock)),
        new(NoticeValues.Due, NoticeValues.Day(_after.DeadlineOf(clock) ?? _before.DeadlineOf(clock))),
    ];

    private NoticeValue[] Outcome()
    {
        string? outcome = _after.State.Final?.Outcome;
        return [new(NoticeValues.Outcome, _tables.Definition.Outcomes.FirstOrDefault(o => o.Id == outcome)?.Text ?? _after.State.Text)];
    }

    private void Tell(NoticeKind kind, IEnumerable<NoticeRecipient> recipients, params ReadOnlySpan<NoticeValue> values)
    {
        NoticeValue[] own = values.ToArray();
        foreach (NoticeRecipient recipient in recipients)
        {
            if (_told.Add((kind, recipient)))
            {
                _notices.Add(new(_after.Id, _after.Version, _notices.Count, kind, recipient, _at,
                [
                    new(NoticeValues.Petition, NoticeValues.Plain(_after.Id.Value)),
                    new(NoticeValues.Role, _tables.RolesById[recipient.Role].Text),
                    new(NoticeValues.State, _after.State.Text),
                    .. own,
                ]));
            }
        }
    }
}
