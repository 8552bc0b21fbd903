using Minyi.Benchmarks.Petitions;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Benchmarks.Hosting;

/// <summary>Rebuilding the board from the stream; time and memory are for one event.</summary>
[MemoryDiagnoser]
public class BoardBenchmarks
{
    private const int Petitions = 2000;
    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);

    [Params(1, 10)]
    public int Times { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        // As they come in: the petitions side by side, not one after the other.
        for (int version = 0; version < History.Length; version++)
        {
            for (int p = 0; p < Petitions * Times; p++)
            {
                RecordedEvent happened = History.Events[version];
                _store.AppendAsync(new(PetitionId.From("P-" + p), version, CommandId.From("c-" + version), happened.By, happened.At, [happened.Event])).AsTask().GetAwaiter().GetResult();
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Petitions * History.Length)]
    public PetitionBoard CatchUp()
    {
        PetitionBoard board = new(_store, History.Rules);
        board.CatchUpAsync().AsTask().GetAwaiter().GetResult();
        return board;
    }
}
