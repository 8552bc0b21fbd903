using System.Collections.Concurrent;
using Minyi.Districts;
using Minyi.Petitions.Notices;
using Minyi.Storage;
using Minyi.Storage.Outbox;
using Minyi.Workflow.BuiltIn;

namespace Minyi.Testing.Conformance;

internal static class OutboxChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("outbox-with-append", "A notice is there once its event is appended, as it was, and a repetition or a conflict brings none.", WithAppendAsync),
        new("outbox-in-transaction", "In the host's transaction notices are there once it commits, and not at all when it does not.", TransactionAsync),
        new("outbox-many", "Of appends together all notices are there or none.", ManyAsync),
        new("outbox-order", "Of one petition only the first that waits is given out; the others wait for it, and no other petition does.", OrderAsync),
        new("outbox-lease", "What is leased is given to nobody else until the lease has run out, and then it is given out again.", LeaseAsync),
        new("outbox-failed", "What failed is given out again when it is to be tried, and not before.", FailedAsync),
        new("outbox-given-up", "What is given up is listed, holds up no other, and can be tried again or dropped by hand.", GivenUpAsync),
        new("outbox-several-hosts", "Several hosts that send at once send each notice once, in order for each petition, and lose none.", SeveralAsync),
    ];

    private const int MostEmpty = 3000;

    private static readonly Instant Now = CheckRun.Start + Duration.FromDays(1);
    private static readonly Instant Until = Now + Duration.FromMinutes(2);

    private static PetitionAppend Append(PetitionId petition, int version, int notices, string command = "c", int events = 1)
    {
        Instant at = CheckRun.Start + Duration.FromSeconds(version);
        return new(
            petition, version, CommandId.FromRecord($"{command}-{version}"), ActorId.From("clerk-1"), at, [.. Enumerable.Range(0, events).Select(e => new ProbeEvent($"e{e}"))])
        {
            Notices = [.. Enumerable.Range(0, notices).Select(n => Notice(petition, version + 1, n, at))],
        };
    }

    private static PetitionNotice Notice(PetitionId petition, int version, int ordinal, Instant at) => new(
        petition, version, ordinal, (NoticeKind)((version + ordinal) % 17),
        (ordinal % 4) switch
        {
            0 => new(Yantian.Roles.Intake),
            1 => new(Role.FromRecord("角色 😀"), Account: ActorId.From("acc-1")),
            2 => new(Yantian.Roles.ResponsibleUnit, Unit: UnitId.FromRecord("roads ")),
            _ => new(Yantian.Roles.Clerk, Studio: StudioId.From("haishan-1"), Representative: RepresentativeId.From("rep-7")),
        },
        at,
        [new("petition", new(petition.Value, petition.Value)), new("state", new("已受理 \"引号\"\n", "accepted \\ \u2028"))]);

    private static async Task<(StorageFixture Storage, IPetitionStore Store, INoticeOutbox Outbox)> OpenAsync(CheckRun run)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        StoreWithOutbox opened = await storage.OpenOutboxAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        return (storage, opened.Store, opened.Outbox);
    }

    private static async Task<LeasedNotice[]> TakeAsync(INoticeOutbox outbox, string lease, CancellationToken token, Instant? now = null, Instant? until = null, int most = 100) =>
        [.. await outbox.LeaseAsync(lease, now ?? Now, until ?? Until, most, token).ConfigureAwait(false)];

    private static string Keys(IEnumerable<LeasedNotice> notices) => string.Join(' ', notices.Select(n => n.Key.ToString()));

    private static string KeysByPetition(IEnumerable<LeasedNotice> notices) => string.Join(' ', notices.Select(n => n.Key).Order());

    private static async Task WithAppendAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store, INoticeOutbox outbox) = await OpenAsync(run).ConfigureAwait(false);
        PetitionAppend first = Append(CheckRun.P, 0, 5);
        await store.AppendAsync(first, null, run.Token).ConfigureAwait(false);
        await store.AppendAsync(first, null, run.Token).ConfigureAwait(false);
        AppendResult conflict = await store.AppendAsync(Append(CheckRun.P, 0, 3, "other"), null, run.Token).ConfigureAwait(false);
        run.Same(AppendStatus.Conflict, conflict.Status, "The conflict");
        await store.AppendAsync(Append(CheckRun.P, 1, 0), null, run.Token).ConfigureAwait(false);
        run.Same(new OutboxStatus(5, CheckRun.Start, 0), await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false), "The status");
        StoreWithOutbox other = await storage.OpenOutboxAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        foreach (PetitionNotice expected in first.Notices)
        {
            LeasedNotice[] taken = await TakeAsync(other.Outbox, $"lease-{expected.Ordinal}", run.Token).ConfigureAwait(false);
            run.Same(1, taken.Length, "The notices taken of one petition");
            run.Same(expected, taken[0].Notice, "The notice");
            run.Same((0, Until, $"lease-{expected.Ordinal}"), (taken[0].Failures, taken[0].Until, taken[0].Lease), "Failures, end and lease");
            run.That(await outbox.SentAsync(taken[0], run.Token).ConfigureAwait(false), "A notice that was leased counts as not held.");
            run.That(!await outbox.SentAsync(taken[0], run.Token).ConfigureAwait(false), "A notice was sent twice.");
        }

        run.Same(0, (await TakeAsync(outbox, "last", run.Token).ConfigureAwait(false)).Length, "What is left when all were sent");
        run.Same(new OutboxStatus(0, null, 0), await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false), "The status when all were sent");
    }

    private static async Task TransactionAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store, INoticeOutbox outbox) = await OpenAsync(run).ConfigureAwait(false);
        foreach (bool commit in (bool[])[false, true])
        {
            HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
            await using (work.ConfigureAwait(false))
            {
                await store.AppendAsync(Append(CheckRun.P, 0, 2), work.Transaction, run.Token).ConfigureAwait(false);
                run.Same(0, (await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false)).Pending, "The notices that wait before the commit");
                if (commit)
                {
                    await work.CommitAsync().ConfigureAwait(false);
                }
            }

            run.Same(commit ? 2 : 0, (await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false)).Pending, commit ? "The notices that wait after the commit" : "The notices that wait after a rollback");
        }
    }

    private static async Task ManyAsync(CheckRun run)
    {
        (_, IPetitionStore store, INoticeOutbox outbox) = await OpenAsync(run).ConfigureAwait(false);
        PetitionId other = PetitionId.From("P-2");
        await store.AppendManyAsync([Append(CheckRun.P, 0, 2), Append(other, 0, 1), Append(CheckRun.P, 5, 1)], null, run.Token).ConfigureAwait(false);
        run.Same(0, (await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false)).Pending, "The notices where one append conflicts");
        await store.AppendManyAsync([Append(CheckRun.P, 0, 2), Append(other, 0, 1), Append(CheckRun.P, 1, 1)], null, run.Token).ConfigureAwait(false);
        await store.AppendManyAsync([Append(CheckRun.P, 0, 2), Append(other, 1, 1)], null, run.Token).ConfigureAwait(false);
        run.Same(5, (await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false)).Pending, "The notices of what was written, once each");
    }

    private static async Task OrderAsync(CheckRun run)
    {
        (_, IPetitionStore store, INoticeOutbox outbox) = await OpenAsync(run).ConfigureAwait(false);
        PetitionId[] petitions = [CheckRun.P, PetitionId.From("p-1"), PetitionId.FromRecord("P-1 ")];
        for (int version = 0; version < 12; version++)
        {
            foreach (PetitionId petition in petitions)
            {
                await store.AppendAsync(Append(petition, version, version % 3), null, run.Token).ConfigureAwait(false);
            }
        }

        Dictionary<PetitionId, List<NoticeKey>> sent = petitions.ToDictionary(p => p, _ => new List<NoticeKey>());
        for (int round = 0; round < 12; round++)
        {
            LeasedNotice[] taken = await TakeAsync(outbox, $"lease-{round}", run.Token).ConfigureAwait(false);
            run.Same(3, taken.Select(t => t.Notice.Petition).Distinct().Count(), "The petitions of which one notice each is given out");
            run.Same(3, taken.Length, "The notices given out");
            run.Same(0, (await TakeAsync(outbox, $"other-{round}", run.Token).ConfigureAwait(false)).Length, "What others get meanwhile");
            foreach (LeasedNotice one in taken)
            {
                sent[one.Notice.Petition].Add(one.Key);
                await outbox.SentAsync(one, run.Token).ConfigureAwait(false);
            }
        }

        foreach ((PetitionId petition, List<NoticeKey> keys) in sent)
        {
            run.Same(12, keys.Count, "The notices of a petition");
            run.That(keys.SequenceEqual(keys.Order()), $"The notices of '{petition}' came out of order: {string.Join(' ', keys)}.");
        }

        await store.AppendAsync(Append(CheckRun.P, 12, 1), null, run.Token).ConfigureAwait(false);
        await store.AppendAsync(Append(petitions[1], 12, 1), null, run.Token).ConfigureAwait(false);
        run.Same(1, (await TakeAsync(outbox, "few", run.Token, most: 1).ConfigureAwait(false)).Length, "What is given out when one is asked for");
    }

    private static async Task LeaseAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store, INoticeOutbox outbox) = await OpenAsync(run).ConfigureAwait(false);
        await store.AppendAsync(Append(CheckRun.P, 0, 2), null, run.Token).ConfigureAwait(false);
        INoticeOutbox other = (await storage.OpenOutboxAsync(ProbeEventFormat.Instance).ConfigureAwait(false)).Outbox;
        LeasedNotice first = (await TakeAsync(outbox, "a", run.Token).ConfigureAwait(false))[0];
        run.Same("", Keys(await TakeAsync(other, "b", run.Token, Until - Duration.FromMilliseconds(1)).ConfigureAwait(false)), "What another gets before the lease has run out");
        LeasedNotice[] again = await TakeAsync(other, "c", run.Token, Until, Until + Duration.FromMinutes(2)).ConfigureAwait(false);
        run.Same("P-1/1/0", Keys(again), "What another gets when the lease has run out");
        run.That(!await outbox.SentAsync(first, run.Token).ConfigureAwait(false), "A lease that another has now still held.");
        run.That(!await outbox.FailedAsync(first, Until, run.Token).ConfigureAwait(false), "A lease that another has now still held.");
        run.That(!await outbox.GiveUpAsync(first, Until, "why", run.Token).ConfigureAwait(false), "A lease that another has now still held.");
        run.That(await other.SentAsync(again[0], run.Token).ConfigureAwait(false), "The lease of the other did not hold.");
        LeasedNotice late = (await TakeAsync(outbox, "d", run.Token).ConfigureAwait(false))[0];
        run.That(await outbox.SentAsync(late, run.Token).ConfigureAwait(false), "A lease that nobody else has did not hold.");
    }

    private static async Task FailedAsync(CheckRun run)
    {
        (_, IPetitionStore store, INoticeOutbox outbox) = await OpenAsync(run).ConfigureAwait(false);
        await store.AppendAsync(Append(CheckRun.P, 0, 2), null, run.Token).ConfigureAwait(false);
        await store.AppendAsync(Append(PetitionId.From("P-2"), 0, 1), null, run.Token).ConfigureAwait(false);
        LeasedNotice[] taken = await TakeAsync(outbox, "a", run.Token).ConfigureAwait(false);
        run.Same("P-1/1/0 P-2/1/0", KeysByPetition(taken), "What is taken first");
        Instant again = Now + Duration.FromHours(1);
        foreach (LeasedNotice one in taken)
        {
            run.That(one.Notice.Petition == CheckRun.P ? await outbox.FailedAsync(one, again, run.Token).ConfigureAwait(false) : await outbox.SentAsync(one, run.Token).ConfigureAwait(false), "The lease did not hold.");
        }

        run.Same("", Keys(await TakeAsync(outbox, "b", run.Token, again - Duration.FromMilliseconds(1)).ConfigureAwait(false)), "What is given out before it is to be tried again");
        taken = await TakeAsync(outbox, "c", run.Token, again, again + Duration.FromMinutes(1)).ConfigureAwait(false);
        run.Same("P-1/1/0", Keys(taken), "What is given out when it is to be tried again");
        run.Same(1, taken[0].Failures, "How often it has failed");
        await outbox.FailedAsync(taken[0], again + Duration.FromMinutes(5), run.Token).ConfigureAwait(false);
        taken = await TakeAsync(outbox, "d", run.Token, again + Duration.FromMinutes(5), again + Duration.FromMinutes(6)).ConfigureAwait(false);
        run.Same(2, taken[0].Failures, "How often it has failed");
        run.Same(new OutboxStatus(2, CheckRun.Start, 0), await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false), "The status");
    }

    private static async Task GivenUpAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store, INoticeOutbox outbox) = await OpenAsync(run).ConfigureAwait(false);
        PetitionId other = PetitionId.From("P-2");
        PetitionAppend append = Append(CheckRun.P, 0, 3);
        await store.AppendAsync(append, null, run.Token).ConfigureAwait(false);
        await store.AppendAsync(Append(other, 0, 1), null, run.Token).ConfigureAwait(false);
        foreach (LeasedNotice one in await TakeAsync(outbox, "a", run.Token).ConfigureAwait(false))
        {
            run.That(await outbox.GiveUpAsync(one, Now, "Undeliverable", run.Token).ConfigureAwait(false), "The lease did not hold.");
        }

        INoticeOutbox second = (await storage.OpenOutboxAsync(ProbeEventFormat.Instance).ConfigureAwait(false)).Outbox;
        IReadOnlyList<DeadNotice> dead = await second.ReadDeadAsync(null, 10, run.Token).ConfigureAwait(false);
        run.Same("P-1/1/0 P-2/1/0", string.Join(' ', dead.Select(d => NoticeKey.Of(d.Notice))), "What was given up");
        run.Same(new DeadNotice(append.Notices[0], 1, Now, "Undeliverable"), dead[0], "The first that was given up");
        run.Same(new OutboxStatus(2, CheckRun.Start, 2), await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false), "The status");
        run.Same("P-1/1/0", string.Join(' ', (await outbox.ReadDeadAsync(null, 1, run.Token).ConfigureAwait(false)).Select(d => NoticeKey.Of(d.Notice))), "At most one that was given up");
        run.Same("P-2/1/0", string.Join(' ', (await outbox.ReadDeadAsync(NoticeKey.Of(dead[0].Notice), 10, run.Token).ConfigureAwait(false)).Select(d => NoticeKey.Of(d.Notice))), "Those behind the first");
        LeasedNotice next = (await TakeAsync(outbox, "b", run.Token).ConfigureAwait(false))[0];
        run.Same("P-1/1/1", next.Key.ToString(), "The next of the petition");
        run.That(await outbox.RetryAsync(NoticeKey.Of(dead[0].Notice), Now, run.Token).ConfigureAwait(false), "It was not among those given up.");
        run.That(!await outbox.RetryAsync(NoticeKey.Of(dead[0].Notice), Now, run.Token).ConfigureAwait(false), "It was tried again twice.");
        run.That(await outbox.DropAsync(NoticeKey.Of(dead[1].Notice), run.Token).ConfigureAwait(false), "It was not among those given up.");
        run.That(!await outbox.DropAsync(NoticeKey.Of(dead[1].Notice), run.Token).ConfigureAwait(false), "It was dropped twice.");
        run.That(!await outbox.RetryAsync(NoticeKey.Of(append.Notices[2]), Now, run.Token).ConfigureAwait(false) && !await outbox.DropAsync(NoticeKey.Of(append.Notices[2]), run.Token).ConfigureAwait(false), "One that waits was among those given up.");
        run.That(await outbox.SentAsync(next, run.Token).ConfigureAwait(false), "The lease of the next did not hold after the first was tried again.");
        LeasedNotice[] again = await TakeAsync(outbox, "c", run.Token).ConfigureAwait(false);
        run.Same("P-1/1/0", Keys(again), "What is tried again");
        run.Same(0, again[0].Failures, "Its failures");
        await outbox.SentAsync(again[0], run.Token).ConfigureAwait(false);
        run.Same("P-1/1/2", Keys(await TakeAsync(outbox, "d", run.Token).ConfigureAwait(false)), "What is left");
        run.Same(new OutboxStatus(1, CheckRun.Start, 0), await outbox.ReadStatusAsync(run.Token).ConfigureAwait(false), "The status at the end");
    }

    private static async Task SeveralAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store, INoticeOutbox first) = await OpenAsync(run).ConfigureAwait(false);
        const int Petitions = 6;
        int versions = 4 * run.Effort;
        ConcurrentQueue<NoticeKey> sent = new();
        int appended = 0;
        await CheckRun.TogetherAsync(4, async who =>
        {
            StoreWithOutbox host = await storage.OpenOutboxAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
            if (who == 0)
            {
                for (int version = 0; version < versions; version++)
                {
                    for (int p = 0; p < Petitions; p++)
                    {
                        await host.Store.AppendAsync(Append(PetitionId.From($"Q-{p}"), version, 2), null, run.Token).ConfigureAwait(false);
                    }
                }

                Volatile.Write(ref appended, 1);
                return;
            }

            // Where an outbox is wrong it may never be empty: then this ends by the count.
            int empty = 0;
            for (int taking = 0; empty < MostEmpty && sent.Count <= Petitions * versions * 2; taking++)
            {
                bool all = Volatile.Read(ref appended) == 1;
                LeasedNotice[] taken = await TakeAsync(host.Outbox, $"{who}-{taking}", run.Token, most: 3).ConfigureAwait(false);
                foreach (LeasedNotice one in taken)
                {
                    sent.Enqueue(one.Key);
                    run.That(await host.Outbox.SentAsync(one, run.Token).ConfigureAwait(false), "A lease did not hold.");
                }

                if (taken.Length == 0)
                {
                    empty++;
                    await Task.Delay(1, run.Token).ConfigureAwait(false);
                }

                if (all && taken.Length == 0 && (await host.Outbox.ReadStatusAsync(run.Token).ConfigureAwait(false)).Pending == 0)
                {
                    return;
                }
            }
        }).ConfigureAwait(false);
        run.Same(Petitions * versions * 2, sent.Count, "The notices sent");
        run.Same(sent.Count, sent.Distinct().Count(), "The notices sent, each once");
        foreach (IGrouping<PetitionId, NoticeKey> petition in sent.GroupBy(k => k.Petition))
        {
            run.That(petition.SequenceEqual(petition.Order()), $"The notices of '{petition.Key}' were sent out of order.");
        }

        run.Same(new OutboxStatus(0, null, 0), await first.ReadStatusAsync(run.Token).ConfigureAwait(false), "The status at the end");
    }
}
