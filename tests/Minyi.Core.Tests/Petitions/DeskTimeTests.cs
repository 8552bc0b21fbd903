using Minyi.Core.Tests.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Time has bounds, and it is the desk's to say.</summary>
public class DeskTimeTests
{
    private static readonly Instant Now = At("2024-09-29T09:00");
    private static readonly PetitionId Id = PetitionId.From("P-1");

    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);
    private readonly StillClock _clock = new(Now);
    private int _count;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PetitionDesk Desk => new(_store, new InMemoryPersonalDataStore(), Rules, _clock);

    [Fact]
    public async Task A_live_command_counts_at_the_desks_clock()
    {
        Assert.True((await SubmitAsync(new Register(Form()))).IsAccepted);
        EventEnvelope registered = Assert.Single(await _store.ReadAsync(Id, 0, Token));
        Assert.Equal((Now, null), (registered.RecordedAt, registered.Event.RecordedLater));
    }

    [Theory]
    [InlineData(-6, null, "recorded-later-missing")]
    [InlineData(-6, "电话登记簿", "")]
    [InlineData(-6, " ", "recorded-later-length")]
    [InlineData(-6, "来电13800138000", "personal-data")]
    [InlineData(-4, null, "")]
    [InlineData(4, null, "")]
    [InlineData(6, null, "time-ahead")]
    [InlineData(6, "later", "time-ahead")]
    [InlineData(0, "later", "recorded-later-needless")]
    [InlineData(-40_000_000, "later", "time-out-of-bounds")]
    public async Task An_earlier_time_needs_a_reason_and_a_later_one_is_refused(int minutes, string? reason, string refused)
    {
        SubmissionResult result = await SubmitAsync(new Register(Form()), Now + Duration.FromMinutes(minutes), reason);
        Assert.Equal(refused, result.Refusal?.ToString() ?? "");
        IReadOnlyList<EventEnvelope> history = await _store.ReadAsync(Id, 0, Token);
        Assert.Equal(result.IsAccepted ? 1 : 0, history.Count);
        if (result.IsAccepted && reason is not null)
        {
            Assert.Equal(new RecordedLater(Now, reason), history[0].Event.RecordedLater);
            Assert.Equal(Now + Duration.FromMinutes(minutes), history[0].RecordedAt);
            Assert.Contains(reason, result.Petition.ExplainForAudit(history.Select(h => h.Recorded)).Happened[0].Text.English, StringComparison.Ordinal);
        }
    }

    [Property(MaxTest = 100)]
    public async Task Whatever_time_is_said_nothing_is_on_file_ahead_of_the_clock_or_out_of_bounds(long minutes, bool reason)
    {
        Instant at = Instant.FromUnixTimeSeconds(Math.Clamp(minutes * 977, -60_000_000_000, 200_000_000_000));
        await SubmitAsync(new Register(Form()), at, reason ? "paper form" : null);
        foreach (EventEnvelope e in await _store.ReadAsync(Id, 0, Token))
        {
            Assert.True(e.RecordedAt <= Now + PetitionDesk.DefaultClockSkew && e.RecordedAt.InZone(Rules.Time.Zone).Year is >= 1949 and <= 2200);
            Assert.True(e.RecordedAt >= Now - PetitionDesk.DefaultClockSkew || e.Event.RecordedLater is not null);
        }
    }

    [Fact]
    public async Task Another_hosts_clock_may_be_a_little_ahead()
    {
        await SubmitAsync(new Register(Form()), Now + Duration.FromMinutes(3));
        SubmissionResult next = await SubmitAsync(new Step("Escalate"));
        Assert.True(next.IsAccepted, next.Refusal?.ToString());
        Assert.Equal(Now + Duration.FromMinutes(3), next.Petition.LastAt);
    }

    [Fact]
    public async Task A_desk_that_replays_takes_submissions_at_their_word_and_has_no_clock_of_its_own()
    {
        PetitionDesk desk = PetitionDesk.Replaying(_store, new InMemoryPersonalDataStore(), Rules);
        await Assert.ThrowsAsync<ArgumentException>(async () => await desk.SubmitAsync(new(CommandId.From("c"), Id, new Register(Form()), Clerk), null, Token));
        Assert.True((await desk.SubmitAsync(new(CommandId.From("c"), Id, new Register(Form()), Clerk, At("1999-01-01T09:00")), null, Token)).IsAccepted);
    }

    [Fact]
    public async Task What_has_not_run_out_by_the_clock_is_not_recorded()
    {
        await SubmitAsync(new Register(Form()));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Desk.ExpireAsync(Id, At("2024-10-08T09:00"), null, Token));
        _clock.Now = At("2024-10-08T09:00");
        Assert.IsType<ClockExpired>(Assert.Single((await Desk.ExpireAsync(Id, _clock.Now, null, Token)).Events));
    }

    [Property(MaxTest = 100)]
    public bool Deciders_take_the_years_1949_to_2200_in_Beijing_and_nothing_else(long seconds)
    {
        Instant at = Instant.FromUnixTimeSeconds(seconds % 250_000_000_000);
        at = at < Instant.FromUtc(-9000, 1, 1, 0, 0) ? Instant.FromUtc(1948, 1, 1, 0, 0) : Instant.Min(at, Instant.FromUtc(9990, 1, 1, 0, 0));
        PetitionDecision decision = New().Decide(new Register(Form()), Clerk, at);
        int year = at.InZone(Rules.Time.Zone).Year;
        return decision.IsAllowed ? year is >= 1949 and <= 2200 : year is < 1949 or > 2200 && decision.Refusal.ToString() == "time-out-of-bounds";
    }

    [Theory]
    [InlineData("1948-12-31T15:59:59Z", false)]
    [InlineData("1948-12-31T16:00:00Z", true)]
    [InlineData("2200-12-31T15:59:59Z", true)]
    [InlineData("2200-12-31T16:00:00Z", false)]
    public void The_bounds_are_midnights_in_Beijing(string at, bool taken)
    {
        Instant instant = NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value;
        Assert.Equal(taken, New().Decide(new Register(Form()), Clerk, instant).IsAllowed);
    }

    [Fact]
    public void Dates_that_a_command_brings_have_the_same_bounds()
    {
        MeetingSource old = new(MeetingKind.Talk, "talk-1", new(1890, 1, 1));
        Assert.Equal("time-out-of-bounds", New().Refused(Clerk, new Register(Form() with { Source = old })));
    }

    private ValueTask<SubmissionResult> SubmitAsync(PetitionCommand command, Instant? at = null, string? later = null) =>
        Desk.SubmitAsync(new(CommandId.From("c-" + _count++), Id, command, Clerk, at) { RecordedLater = later }, null, Token);
}
