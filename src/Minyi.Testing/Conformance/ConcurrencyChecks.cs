using System.Collections.Concurrent;
using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class ConcurrencyChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("writers-of-one-petition", "Of several writers on one petition's version one wins, and none loses a command.", OneAsync),
        new("writers-of-many-petitions", "Writers of different petitions do not get in each other's way.", ManyAsync),
    ];

    private static async Task OneAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        const int Writers = 4;
        int commands = 20 * run.Effort;
        ConcurrentDictionary<int, string> winners = new();
        await CheckRun.TogetherAsync(Writers, async w =>
        {
            IPetitionStore host = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
            int version = 0;
            for (int c = 0; c < commands; c++)
            {
                while (true)
                {
                    AppendResult result = await host.AppendAsync(CheckRun.Append(CheckRun.P, version, $"c-{w}-{c}", "x", "y"), null, run.Token).ConfigureAwait(false);
                    run.That(result.Status != AppendStatus.AlreadyAppended, "A command that was submitted once was said to be there already.");
                    bool stale = result.Status == AppendStatus.Conflict;
                    run.That(!stale || result.Version != version, "A conflict names the version that was expected.");
                    run.That(stale || result.Version == version + 2, "The version grew by another number than the events.");
                    version = result.Version;
                    if (!stale)
                    {
                        run.That(winners.TryAdd(version, $"c-{w}-{c}"), $"Two writers were told that they reached version {version}.");
                        break;
                    }
                }
            }
        }).ConfigureAwait(false);

        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false);
        run.Same(2 * Writers * commands, history.Count, "The events in the end");
        foreach (EventEnvelope e in history)
        {
            run.Same(winners[e.Version + (e.Version % 2)], e.Command.Value, $"The command of version {e.Version}");
        }

        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task ManyAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        const int Writers = 4;
        int commands = 25 * run.Effort;
        ConcurrentDictionary<StreamPosition, PetitionId> positions = new();
        await CheckRun.TogetherAsync(Writers, async w =>
        {
            IPetitionStore host = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
            PetitionId petition = PetitionId.From($"P-{w}");
            for (int c = 0; c < commands; c++)
            {
                AppendResult result = await host.AppendAsync(CheckRun.Append(petition, c, $"c-{c}", $"{c}"), null, run.Token).ConfigureAwait(false);
                run.Same(AppendStatus.Appended, result.Status, "An append that nobody else competes for");
                run.Same(c + 1, result.Version, "The version");
                run.That(positions.TryAdd(result.Position, petition), $"Position {result.Position} was given twice.");
            }
        }).ConfigureAwait(false);

        await run.WholeAsync(store).ConfigureAwait(false);
        foreach (EventEnvelope e in await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false))
        {
            run.Same(positions[e.Position], e.Petition, $"The petition at position {e.Position}");
        }
    }
}
