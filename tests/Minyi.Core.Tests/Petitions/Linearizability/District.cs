using System.Collections.Concurrent;
using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using Minyi.Testing.Faults;

namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>Several writers at several desks on a few petitions of one store, over connections that break.</summary>
internal sealed class District
{
    private const int Petitions = 4;
    private const int Writers = 4;
    private const int Steps = 45;

    private readonly ulong _seed;
    private readonly IPetitionStore _store;
    private readonly InMemoryPersonalDataStore _texts = new();
    private readonly RandomWalk _breaks;
    private readonly Lock _lock = new();
    private readonly List<EventEnvelope> _followed = [];
    private readonly Told _told = new();
    private ImmutableList<Submission> _recent = [];

    internal District(ulong seed, IPetitionStore store)
    {
        _seed = seed;
        _store = store;
        _breaks = new RandomWalk(seed + 1);
    }

    internal CallLog Log { get; } = new();

    internal FaultyPetitionStore? Faulty { get; private set; }

    /// <summary>One after another, as the seed decides.</summary>
    internal Task RunInTurnsAsync()
    {
        Interleaving turns = new(_seed);
        return turns.RunAsync(Work(turns.PauseAsync));
    }

    /// <summary>On as many threads as there are.</summary>
    internal Task RunInThreadsAsync() => Task.WhenAll(Work(async () => await Task.Yield()).Select(w => Task.Run(w)));

    /// <summary>Everything that is not as it should be afterwards. What nobody knows the outcome of is submitted again first, and has one then.</summary>
    internal async Task<IReadOnlyList<string>> JudgeAsync()
    {
        PetitionDesk desk = PetitionDesk.Replaying(_store, _texts, Yantian.Rules, _told);
        foreach (Submission unknown in Log.Calls.OfType<SubmitCall>().Where(c => c.Result is null).Select(c => c.Submission).Distinct().ToArray())
        {
            Assert.NotNull(await Log.SubmitAsync(desk, unknown));
        }

        List<EventEnvelope> stream = [];
        await foreach (EventEnvelope e in _store.ReadAllAsync())
        {
            stream.Add(e);
        }

        List<string> findings = [.. DeskHistory.Judge(Yantian.Rules, stream, Log.Calls)];
        findings.AddRange((await StreamAudit.RunAsync(_store)).Findings.Select(f => f.Text.English));
        if (!_followed.Select(e => (e.Position, e.Petition, e.Version)).SequenceEqual(stream.Take(_followed.Count).Select(e => (e.Position, e.Petition, e.Version))))
        {
            findings.Add("Who followed the stream saw another one.");
        }

        if (!Log.Calls.OfType<SubmitCall>().Select(c => c.Result).OfType<SubmissionResult>().ToHashSet(ReferenceEqualityComparer.Instance).SetEquals(_told.Results)
            || _told.Results.Distinct(ReferenceEqualityComparer.Instance).Count() != _told.Results.Count)
        {
            findings.Add("The observer was not told each answer once.");
        }

        foreach (IGrouping<(PetitionId, CommandId), SubmitCall> calls in Log.Calls.OfType<SubmitCall>().GroupBy(c => (c.Submission.Petition, c.Submission.Id)))
        {
            await JudgeTextsAsync([.. calls], findings);
        }

        return findings;
    }

