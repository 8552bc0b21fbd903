using System.Security.Cryptography;

namespace Minyi.Hosting;

/// <summary>How notices are dispatched.</summary>
public sealed record NoticeDispatchOptions
{
    /// <summary>How many are taken at once: 50 unless set.</summary>
    public int Batch { get; init; } = 50;

    /// <summary>How many are sent at the same time: 4 unless set.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>How long a taken notice is this dispatcher's: two minutes unless set. Sending one is cancelled after half of it.</summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(2);

    /// <summary>How long it is waited after the first failure: ten seconds unless set; each further one doubles it.</summary>
    public Duration FirstDelay { get; init; } = Duration.FromSeconds(10);

    /// <summary>How long it is waited at most: an hour unless set.</summary>
    public Duration LongestDelay { get; init; } = Duration.FromHours(1);

    /// <summary>After how many failures a notice is given up: 15 unless set, which with the other defaults is after some eight hours.</summary>
    public int MostFailures { get; init; } = 15;

    /// <summary>Spreads what is tried again: gives a number from 0 to below 1.</summary>
    public Func<double> Jitter { get; init; } = static () => RandomNumberGenerator.GetInt32(1 << 24) / (double)(1 << 24);

    /// <summary>Gives a name to each taking that no other taking has.</summary>
    public Func<string> LeaseNames { get; init; } = static () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>How long to wait after a number of failures: between half of the doubled delay and all of it.</summary>
    /// <param name="failures">How often it has failed, from 1.</param>
    public Duration DelayAfter(int failures)
    {
        Guard.Against.NegativeOrZero(failures);
        Duration delay = FirstDelay;
        for (int i = 1; i < failures && delay < LongestDelay; i++)
        {
            delay += delay;
        }

        delay = Duration.Min(delay, LongestDelay);
        return (delay / 2) + Duration.FromNanoseconds(Math.Floor(delay.TotalNanoseconds / 2 * Jitter()));
    }
}
