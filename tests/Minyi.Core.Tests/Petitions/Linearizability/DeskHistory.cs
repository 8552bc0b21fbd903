using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Storage;

namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>
/// Judges what callers were told by what was recorded in the end. Each petition's history is replayed from the submissions alone; then every answer must
/// be one that a desk working through that history call by call would have given, at a moment between the call and its answer.
/// </summary>
internal sealed class DeskHistory
{
    private readonly Dictionary<PetitionId, List<Petition>> _versions = [];
    private readonly Dictionary<PetitionId, long[]> _positions = [];
    private readonly Dictionary<(PetitionId, CommandId), Recorded> _recorded = [];
    private readonly ILookup<(PetitionId, CommandId), SubmitCall> _calls;
    private readonly IReadOnlyList<Call> _log;
    private readonly List<string> _findings = [];

    private DeskHistory(PetitionRules rules, IReadOnlyList<EventEnvelope> stream, IReadOnlyList<Call> log)
    {
        _log = log;
        _calls = log.OfType<SubmitCall>().ToLookup(c => (c.Submission.Petition, c.Submission.Id));
        foreach (IGrouping<PetitionId, EventEnvelope> history in stream.GroupBy(e => e.Petition))
        {
            _positions.Add(history.Key, [0, .. history.Select(e => e.Position.Number)]);
            Replay(Petition.New(history.Key, rules), [.. history]);
        }
    }

    /// <summary>Whatever is not as it would be with one call after another; nothing, for a desk and a store that keep their promises.</summary>
    internal static IReadOnlyList<string> Judge(PetitionRules rules, IReadOnlyList<EventEnvelope> stream, IReadOnlyList<Call> log)
    {
        DeskHistory history = new(rules, stream, log);
        if (history._findings.Count == 0)
        {
            foreach (SubmitCall call in log.OfType<SubmitCall>().Where(c => c.Result is not null))
            {
                history.Answer(call, call.Result!);
            }

            foreach (ReadCall read in log.OfType<ReadCall>())
            {
                history.Check(read.Petition.Equals(history.At(read.Petition)), read, "no version of the petition");
            }
        }

        if (history._findings.Count == 0)
        {
            history.Order();
        }

        return history._findings;
    }

    private void Replay(Petition petition, List<EventEnvelope> history)
    {
        List<Petition> versions = _versions[petition.Id] = [petition];
        PaperModel model = new();
        bool joined = false; // from then on it stands where another petition stood
        while (petition.Version < history.Count)
        {
            EventEnvelope first = history[petition.Version];
            if (first.Actor == Minyi.Hosting.DeadlineRunner.ActorId)
            {
                PetitionDecision expired = Lateness.Decide(petition);
                if (!expired.Events.SequenceEqual([first.Event]) || expired.At != first.RecordedAt)
                {
                    _findings.Add($"{first} is not what runs out next, or not when it does.");
                    return;
                }

                ExpireClock due = petition.NextExpiry()!.Command;
                petition = petition.Apply(first.Recorded);
                versions.Add(petition);
                if (!joined)
                {
                    model.Apply(due, first.Recorded);
                }

                continue;
            }

            EventEnvelope[] events = [.. history.Skip(petition.Version).TakeWhile(e => e.Command == first.Command)];
            (PetitionId, CommandId) key = (petition.Id, first.Command);
            if (_calls[key].FirstOrDefault()?.Submission is not { } submission || !_recorded.TryAdd(key, new(petition.Version + events.Length, events[^1].Position.Number, [.. events.Select(e => e.Event)])))
            {
                _findings.Add($"{first} is there twice, or nobody submitted it.");
                return;
            }

            PetitionDecision decision = petition.Decide(Announced(submission), submission.Actor, submission.At!.Value);

            // How a petition joins a matter depends on the one that leads it.
            if (submission.Command is not MergeInto && !decision.Events.Select(Bare).SequenceEqual(events.Select(e => Bare(e.Event))))
            {
                _findings.Add($"{first} is not what {submission} comes to in {petition}: {decision.Refusal}.");
                return;
            }

            foreach (EventEnvelope e in events)
            {
                RecordedEvent happened = new(e.Event, e.Actor, e.RecordedAt);
                petition = petition.Apply(happened);
                versions.Add(petition);
                joined |= happened.Event is PetitionMerged merged && merged.State != versions[^2].State.Id;
                if (!joined)
                {
                    model.Apply(submission.Command, happened);
                    model.Check(petition);
                }
            }
        }

        PetitionEvent Bare(PetitionEvent happened) => happened with { Data = [], Submitted = null };
    }

