using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Workflow;

namespace Minyi.Core.Tests.Petitions;

/// <summary>
/// A plain model of what a petition's file holds, written from the paper and not from the workflow: what each command that was accepted means for
/// units, outcome, appraisals, board and file. It looks at the commands, and at events only for when they happened.
/// </summary>
internal sealed class PaperModel
{
    private readonly Dictionary<string, AppraisalState> _appraisals = new(StringComparer.Ordinal);
    private readonly List<Told> _told = [];
    private readonly List<RecipientAttempt> _attempts = [];
    private readonly List<GradeGiven> _grades = [];
    private readonly List<ExternalReference> _references = [];
    private readonly List<PetitionId> _links = [];
    private readonly List<Hearing> _hearings = [];
    private readonly List<string> _issues = [];
    private PetitionId? _head;
    private UnitId? _lead;
    private UnitId[] _assisting = [];
    private string? _outcome;
    private bool _published;

    /// <summary>A command was accepted and became one event.</summary>
    internal void Apply(PetitionCommand command, RecordedEvent happened)
    {
        switch (command)
        {
            case Register register:
                _references.AddRange(register.Form.References ?? []);
                break;
            case ReceiveFromMeetings receive:
                Reconsider();
                _published = false;
                _references.AddRange(receive.Form?.References ?? []);
                Note(receive.Reference);
                break;
            case HandOver over:
                _outcome = "HandedOver";
                Note(over.Reference);
                break;
            case Refer refer:
                (_lead, _assisting) = (refer.Lead, [.. refer.Assisting]);
                break;
            case FeedBack told:
                _told.Add(new(told.Recipient, told.Channel, happened.At, happened.Event.Data.Length > 0 ? happened.Event.Data[0].Id : null));
                break;
            case Appraise appraise:
                _grades.Add(new(appraise.Appraisal, appraise.Grade, happened.At));
                _appraisals[appraise.Appraisal] = appraise.Grade.Code == "not-satisfied" ? AppraisalState.NotSatisfied : AppraisalState.Satisfied;
                break;
            case ConcludeHearing held:
                _hearings.Add(held.Hearing);
                break;
            case RecordAttempt attempt:
                _attempts.Add(new(attempt.Recipient, new(attempt.Channel, happened.At)));
                break;
            case LinkDuplicate link:
                _links.Add(link.Other);
                break;
            case MergeInto merge:
                _head = merge.Head;
                break;
            case UnlinkDuplicate unlink:
                _links.Remove(unlink.Other);
                _head = _head == unlink.Other ? null : _head;
                break;
            case AddReference add:
                Note(add.Reference);
                break;
            case SelectForDigest select:
                _issues.Add(select.Issue);
                break;
            case AnswerOnTheSpot answer:
                _outcome = answer.Outcome;
                break;
            case Conclude conclude:
                _outcome = conclude.Outcome;
                break;
            default:
                Step(command.Name, (command as Step)?.Outcome);
                break;
        }
    }

    /// <summary>What the petition shows is what the model holds.</summary>
    internal void Check(Petition petition)
    {
        ConfigurationView view = petition.Rules.Workflow.Describe(petition.Configuration);
        Assert.Equal(_outcome, view.Outcome);
        Assert.Equal(_published, view.Published);
        Assert.Equal(_appraisals.OrderBy(a => a.Key, StringComparer.Ordinal), view.Appraisals);
        Assert.Equal(_lead, petition.Lead);
        Assert.Equal(_assisting, petition.Assisting);
        Assert.Equal(_told, petition.File.Told);
        Assert.Equal(_attempts, petition.File.Attempts);
        Assert.Equal(_grades, petition.File.Grades);
        Assert.Equal(_references, petition.File.References);
        Assert.Equal(_links, petition.File.Links);
        Assert.Equal(_head, petition.File.Head);
        Assert.Equal(_hearings, petition.File.Hearings);
        Assert.Equal(_issues, petition.File.DigestIssues);
    }

    private void Step(string command, string? proposed)
    {
        switch (command)
        {
            case "AnswerOnTheSpot" or "Conclude":
                _outcome = proposed;
                break;
            case "Explain":
                _outcome = "Explained";
                break;
            case "NotAccept":
                _outcome = "NotAccepted";
                break;
            case "Withdraw":
                _outcome = "Withdrawn";
                _appraisals.Clear();
                break;
            case "OfferAppraisal":
                foreach (string appraisal in (string[])["by-petitioner", "by-representative", "by-residents"])
                {
                    _appraisals[appraisal] = AppraisalState.Offered;
                }

                break;
            case "Lapse": // who said nothing in time; what was said stays
                foreach (string open in _appraisals.Where(a => a.Value == AppraisalState.Offered).Select(a => a.Key).ToArray())
                {
                    _appraisals[open] = AppraisalState.Lapsed;
                }

                break;
            case "Rework" or "TakeUnderSupervision" or "LookAgain":
                Reconsider();
                break;
            case "Reopen":
                Reconsider();
                _published = false;
                break;
            case "Publish":
                _published = true;
                break;
        }
    }

    /// <summary>It is handled anew: the answer and what was said of it are over; the grades given stay on the file.</summary>
    private void Reconsider()
    {
        _outcome = null;
        _appraisals.Clear();
    }

    private void Note(ExternalReference? reference)
    {
        if (reference is { } one && !_references.Contains(one))
        {
            _references.Add(one);
        }
    }
}
