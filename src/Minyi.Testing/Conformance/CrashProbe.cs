using System.Globalization;
using Minyi.Petitions.Notices;
using Minyi.Storage;
using Minyi.Storage.Outbox;
using Minyi.Workflow.BuiltIn;

namespace Minyi.Testing.Conformance;

/// <summary>Whether a store survives the sudden death of a process that writes to it.</summary>
/// <remarks>
/// A process of its own runs <see cref="WriteAsync"/> with its standard output; the test kills it at any moment (<c>kill -9</c>), keeps the
/// lines that came whole, and runs <see cref="VerifyAsync"/>: nothing acknowledged is lost, nothing half-written is seen.
/// </remarks>
public static class CrashProbe
{
    /// <summary>Appends commands without end and says each one after the store has acknowledged it.</summary>
    /// <param name="store">The store, opened with <see cref="ProbeEventFormat"/>.</param>
    /// <param name="writer">A name that no other writer on this storage has or had.</param>
    /// <param name="acknowledged">Where each acknowledged command is said, a line each.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WriteAsync(IPetitionStore store, string writer, TextWriter acknowledged, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(store);
        Guard.Against.NullOrWhiteSpace(writer);
        Guard.Against.Null(acknowledged);
        int[] versions = new int[10];
        for (int c = 0; ; c++)
        {
            PetitionId petition = PetitionId.From($"{writer}-{c % versions.Length}");
            string[] texts = [.. Enumerable.Range(0, EventsOf(c)).Select(k => new string('x', 200 * k))];
            AppendResult result = await store.AppendAsync(Append(petition, versions[c % versions.Length], Name(c), texts), null, cancellationToken).ConfigureAwait(false);
            versions[c % versions.Length] = result.Version;
            await acknowledged.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{writer} {c} {result.Version} {result.Position}")).ConfigureAwait(false);
            await acknowledged.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Checks a storage after its writers have died.</summary>
    /// <param name="store">The store, opened anew with <see cref="ProbeEventFormat"/>.</param>
    /// <param name="acknowledged">The lines that came whole, from all writers that ever wrote to it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ConformanceException">Something acknowledged is lost, or something half-written is seen.</exception>
    public static async Task VerifyAsync(IPetitionStore store, IEnumerable<string> acknowledged, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(store);
        StreamAudit audit = await StreamAudit.RunAsync(store, null, cancellationToken).ConfigureAwait(false);
        That(audit.IsWhole, $"The stream is not whole: {audit.Findings.FirstOrDefault()?.Text.English}.");

        Dictionary<(string Writer, int Command), List<EventEnvelope>> commands = [];
        await foreach (EventEnvelope e in store.ReadAllAsync(null, cancellationToken).ConfigureAwait(false))
        {
            string writer = e.Petition.Value[..e.Petition.Value.LastIndexOf('-')];
            int command = int.Parse(e.Command.Value.AsSpan(2), CultureInfo.InvariantCulture);
            if (!commands.TryGetValue((writer, command), out List<EventEnvelope>? events))
            {
                commands.Add((writer, command), events = []);
            }

            events.Add(e);
        }

        foreach (((string writer, int command), List<EventEnvelope> events) in commands)
        {
            That(events.Count == EventsOf(command), $"Of command {command} of {writer} there are {events.Count} events, written were {EventsOf(command)}.");
        }

        Dictionary<string, int> last = new(StringComparer.Ordinal);
        foreach (string line in Guard.Against.Null(acknowledged))
        {
            string[] parts = line.Split(' ');
            (string writer, int command) = (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
            That(commands.TryGetValue((writer, command), out List<EventEnvelope>? events), $"Command {command} of {writer} was acknowledged and is lost.");
            That(
                events![^1].Version.ToString(CultureInfo.InvariantCulture) == parts[2] && events[^1].Position.ToString() == parts[3],
                $"Command {command} of {writer} is not where it was acknowledged.");
            last[writer] = Math.Max(command, last.GetValueOrDefault(writer, -1));
        }

        foreach ((string writer, int command) in commands.Keys)
        {
            That(command <= last.GetValueOrDefault(writer, -1) + 1, $"Command {command} of {writer} is there, though the one before was never acknowledged.");
        }
    }

    /// <summary>Checks the outbox of a storage after its writers have died, when nobody has sent anything yet: each command that is there has its notice, and no other is there.</summary>
    /// <param name="store">The store, opened anew with <see cref="ProbeEventFormat"/>.</param>
    /// <param name="outbox">Its outbox.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ConformanceException">A notice is lost, or there is one of what was not committed.</exception>
    public static async Task VerifyOutboxAsync(IPetitionStore store, INoticeOutbox outbox, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(store);
        Guard.Against.Null(outbox);
        HashSet<(PetitionId, CommandId)> commands = [];
        await foreach (EventEnvelope e in store.ReadAllAsync(null, cancellationToken).ConfigureAwait(false))
        {
            commands.Add((e.Petition, e.Command));
        }

        OutboxStatus status = await outbox.ReadStatusAsync(cancellationToken).ConfigureAwait(false);
        That(status.Pending == commands.Count, string.Create(CultureInfo.InvariantCulture, $"There are {status.Pending} notices of {commands.Count} commands."));
    }

    /// <summary>The append that a writer was at when it died, to be submitted again: the one after the last that it said.</summary>
    /// <param name="line">The last line of the writer that came whole.</param>
    /// <param name="version">The version that its petition has now, without that append.</param>
    public static PetitionAppend Unacknowledged(string line, int version)
    {
        string[] parts = Guard.Against.NullOrWhiteSpace(line).Split(' ');
        int command = int.Parse(parts[1], CultureInfo.InvariantCulture) + 1;
        string[] texts = [.. Enumerable.Range(0, EventsOf(command)).Select(k => new string('x', 200 * k))];
        return Append(PetitionId.From($"{parts[0]}-{command % 10}"), version, Name(command), texts);
    }

    private static PetitionAppend Append(PetitionId petition, int version, string command, string[] texts)
    {
        PetitionAppend bare = CheckRun.Append(petition, version, command, texts);
        return new(petition, version, bare.Command, bare.Actor, bare.RecordedAt, bare.Events)
        {
            Notices = [new(petition, version + 1, 0, NoticeKind.Progress, new(Yantian.Roles.Intake), bare.RecordedAt, [])],
        };
    }

    private static int EventsOf(int command) => 1 + (command % 7);

    private static string Name(int command) => string.Create(CultureInfo.InvariantCulture, $"c-{command}");

    private static void That(bool kept, string finding)
    {
        if (!kept)
        {
            throw new ConformanceException(finding);
        }
    }
}
