using Minyi.Feedback;

namespace Minyi.Core.Tests.Feedback;

public class FeedbackPolicyTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static ContactAttempt Attempt(string at, FeedbackChannel channel = FeedbackChannel.Telephone) =>
        new(channel, NodaTime.Text.OffsetDateTimePattern.Rfc3339.Parse(at).Value.ToInstant());

    [Fact]
    public void Every_reason_is_given_at_once()
    {
        FeedbackPolicy policy = new(3, 2, 2);
        Assert.Equal("too-few-attempts|too-few-days|too-few-channels", Codes(policy, []));
        Assert.Equal("too-few-attempts|too-few-days|too-few-channels", Codes(policy, [Attempt("2024-09-29T09:00:00+08:00")]));
        Assert.Equal("", Codes(policy, [Attempt("2024-09-29T09:00:00+08:00"), Attempt("2024-09-29T10:00:00+08:00", FeedbackChannel.Sms), Attempt("2024-09-30T09:00:00+08:00")]));
    }

    [Fact]
    public void A_day_ends_at_midnight_where_the_district_is()
    {
        FeedbackPolicy policy = new(2, 2);
        Assert.Equal("", Codes(policy, [Attempt("2024-09-29T15:59:59Z"), Attempt("2024-09-29T16:00:00Z")]));
        Assert.Equal("too-few-days", Codes(policy, [Attempt("2024-09-29T16:00:00Z"), Attempt("2024-09-30T15:59:59Z")]));
    }

    [Fact]
    public void The_words_name_the_figures_in_both_languages()
    {
        Reason reason = new FeedbackPolicy(3).WhyReachable([Attempt("2024-09-29T09:00:00+08:00")], Zone)[0];
        Assert.Equal("已记录联系 1 次，须满 3 次方可认定无法联系", reason.Text.Chinese);
        Assert.Equal("1 attempts to reach the recipient are documented, 3 are needed before it counts as unreachable", reason.Text.English);
    }

    private static string Codes(FeedbackPolicy policy, ContactAttempt[] attempts) => string.Join('|', policy.WhyReachable(attempts, Zone).Select(r => r.Code));
}
