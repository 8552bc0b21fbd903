using System.Collections.Concurrent;
using Minyi.Core.Tests.Petitions;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Petitions.Notices;
using Minyi.Storage;
using Minyi.Storage.Outbox;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Hosting;

/// <summary>Notices reach the sender at least once, in order for one petition, whatever breaks in between.</summary>
public class NoticeDispatcherTests
{
    private static readonly Instant Start = At("2024-09-29T09:00");
    private static readonly NoticeTexts Texts = new();
    private readonly StillClock _clock = new(Start);
    private readonly InMemoryNoticeOutbox _outbox = new();
    private readonly InMemoryPetitionStore _store;

    public NoticeDispatcherTests() => _store = new(PetitionEventFormat.Current, outbox: _outbox);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 60)]
    public void None_is_lost_and_the_order_of_a_petition_is_kept_whatever_breaks(ulong seed) => RunAsync(seed).GetAwaiter().GetResult();

    [Fact]
    public async Task A_failure_waits_longer_each_time_and_is_given_up_in_the_end()
    {
        await AppendAsync("P-1", 0, 2);
        List<Instant> tried = [];
        LambdaSender sender = new(n =>
        {
            if (n.Ordinal == 0)
            {
                tried.Add(_clock.Now);
                throw new InvalidOperationException("zhang.san@example.org is unknown");
            }

            return NoticeOutcome.Sent;
        });
        NoticeDispatchOptions options = new() { MostFailures = 6, LongestDelay = Duration.FromSeconds(60), Jitter = () => 0.5 };
        NoticeDispatcher dispatcher = new(_outbox, sender, Texts, _clock, options);
        for (int second = 0; second < 600; second++)
        {
            await dispatcher.RunAsync(Token);
            _clock.Now += Duration.FromSeconds(1);
        }

        // Three quarters of 10, 20, 40, then of the longest, 60; each up to the next second.
        Assert.Equal([8L, 15L, 30L, 45L, 45L], tried.Zip(tried.Skip(1), (a, b) => (long)(b - a).TotalSeconds));
        DeadNotice dead = Assert.Single(await _outbox.ReadDeadAsync(null, 10, Token));
        Assert.Equal((6, typeof(InvalidOperationException).FullName), (dead.Failures, dead.Error));
        Assert.Equal(["P-1/1/1"], sender.Sent.Select(k => k.ToString()));
        Assert.True(await _outbox.RetryAsync(NoticeKey.Of(dead.Notice), _clock.Now, Token));
        Assert.Equal(new NoticeRun(0, 1, 0), await dispatcher.RunAsync(Token));
    }

    [Theory]
    [InlineData(0.0, 5_000)]
    [InlineData(0.5, 7_500)]
    [InlineData(0.999, 9_995)]
    public void Jitter_spreads_a_delay_between_its_half_and_all_of_it(double jitter, int milliseconds) =>
        Assert.Equal(Duration.FromMilliseconds(milliseconds), new NoticeDispatchOptions { Jitter = () => jitter }.DelayAfter(1));

    [Fact]
    public void A_delay_grows_up_to_the_longest_and_no_number_of_failures_overflows()
    {
        NoticeDispatchOptions options = new() { Jitter = () => 0 };
        Assert.Equal(Duration.FromMinutes(30), options.DelayAfter(int.MaxValue));
        Assert.Equal(Duration.FromSeconds(40), options.DelayAfter(4));
        Assert.Throws<ArgumentException>(() => options.DelayAfter(0));
        Assert.All(Enumerable.Range(0, 1000).Select(_ => new NoticeDispatchOptions().Jitter()), j => Assert.InRange(j, 0, 1 - 1e-9));
        Assert.NotEqual(new NoticeDispatchOptions().LeaseNames(), new NoticeDispatchOptions().LeaseNames());
    }

    [Fact]
    public async Task What_can_never_be_sent_is_given_up_at_once_and_holds_up_nothing()
    {
        await AppendAsync("P-1", 0, 3);
        LambdaSender sender = new(n => n.Ordinal == 1 ? NoticeOutcome.Undeliverable : NoticeOutcome.Sent);
        Assert.Equal(new NoticeRun(2, 0, 1), await new NoticeDispatcher(_outbox, sender, Texts, _clock).RunAsync(Token));
        Assert.Equal(["P-1/1/0", "P-1/1/2"], sender.Sent.Select(k => k.ToString()));
        Assert.Equal("Undeliverable", Assert.Single(await _outbox.ReadDeadAsync(null, 10, Token)).Error);
    }

    [Fact]
    public async Task A_sender_that_hangs_is_cancelled_before_another_may_send()
    {
        await AppendAsync("P-1", 0, 1);
        NoticeDispatchOptions options = new() { Lease = Duration.FromMilliseconds(200) };
        NoticeRun run = await new NoticeDispatcher(_outbox, new HangingSender(), Texts, _clock, options).RunAsync(Token);
        Assert.Equal(new NoticeRun(0, 1, 0), run);
    }

    [Fact]
    public async Task Nothing_goes_out_before_the_commit()
    {
        LambdaSender sender = new(_ => NoticeOutcome.Sent);
        NoticeDispatcher dispatcher = new(_outbox, sender, Texts, _clock);
        using (InMemoryTransaction undone = new())
        {
            await AppendAsync("P-1", 0, 2, undone);
            Assert.Equal(new NoticeRun(0, 0, 0), await dispatcher.RunAsync(Token));
        }

        Assert.Equal(new NoticeRun(0, 0, 0), await dispatcher.RunAsync(Token));
        using InMemoryTransaction done = new();
        await AppendAsync("P-1", 0, 2, done);
        done.Commit();
        Assert.Equal(new NoticeRun(2, 0, 0), await dispatcher.RunAsync(Token));
    }

    private async Task RunAsync(ulong seed)
    {
        RandomWalk random = new(seed);
        InMemoryNoticeOutbox outbox = new();
        InMemoryPetitionStore store = new(PetitionEventFormat.Current, outbox: outbox);
        StillClock clock = new(Start);
        BreakingOutbox breaking = new(outbox, random);
        LambdaSender sender = new(_ => random.Next(10) switch
        {
            0 => NoticeOutcome.Failed,
            1 => throw new TimeoutException(),
            2 when random.Next(4) == 0 => NoticeOutcome.Undeliverable,
            _ => NoticeOutcome.Sent,
        });
        NoticeDispatcher[] hosts = [.. Enumerable.Range(0, 2).Select(h => new NoticeDispatcher(breaking, sender, Texts, clock, new()
        {
            Batch = 1 + random.Next(4), AtOnce = 1, MostFailures = 4, Jitter = () => random.Next(100) / 100.0, LeaseNames = () => $"{h}-{random.Next(int.MaxValue)}",
        }))];
        List<NoticeKey> appended = [];
        int[] versions = new int[3];
        for (int round = 0; round < 400; round++)
        {
            if (round < 40 && random.Next(2) == 0)
            {
                int p = random.Next(3);
                PetitionAppend append = Append($"P-{p}", versions[p]++, random.Next(4));
                await store.AppendAsync(append, cancellationToken: Token);
                appended.AddRange(append.Notices.Select(NoticeKey.Of));
            }

            try
            {
                await hosts[random.Next(2)].RunAsync(Token);
            }
            catch (BrokenException)
            {
                // The host ended here; the other one goes on when the lease has run out.
            }

            clock.Now += Duration.FromSeconds(random.Next(round < 40 ? 30 : 900));
        }

        IReadOnlyList<DeadNotice> dead = await outbox.ReadDeadAsync(null, 1000, Token);
        Assert.Equal(0, (await outbox.ReadStatusAsync(Token)).Pending);
        Assert.Equal(appended.Order(), sender.Sent.Distinct().Union(dead.Select(d => NoticeKey.Of(d.Notice))).Order());

        // Each for the first time in its order; again it may come only before the next one of its petition.
        foreach (IGrouping<PetitionId, NoticeKey> petition in sender.Sent.GroupBy(k => k.Petition))
        {
            Assert.Equal(petition.Order(), petition);
        }
    }

    private static PetitionAppend Append(string petition, int version, int notices) =>
        new(PetitionId.From(petition), version, CommandId.From($"c-{version}"), Clerk.Id, Start, [new ReferenceAdded { Reference = new("s", "n") }])
        {
            Notices = [.. Enumerable.Range(0, notices).Select(n => new PetitionNotice(PetitionId.From(petition), version + 1, n, NoticeKind.Progress, new(Role.From("Intake")), Start, []))],
        };

    private async Task AppendAsync(string petition, int version, int notices, HostTransaction? transaction = null) =>
        await _store.AppendAsync(Append(petition, version, notices), transaction, Token);

    private sealed class LambdaSender(Func<PetitionNotice, NoticeOutcome> send) : INoticeSender
    {
        private readonly ConcurrentQueue<NoticeKey> _sent = new();

        internal IReadOnlyCollection<NoticeKey> Sent => _sent;

        public ValueTask<NoticeOutcome> SendAsync(PetitionNotice notice, NoticeText text, CancellationToken cancellationToken = default)
        {
            NoticeOutcome outcome = send(notice);
            if (outcome == NoticeOutcome.Sent)
            {
                _sent.Enqueue(NoticeKey.Of(notice));
            }

            return new(outcome);
        }
    }

    private sealed class HangingSender : INoticeSender
    {
        public async ValueTask<NoticeOutcome> SendAsync(PetitionNotice notice, NoticeText text, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return NoticeOutcome.Sent;
        }
    }

    private sealed class BrokenException : Exception;

    /// <summary>An outbox whose host ends now and then, before what it asked for or after it.</summary>
    private sealed class BreakingOutbox(INoticeOutbox outbox, RandomWalk random) : INoticeOutbox
    {
        public ValueTask<IReadOnlyList<LeasedNotice>> LeaseAsync(string lease, Instant now, Instant until, int most, CancellationToken cancellationToken = default) =>
            Broken(() => outbox.LeaseAsync(lease, now, until, most, cancellationToken));

        public ValueTask<bool> SentAsync(LeasedNotice notice, CancellationToken cancellationToken = default) => Broken(() => outbox.SentAsync(notice, cancellationToken));

        public ValueTask<bool> FailedAsync(LeasedNotice notice, Instant again, CancellationToken cancellationToken = default) => Broken(() => outbox.FailedAsync(notice, again, cancellationToken));

        public ValueTask<bool> GiveUpAsync(LeasedNotice notice, Instant at, string error, CancellationToken cancellationToken = default) => Broken(() => outbox.GiveUpAsync(notice, at, error, cancellationToken));

        public ValueTask<IReadOnlyList<DeadNotice>> ReadDeadAsync(NoticeKey? after, int most, CancellationToken cancellationToken = default) => outbox.ReadDeadAsync(after, most, cancellationToken);

        public ValueTask<bool> RetryAsync(NoticeKey key, Instant now, CancellationToken cancellationToken = default) => outbox.RetryAsync(key, now, cancellationToken);

        public ValueTask<bool> DropAsync(NoticeKey key, CancellationToken cancellationToken = default) => outbox.DropAsync(key, cancellationToken);

        public ValueTask<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken = default) => outbox.ReadStatusAsync(cancellationToken);

        private async ValueTask<T> Broken<T>(Func<ValueTask<T>> act)
        {
            int breaks = random.Next(12);
            if (breaks == 0)
            {
                throw new BrokenException();
            }

            T result = await act();
            return breaks == 1 ? throw new BrokenException() : result;
        }
    }
}
