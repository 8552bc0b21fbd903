using Minyi.Petitions;
using Minyi.Petitions.Deciding;
using Minyi.Storage;

namespace Minyi;

/// <content>What ran out before a command goes before it.</content>
public sealed partial class PetitionDesk
{
    /// <summary>Records what has run out on a petition by an instant, each at the instant at which it ran out, all in one append.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="until">The instant; at a desk with a clock not after that, but for the skew.</param>
    /// <param name="transaction">The host's own transaction; null for the store's own.</param>
    /// <param name="cancellationToken">Cancels; the outcome is then unknown, and asking again is harmless.</param>
    /// <returns>The petition as it stands, what was recorded now, and why something that was due could not be: a fault of the rules.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> lies after the desk's clock.</exception>
    /// <remarks>
    /// A <see cref="Hosting.DeadlineRunner"/> calls it for all that is due. It need not be punctual: a command that comes first records what ran out before it by itself.
    /// </remarks>
    public async ValueTask<SubmissionResult> ExpireAsync(
        PetitionId petition, Instant until, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        if (_clock is not null && until > _clock.GetCurrentInstant() + _skew)
        {
            throw new ArgumentOutOfRangeException(nameof(until), "What has not run out yet is not recorded: the instant lies after the desk's clock.");
        }

        int conflict = -1;
        while (true)
        {
            Petition before = await ReadAsync(petition, cancellationToken).ConfigureAwait(false);
            List<PetitionAppend> due = [];
            Petition after = Expired(before, until, due, out Refusal? refused);
            if (due.Count == 0)
            {
                return new(before, [], refused);
            }

            if (before.Version == conflict)
            {
                throw OneSubmission();
            }

            if (await AppendedAsync(due, transaction, cancellationToken).ConfigureAwait(false))
            {
                return new(after, [.. due.SelectMany(d => d.Events)], refused);
            }

            conflict = before.Version;
        }
    }

    /// <summary>The petition after all that has run out by an instant.</summary>
    private static Petition Expired(Petition petition, Instant until, List<PetitionAppend> due, out Refusal? refused)
    {
        refused = null;
        while (Lateness.Next(petition, until) is { } step)
        {
            if (!step.Decision.IsAllowed)
            {
                refused = step.Decision.Refusal;
                break;
            }

            Petition next = step.Decision.Next();
            due.Add(new(petition.Id, petition.Version, step.Id, Lateness.Runner, step.Decision.At, step.Decision.Events) { Before = petition, After = next });
            petition = next;
        }

        return petition;
    }

    /// <summary>Appends several commands, all or none; false when somebody was faster.</summary>
    private async ValueTask<bool> AppendedAsync(List<PetitionAppend> appends, HostTransaction? transaction, CancellationToken cancellationToken)
    {
        if (appends.Count == 1)
        {
            return (await _store.AppendAsync(appends[0], transaction, cancellationToken).ConfigureAwait(false)).Status == AppendStatus.Appended;
        }

        IReadOnlyList<AppendResult> results = await _store.AppendManyAsync(appends, transaction, cancellationToken).ConfigureAwait(false);

        // What ran out may have been said by somebody else at the same moment; whose command is there already is read again.
        return !results.Where((r, i) => r.Status != AppendStatus.Appended && !(r.Status == AppendStatus.AlreadyAppended && i < results.Count - 1 && appends[i].Actor == Lateness.Runner)).Any();
    }
}
