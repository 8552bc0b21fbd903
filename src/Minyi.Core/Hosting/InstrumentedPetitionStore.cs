using System.Diagnostics;
using Minyi.Storage;

namespace Minyi.Hosting;

/// <summary>The host's store, watched: spans and metrics of what is done with it.</summary>
internal sealed class InstrumentedPetitionStore(IPetitionStore store, MinyiTelemetry telemetry) : IPetitionStore
{
    public ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        WatchAsync(
            "append",
            async () =>
            {
                AppendResult result = await store.AppendAsync(append, transaction, cancellationToken).ConfigureAwait(false);
                Count(append, result);
                return result;
            });

    public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        WatchAsync(
            "append_many",
            async () =>
            {
                IReadOnlyList<AppendResult> results = await store.AppendManyAsync(appends, transaction, cancellationToken).ConfigureAwait(false);
                for (int i = 0; i < results.Count; i++)
                {
                    Count(appends[i], results[i]);
                }

                return results;
            });

    public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) =>
        WatchAsync("read", () => store.ReadAsync(petition, afterVersion, cancellationToken));

    public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) =>
        store.ReadStreamAsync(after, cancellationToken);

    public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => WatchAsync("heads", () => store.ReadHeadsAsync(cancellationToken));

    private async ValueTask<T> WatchAsync<T>(string operation, Func<ValueTask<T>> act)
    {
        using Activity? activity = telemetry.Activities.StartActivity($"minyi.store.{operation}");
        long since = telemetry.Now();
        try
        {
            T result = await act().ConfigureAwait(false);
            activity?.SetTag("minyi.outcome", result is AppendResult appended ? Outcome(appended) : "done");
            telemetry.Operation(operation, since, null);
            return result;
        }
        catch (Exception e)
        {
            // The type alone: what an exception of a database says may repeat a row.
            activity?.SetTag("error.type", e.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            telemetry.Operation(operation, since, e);
            throw;
        }
    }

    private void Count(PetitionAppend append, AppendResult result)
    {
        telemetry.Appended(Outcome(result));
        if (result.Status == AppendStatus.Appended && telemetry.CountsEvents)
        {
            foreach (Minyi.Petitions.PetitionEvent e in append.Events)
            {
                telemetry.Event(e.GetType().Name);
            }
        }
    }

    private static string Outcome(AppendResult result) => result.Status switch
    {
        AppendStatus.Appended => "appended",
        AppendStatus.AlreadyAppended => "already_appended",
        AppendStatus.Withheld => "withheld",
        _ => "conflict",
    };
}
