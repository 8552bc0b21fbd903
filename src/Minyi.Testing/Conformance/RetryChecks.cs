using Minyi.Storage;
using Minyi.Testing.Faults;

namespace Minyi.Testing.Conformance;

internal static class RetryChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("retry", "A command that was appended before is answered as it was then, and nothing is written.", RetryAsync),
        new("retry-after-unknown-outcome", "Whatever was retried after an unknown outcome, each command is there once.", UnknownAsync),
        new("same-command-at-once", "Of the same command submitted by several at once, one is appended and all are told so.", AtOnceAsync),
    ];

    private static async Task RetryAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        IPetitionStore other = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        PetitionAppend first = CheckRun.Append(CheckRun.P, 0, "c-1", "a", "b");
        AppendResult repeated = new(AppendStatus.AlreadyAppended, 2, StreamPosition.At(2));
        await store.AppendAsync(first, null, run.Token).ConfigureAwait(false);
        run.Same(repeated, await store.AppendAsync(first, null, run.Token).ConfigureAwait(false), "The same append again");
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 2, "c-2", "c"), null, run.Token).ConfigureAwait(false);
        run.Same(repeated, await store.AppendAsync(first, null, run.Token).ConfigureAwait(false), "The same append again, after another");
        run.Same(repeated, await other.AppendAsync(first, null, run.Token).ConfigureAwait(false), "The same append again, from another host");
        run.Same(
            repeated,
            await store.AppendAsync(CheckRun.Append(CheckRun.P, 3, "c-1", "z"), null, run.Token).ConfigureAwait(false),
            "The same command decided anew on the current version");
        run.Same(3L, await CheckRun.HeadAsync(store, run.Token).ConfigureAwait(false), "The head after the retries");

        AppendResult elsewhere = await store.AppendAsync(CheckRun.Append(PetitionId.From("P-2"), 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        run.Same(new AppendResult(AppendStatus.Appended, 1, StreamPosition.At(4)), elsewhere, "The same command id on another petition");
    }

    private static async Task UnknownAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        int commands = 60 * run.Effort;
        FaultyPetitionStore faulty = new(store, new FaultPlan(Seed: 20240929) { FailBefore = 0.2, LoseAnswer = 0.3 });
        int version = 0;
        for (int c = 0; c < commands; c++)
        {
            while (true)
            {
                try
                {
                    AppendResult result = await faulty.AppendAsync(CheckRun.Append(CheckRun.P, version, $"c-{c}", "x", "y"), null, run.Token).ConfigureAwait(false);
                    run.That(result.Status != AppendStatus.Conflict, $"Command c-{c} was told of a conflict, though nobody else writes.");
                    version = result.Version;
                    break;
                }
                catch (InjectedFaultException)
                {
                    // Nobody knows what became of it: submit it again.
                }
            }
        }

        run.Same(2 * commands, version, "The version in the end");
        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false);
        run.That(
            history.Select(e => e.Command.Value).SequenceEqual(Enumerable.Range(0, 2 * commands).Select(i => $"c-{i / 2}"), StringComparer.Ordinal),
            "The commands are not there once each, in their order.");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task AtOnceAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        for (int round = 0; round < 10 * run.Effort; round++)
        {
            PetitionAppend append = CheckRun.Append(CheckRun.P, 2 * round, $"c-{round}", "x", "y");
            AppendResult[] results = new AppendResult[4];
            await CheckRun.TogetherAsync(results.Length, async w =>
            {
                IPetitionStore host = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
                results[w] = await host.AppendAsync(append, null, run.Token).ConfigureAwait(false);
            }).ConfigureAwait(false);

            run.Same(1, results.Count(r => r.Status == AppendStatus.Appended), "How many were told that they appended it");
            run.Same(results.Length - 1, results.Count(r => r.Status == AppendStatus.AlreadyAppended), "How many were told that it was there");
            run.That(results.All(r => r.Version == 2 * (round + 1)), "They were told different versions.");
        }

        await run.WholeAsync(store).ConfigureAwait(false);
    }
}
