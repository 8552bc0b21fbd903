using Minyi.Storage;
using Minyi.Testing.Conformance;

namespace Minyi.Testing.Tests.Conformance;

public class CrashProbeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_and_said_is_verified()
    {
        (InMemoryPetitionStore store, List<string> said) = await WrittenAsync();
        await CrashProbe.VerifyAsync(store, said, Token);
        await CrashProbe.VerifyAsync(store, said.SkipLast(1), Token);
    }

    [Fact]
    public async Task A_lost_command_is_found()
    {
        (InMemoryPetitionStore store, List<string> said) = await WrittenAsync();
        string[] last = said[^1].Split(' ');
        ConformanceException e = await Assert.ThrowsAsync<ConformanceException>(() => CrashProbe.VerifyAsync(store, [.. said, $"w {int.Parse(last[1]) + 1} 9 99"], Token));
        Assert.Contains("is lost", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_written_command_is_found()
    {
        InMemoryPetitionStore store = new(ProbeEventFormat.Instance);
        PetitionAppend whole = CrashProbe.Unacknowledged("w 1 1 1", 0);
        await store.AppendAsync(new(whole.Petition, 0, whole.Command, whole.Actor, whole.RecordedAt, whole.Events[..2]), cancellationToken: Token);
        ConformanceException e = await Assert.ThrowsAsync<ConformanceException>(() => CrashProbe.VerifyAsync(store, ["w 1 1 1"], Token));
        Assert.Contains("there are 2 events, written were 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_nobody_waited_for_is_found()
    {
        (InMemoryPetitionStore store, List<string> said) = await WrittenAsync();
        await Assert.ThrowsAsync<ConformanceException>(() => CrashProbe.VerifyAsync(store, said.SkipLast(2), Token));
    }

    private static async Task<(InMemoryPetitionStore Store, List<string> Said)> WrittenAsync()
    {
        InMemoryPetitionStore store = new(ProbeEventFormat.Instance);
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using StoppingWriter writer = new(source, 25);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CrashProbe.WriteAsync(store, "w", writer, source.Token));
        return (store, [.. writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }

    private sealed class StoppingWriter(CancellationTokenSource source, int lines) : StringWriter
    {
        private int _lines;

        public override Task WriteLineAsync(string? value)
        {
            if (++_lines == lines)
            {
                source.Cancel();
            }

            return base.WriteLineAsync(value);
        }
    }
}
