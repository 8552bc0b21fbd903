using System.Collections.Immutable;

namespace Minyi.Feedback;

/// <summary>When a recipient counts as unreachable: only after as many documented attempts as the district demands.</summary>
/// <remarks>Saying "nobody answered" must not be an easy way out of 谁提出反馈谁. The defaults are an example, not taken from a statute.</remarks>
/// <param name="Attempts">How many attempts at least; 1 or more.</param>
/// <param name="Days">On how many different days at least.</param>
/// <param name="Channels">By how many different channels at least.</param>
public sealed record FeedbackPolicy(int Attempts = 3, int Days = 2, int Channels = 1)
{
    /// <summary>Every reason why a recipient does not count as unreachable yet; empty when it does.</summary>
    /// <param name="attempts">The attempts documented so far, in any order.</param>
    /// <param name="zone">Where days begin and end.</param>
    public ImmutableArray<Reason> WhyReachable(IReadOnlyCollection<ContactAttempt> attempts, DateTimeZone zone)
    {
        Guard.Against.Null(attempts);
        Guard.Against.Null(zone);
        int days = attempts.Select(a => a.At.InZone(zone).Date).Distinct().Count();
        int channels = attempts.Select(a => a.Channel).Distinct().Count();
        ImmutableArray<Reason>.Builder reasons = ImmutableArray.CreateBuilder<Reason>();
        if (attempts.Count < Attempts)
        {
            reasons.Add(FeedbackReasons.TooFewAttempts(attempts.Count, Attempts));
        }

        if (days < Days)
        {
            reasons.Add(FeedbackReasons.TooFewDays(days, Days));
        }

        if (channels < Channels)
        {
            reasons.Add(FeedbackReasons.TooFewChannels(channels, Channels));
        }

        return reasons.ToImmutable();
    }
}
