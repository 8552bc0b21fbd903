using System.Buffers;
using System.Security.Cryptography;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Benchmarks.Storage;

/// <summary>What a durable store does to an event beside writing the row: JSON and hash. Time is per event.</summary>
[MemoryDiagnoser]
public class HashChainBenchmarks
{
    private readonly PetitionEvent _event = Samples.History()[0];
    private readonly ArrayBufferWriter<byte> _json = new(1024);
    private readonly byte[] _digest = new byte[32];
    private PetitionAppend _append = null!;
    private byte[] _bytes = [];

    [GlobalSetup]
    public void Prepare()
    {
        _append = new(PetitionId.From("P-1"), 0, CommandId.From("c-1"), Samples.Clerk, Samples.At, [_event]);
        PetitionEventFormat.Current.Write(_event, _json);
        _bytes = _json.WrittenSpan.ToArray();
    }

    /// <summary>The hash alone, of the same bytes.</summary>
    [Benchmark(Baseline = true)]
    public int Sha256() => SHA256.HashData(_bytes, _digest);

    [Benchmark]
    public int Json()
    {
        _json.ResetWrittenCount();
        PetitionEventFormat.Current.Write(_event, _json);
        return _json.WrittenCount;
    }

    [Benchmark]
    public Digest JsonAndChain() => HashChain.Seal(_append, StreamPosition.At(1), Digest.None, PetitionEventFormat.Current)[0].Hash;
}
