using System.Globalization;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;

namespace Minyi.Benchmarks.Petitions;

/// <summary>A command through the desk on a petition of 15 events and on one of some 3,000: by a desk that has read it before, and by one that has not.</summary>
[MemoryDiagnoser]
[InvocationCount(Count)]
[WarmupCount(10)]
[IterationCount(10)]
public class LongHistoryBenchmarks
{
    private const int Count = 64;
    private static readonly PetitionId Id = PetitionId.From("P-1");
    private static readonly Actor Intake = new(ActorId.From("intake"), [Role.From("Intake")]);
    private InMemoryPetitionStore _store = new(PetitionEventFormat.Current);
    private PetitionDesk? _desk;
    private int _next;

    [Params(15, (14 * 214) + 1)]
    public int Events { get; set; }

    [IterationSetup]
    public void Fresh()
    {
        _store = new(PetitionEventFormat.Current);
        RecordedEvent[] history = History.Repeated(Events);
        for (int i = 0; i < history.Length; i++)
        {
            PetitionAppend append = new(Id, i, CommandId.From(Name("h", i)), history[i].By, history[i].At, [history[i].Event]);
            _ = _store.AppendAsync(append).AsTask().GetAwaiter().GetResult();
        }

        _desk = Desk();
        _ = _desk.ReadAsync(Id).AsTask().GetAwaiter().GetResult();
        _next = 0;
    }

    [Benchmark(Baseline = true)]
    public Task<SubmissionResult> KeptDesk() => SubmitAsync(_desk!);

    [Benchmark]
    public Task<SubmissionResult> FreshDesk() => SubmitAsync(Desk());

    private async Task<SubmissionResult> SubmitAsync(PetitionDesk desk)
    {
        int number = _next++;
        SubmissionResult result = await desk.SubmitAsync(new(CommandId.From(Name("c", number)), Id, new SelectForDigest(Name("issue ", number)), Intake, History.Later));
        return result.IsAccepted ? result : throw new InvalidOperationException(result.Refusal.ToString());
    }

    private PetitionDesk Desk() => PetitionDesk.Replaying(_store, new InMemoryPersonalDataStore(), History.Rules);

    private static string Name(string what, int number) => what + number.ToString(CultureInfo.InvariantCulture);
}
