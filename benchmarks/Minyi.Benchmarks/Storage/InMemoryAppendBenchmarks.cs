using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Benchmarks.Storage;

/// <summary>Two writers append to one store in memory: histories of ten events, each event a command of its own. Time is per event.</summary>
[MemoryDiagnoser]
public class InMemoryAppendBenchmarks
{
    private const int Writers = 2;
    private const int Petitions = 5_000;
    private const int EventsEach = 10;

    private PetitionAppend[][] _appends = [];

    [GlobalSetup]
    public void Prepare()
    {
        PetitionEvent e = Samples.History()[1];
        _appends =
        [
            .. Enumerable.Range(0, Writers).Select(w => (PetitionAppend[])
            [
                .. from p in Enumerable.Range(0, Petitions)
                   from v in Enumerable.Range(0, EventsEach)
                   select new PetitionAppend(PetitionId.From($"P-{w}-{p}"), v, CommandId.From($"c-{v}"), Samples.Clerk, Samples.At, [e]),
            ]),
        ];
    }

    /// <summary>What any store in memory has to do at least: one lock, one list for each petition, one list for the stream.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Writers * Petitions * EventsEach)]
    public int LockAndLists()
    {
        Dictionary<string, List<object>> histories = [];
        List<object> stream = [];
        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, w =>
        {
            foreach (PetitionAppend append in _appends[w])
            {
                lock (stream)
                {
                    if (!histories.TryGetValue(append.Petition.Value, out List<object>? history))
                    {
                        histories.Add(append.Petition.Value, history = []);
                    }

                    history.Add(append.Events[0]);
                    stream.Add(append.Events[0]);
                }
            }
        });
        return stream.Count;
    }

    [Benchmark(OperationsPerInvoke = Writers * Petitions * EventsEach)]
    public async Task<long> InMemoryStore()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        await Task.WhenAll(_appends.Select(appends => Task.Run(async () =>
        {
            foreach (PetitionAppend append in appends)
            {
                AppendResult result = await store.AppendAsync(append);
                if (result.Status != AppendStatus.Appended)
                {
                    throw new InvalidOperationException("Not appended.");
                }
            }
        })));
        return (await store.ReadHeadsAsync())[StreamPosition.DefaultPartition].Number;
    }
}
