using System.Collections.Concurrent;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>One call, from its beginning to its answer, by a clock that all writers share.</summary>
/// <param name="Begun">When it was made.</param>
/// <param name="Answered">When its answer came; <see cref="long.MaxValue"/> when none came: the outcome is unknown.</param>
internal abstract record Call(long Begun, long Answered);

/// <summary>A submission; without a result when no answer came.</summary>
internal sealed record SubmitCall(Submission Submission, long Begun, long Answered, SubmissionResult? Result) : Call(Begun, Answered)
{
    public override string ToString() => $"{Submission} [{Begun}, {(Result is null ? "no answer" : $"{Answered}] {Result.Petition}{(Result.IsRepeated ? ", repeated" : "")} {Result.Refusal}")}";
}

/// <summary>A petition as it was read.</summary>
internal sealed record ReadCall(Petition Petition, long Begun, long Answered) : Call(Begun, Answered)
{
    public override string ToString() => $"read [{Begun}, {Answered}] {Petition}";
}

/// <summary>The head of the stream as it was read.</summary>
internal sealed record HeadCall(long Head, long Begun, long Answered) : Call(Begun, Answered)
{
    public override string ToString() => $"head [{Begun}, {Answered}] {Head}";
}

/// <summary>Makes calls and writes down what came of them.</summary>
internal sealed class CallLog
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private long _clock;

    internal IReadOnlyList<Call> Calls => [.. _calls];

    internal async Task<SubmissionResult?> SubmitAsync(PetitionDesk desk, Submission submission)
    {
        long begun = Now();
        try
        {
            SubmissionResult result = await desk.SubmitAsync(submission);
            _calls.Enqueue(new SubmitCall(submission, begun, Now(), result));
            return result;
        }
        catch (IOException)
        {
            _calls.Enqueue(new SubmitCall(submission, begun, long.MaxValue, null));
            return null;
        }
    }

    internal async Task<Petition?> ReadAsync(PetitionDesk desk, PetitionId id)
    {
        long begun = Now();
        try
        {
            Petition petition = await desk.ReadAsync(id);
            _calls.Enqueue(new ReadCall(petition, begun, Now()));
            return petition;
        }
        catch (IOException)
        {
            return null;
        }
    }

    internal async Task ReadHeadAsync(IPetitionStore store)
    {
        long begun = Now();
        long head = (await store.ReadHeadsAsync())[0].Number;
        _calls.Enqueue(new HeadCall(head, begun, Now()));
    }

    private long Now() => Interlocked.Increment(ref _clock);
}
