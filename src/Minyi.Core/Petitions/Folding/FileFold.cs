using Minyi.Districts;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Folding;

/// <summary>A petition's file on its way from event to event. Lists are copied only when an event changes them.</summary>
internal sealed class FileFold(PetitionFile file)
{
    private PetitionFile _file = file;
    private Growing<Told>? _told;
    private Growing<RecipientAttempt>? _attempts;
    private Growing<GradeGiven>? _grades;
    private Growing<ExternalReference>? _references;
    private Growing<PetitionId>? _links;
    private Growing<Hearing>? _hearings;
    private Growing<CollectiveAgency>? _agencies;
    private Growing<UnitId>? _formerUnits;
    private Growing<string>? _digestIssues;

    private Growing<ExternalReference> References => _references ??= new(_file.References);

    private Growing<PetitionId> Links => _links ??= new(_file.Links);

    private Growing<CollectiveAgency> Agencies => _agencies ??= new(_file.Agencies);

    internal void Begin(ValueList<ExternalReference> references)
    {
        _file = _file with { References = references };
        _references = null;
    }

    internal void Adopt(ExternalReference from)
    {
        _file = _file with { ImportedFrom = from };
        Add(from);
    }

    internal void Add(ExternalReference reference)
    {
        if (!References.Contains(reference))
        {
            References.Add(reference);
        }
    }

    internal void Answer(ActorId? by) => _file = by == _file.AnsweredBy ? _file : _file with { AnsweredBy = by };

    internal void Add(Told told) => (_told ??= new(_file.Told)).Add(told);

    internal void Add(GradeGiven grade) => (_grades ??= new(_file.Grades)).Add(grade);

    internal void Add(Hearing hearing) => (_hearings ??= new(_file.Hearings)).Add(hearing);

    internal void Take(AgencyTaken taken, Instant at) => Agencies.Add(new(taken.Agents, at));

    internal void Conclude(AgencyConcluded concluded, Instant at)
    {
        if (Agencies.Items is [.., var last])
        {
            Agencies.ReplaceLast(last with { ConcludedAt = at, Result = concluded.Result });
        }
    }

    internal void Leave(UnitId unit)
    {
        _formerUnits ??= new(_file.FormerUnits);
        if (!_formerUnits.Contains(unit))
        {
            _formerUnits.Add(unit);
        }
    }

    /// <summary>Puts the corrected instant wherever the wrong one stands.</summary>
    internal void Correct(Instant wrong, Instant right)
    {
        Instant At(Instant at) => at == wrong ? right : at;
        _file = Freeze();
        _file = _file with
        {
            Told = Moved(_file.Told, t => t.At == wrong, t => t with { At = right }),
            Attempts = Moved(_file.Attempts, a => a.Attempt.At == wrong, a => a with { Attempt = a.Attempt with { At = right } }),
            Grades = Moved(_file.Grades, g => g.At == wrong, g => g with { At = right }),
            Agencies = Moved(
                _file.Agencies, a => a.TakenAt == wrong || a.ConcludedAt == wrong,
                a => a with { TakenAt = At(a.TakenAt), ConcludedAt = a.ConcludedAt is { } at ? At(at) : null }),
        };
        (_told, _attempts, _grades, _agencies) = (null, null, null, null); // what is frozen does not grow
        (_references, _links, _hearings, _formerUnits, _digestIssues) = (null, null, null, null, null);
    }

    private static ValueList<T> Moved<T>(ValueList<T> items, Func<T, bool> stands, Func<T, T> moved) =>
        items.Any(stands) ? items.Select(i => stands(i) ? moved(i) : i).ToValueList() : items;

    /// <summary>What a step does to the file by being taken: approvals are used up or fall away, an account has acted for a unit, an appraisal is offered anew.</summary>
    internal void Take(StepEvent step, ActorId by, bool moved, string acted)
    {
        if (!ReferenceEquals(acted, _file.Acted))
        {
            _file = _file with { Acted = acted };
        }

        if (step.Approvals is not null && !_file.Askers.Contains(by))
        {
            _file = _file with { Askers = [.. _file.Askers, by] };
        }

        if (_file.Approvals.Count > 0)
        {
            _file = _file with
            {
                Approvals = moved ? [] : step.Approvals is { } used ? _file.Approvals.Where(a => a.Of != step.Command || !used.Contains(a.Role)).ToValueList() : _file.Approvals,
            };
        }

        if (step.ForUnit is not null && !_file.Handlers.Contains(by))
        {
            _file = _file with { Handlers = [.. _file.Handlers, by] };
        }
    }

    internal string Acted => _file.Acted;

    /// <summary>What was done under another workflow is told by other sets of roles: it is not counted in this one.</summary>
    internal void Migrate() => _file = _file with { Acted = "" };

    internal bool HasApprovals => _file.Approvals.Count > 0;

    internal void Add(OpenApproval approval) =>
        _file = _file with { Approvals = [.. _file.Approvals, approval], ApprovalsGiven = [.. _file.ApprovalsGiven, approval] };

    /// <summary>Keeps what is no step of the workflow; false when the event does not belong to the file.</summary>
    internal bool Keep(PetitionEvent happened, Instant at)
    {
        switch (happened)
        {
            case ContactAttempted attempted:
                (_attempts ??= new(_file.Attempts)).Add(new(attempted.Recipient, new(attempted.Channel, at)));
                return true;
            case DuplicateLinked linked:
                Links.Add(linked.Other);
                return true;
            case PetitionMerged merged:
                _file = _file with { Head = merged.Head };
                return true;
            case DuplicateUnlinked unlinked:
                Links.RemoveAll(unlinked.Other);
                _file = _file.Head == unlinked.Other ? _file with { Head = null } : _file;
                return true;
            case ReferenceAdded added:
                Add(added.Reference);
                return true;
            case SelectedForDigest selected:
                (_digestIssues ??= new(_file.DigestIssues)).Add(selected.Issue);
                return true;
            default:
                return false;
        }
    }

    internal PetitionFile Freeze() => _file with
    {
        Told = _told?.Freeze() ?? _file.Told,
        Attempts = _attempts?.Freeze() ?? _file.Attempts,
        Grades = _grades?.Freeze() ?? _file.Grades,
        References = _references?.Freeze() ?? _file.References,
        Links = _links?.Freeze() ?? _file.Links,
        Hearings = _hearings?.Freeze() ?? _file.Hearings,
        Agencies = _agencies?.Freeze() ?? _file.Agencies,
        FormerUnits = _formerUnits?.Freeze() ?? _file.FormerUnits,
        DigestIssues = _digestIssues?.Freeze() ?? _file.DigestIssues,
    };
}