    /// <summary>Of what was recorded the texts are kept; of what was refused none are.</summary>
    private async Task JudgeTextsAsync(SubmitCall[] calls, List<string> findings)
    {
        Submission submission = calls[0].Submission;
        if (submission.Texts.IsEmpty)
        {
            return;
        }

        PersonalDataReference? referred = calls.FirstOrDefault(c => c.Result is { IsAccepted: true })?.Result!.Events[0].Data[0];
        if (referred is not null)
        {
            PersonalDataReading reading = await _texts.ReadAsync(referred);
            if (reading.Data is null || !reading.Data.Fields.SequenceEqual(submission.Texts))
            {
                findings.Add($"{submission} was recorded, and its texts are {reading.Status}.");
            }
        }

        // A call that broke off may leave what it had put; one that was answered leaves nothing that is not referred to.
        int newest = calls.Max(c => c.Result?.Petition.Version ?? 0);
        for (int version = 0; version <= newest && calls.All(c => c.Result is not null); version++)
        {
            PersonalDataId id = PersonalDataId.From($"{submission.Petition}/{submission.Id}@{version}");
            if (referred?.Id != id && (await _texts.ReadAsync(new(id, Digest.None))).Status is not (PersonalDataStatus.Missing or PersonalDataStatus.Erased))
            {
                findings.Add($"{submission} left texts behind that nothing refers to.");
            }
        }
    }

    private IEnumerable<Func<Task>> Work(Func<Task> pause)
    {
        Faulty = new FaultyPetitionStore(_store, new FaultPlan(_seed) { FailBefore = 0.06, LoseAnswer = 0.1, FailRead = 0.02 });
        PausingPetitionStore store = new(Faulty, pause);
        PausingPersonalDataStore texts = new(_texts, pause, Breaks);
        return [.. Enumerable.Range(0, Writers).Select<int, Func<Task>>(w => () => WriteAsync((ulong)w, PetitionDesk.Replaying(store, texts, Yantian.Rules, _told))), () => FollowAsync(store)];
    }

    private async Task WriteAsync(ulong writer, PetitionDesk desk)
    {
        RandomWalk walk = new((_seed * 1000) + writer);
        for (int step = 0; step < Steps; step++)
        {
            PetitionId id = PetitionOf(walk.Next(Petitions));
            if (await Log.ReadAsync(desk, id) is not { } seen)
            {
                continue;
            }

            // Something new, or what somebody else is at or was at.
            ImmutableList<Submission> recent = _recent;
            Submission submission = recent.Count > 0 && walk.Next(5) == 0 ? recent[^(1 + walk.Next(Math.Min(6, recent.Count)))] : New(walk, seen, $"c-{writer}-{step}");
            ImmutableInterlocked.Update(ref _recent, r => r.Add(submission));
            for (int tries = 0; tries < 3 && await Log.SubmitAsync(desk, submission) is null && walk.Next(4) > 0; tries++)
            {
            }

            if (walk.Next(6) == 0)
            {
                await Log.SubmitAsync(desk, submission);
            }
        }
    }

    private async Task FollowAsync(PausingPetitionStore store)
    {
        for (int step = 0; step < Steps; step++)
        {
            await Log.ReadHeadAsync(store);
            try
            {
                await foreach (EventEnvelope e in store.ReadStreamAsync(StreamPosition.At(_followed.Count)))
                {
                    _followed.Add(e);
                }
            }
            catch (IOException)
            {
                // What was read was read; the next time goes on from there.
            }
        }
    }

    private Submission New(RandomWalk walk, Petition seen, string id)
    {
        (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(seen);
        command = command switch
        {
            LinkDuplicate link => link with { Other = PetitionOf(walk.Next(Petitions)) },
            MergeInto merge => merge with { Head = PetitionOf(walk.Next(Petitions)) },
            UnlinkDuplicate unlink => unlink with { Other = PetitionOf(walk.Next(Petitions)) },
            _ => command,
        };
        Submission submission = new(CommandId.From(id), seen.Id, command, actor, at);
        return command.Data.IsEmpty || walk.Next(2) == 0
            ? submission
            : submission with { Command = command with { Data = [] }, Texts = submission.Texts.Add("text", "text of " + id) };
    }

    private PetitionId PetitionOf(int number) => PetitionId.From($"P-{_seed}-{number}");

    private bool Breaks()
    {
        lock (_lock)
        {
            return _breaks.Next(30) == 0;
        }
    }

    private sealed class Told : ISubmissionObserver
    {
        internal ConcurrentQueue<SubmissionResult> Results { get; } = new();

        public void Answered(Submission submission, SubmissionResult result) => Results.Enqueue(result);
    }
}