    private void Answer(SubmitCall call, SubmissionResult result)
    {
        _recorded.TryGetValue((call.Submission.Petition, call.Submission.Id), out Recorded? recorded);
        Check(result.Petition.Equals(At(result.Petition)), call, "no version of the petition");
        if (result.Refusal is { } refusal)
        {
            PetitionDecision decision = Lateness.Until(At(result.Petition)!, call.Submission.At!.Value).Decide(Announced(call.Submission), call.Submission.Actor, call.Submission.At!.Value);

            // What a link or a merger needs of the other petition, this petition does not know.
            Check(call.Submission.Command is MergeInto or LinkDuplicate || refusal.Equals(decision.Refusal), call, "refused where something else stands in the way, or nothing");
            Check(recorded is null || recorded.Version > result.Petition.Version, call, "refused though it was recorded before");
            return;
        }

        if (call.Submission.Command is ExpireClock)
        {
            return; // what ran out is recorded under the runner's id, whoever said so
        }

        Check(recorded is not null, call, "accepted and lost");
        Check(recorded is null || result.Events.SequenceEqual(recorded.Events), call, "another answer than the first");
        Check(recorded is null || (result.IsRepeated ? result.Petition.Version >= recorded.Version : result.Petition.Version == recorded.Version), call, "answered with another version than it made");
    }

    /// <summary>Real time: within each petition for all calls, in the stream for all that was recorded and for heads.</summary>
    private void Order()
    {
        Dictionary<PetitionId, (List<Mark> Known, List<Mark> Begun)> petitions = _versions.Keys.ToDictionary(id => id, _ => (new List<Mark>(), new List<Mark>()));
        List<Mark> known = [];
        List<Mark> begun = [];

        // A place is twice a version, or a position; who saw it stands after who made it.
        foreach (((PetitionId id, CommandId command), Recorded recorded) in _recorded)
        {
            SubmitCall[] first = [.. _calls[(id, command)].Where(c => c.Result is { IsAccepted: true, IsRepeated: false })];
            SubmitCall[] unknown = [.. _calls[(id, command)].Where(c => c.Result is null)];
            SubmitCall? made = first.FirstOrDefault() ?? unknown.MinBy(c => c.Begun);
            Check(made is not null && first.Length <= 1, made ?? _calls[(id, command)].First(), "recorded once, and accepted anew by none or by several");
            if (made is not null)
            {
                petitions[id].Begun.Add(new(made.Begun, 2 * recorded.Version, made));
                begun.Add(new(made.Begun, 2 * recorded.Position, made));
            }
        }

        foreach (Call call in _log.Where(c => c.Answered < long.MaxValue))
        {
            Petition? seen = (call as SubmitCall)?.Result!.Petition ?? (call as ReadCall)?.Petition;
            if (seen is not null && petitions.TryGetValue(seen.Id, out (List<Mark> Known, List<Mark> Begun) own))
            {
                own.Known.Add(new(call.Answered, (2 * seen.Version) + 1, call));
                if (call is not SubmitCall { Result: { IsAccepted: true, IsRepeated: false } })
                {
                    own.Begun.Add(new(call.Begun, (2 * seen.Version) + 1, call));
                }

                known.Add(new(call.Answered, (2 * PositionOf(seen)) + 1, call));
            }
            else if (call is HeadCall head)
            {
                known.Add(new(head.Answered, (2 * head.Head) + 1, head));
                begun.Add(new(head.Begun, (2 * head.Head) + 1, head));
            }
        }

        _findings.AddRange(petitions.Values.SelectMany(p => RealTime.Disagreements(p.Known, p.Begun)));
        _findings.AddRange(RealTime.Disagreements(known, begun));
    }

    private Petition? At(Petition seen) =>
        _versions.TryGetValue(seen.Id, out List<Petition>? versions) ? versions.ElementAtOrDefault(seen.Version)
        : seen.Version == 0 ? Petition.New(seen.Id, seen.Rules)
        : null;

    private long PositionOf(Petition seen) => _positions[seen.Id][seen.Version];

    private void Check(bool kept, Call call, string finding)
    {
        if (!kept)
        {
            _findings.Add($"{call}: {finding}.");
        }
    }

    /// <summary>The command as its texts make it: they give a reason, and something to refer to.</summary>
    private static PetitionCommand Announced(Submission submission) => submission.Texts.IsEmpty ? submission.Command : submission.Command with
    {
        HasReason = submission.Command.HasReason || submission.Texts.ContainsKey("reason"),
        Data = [Yantian.Text("text"), .. submission.Command.Data],
    };

    private sealed record Recorded(int Version, long Position, ImmutableArray<PetitionEvent> Events);
}
