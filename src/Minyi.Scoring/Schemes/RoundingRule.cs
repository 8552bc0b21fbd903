namespace Minyi.Scoring.Schemes;

/// <summary>Which way a value goes that lies between two multiples of the interval.</summary>
public enum RoundingRule
{
    /// <summary>GB/T 8170-2008: to the nearest multiple; halfway, to the even one (四舍六入五成双); a negative value as its absolute value.</summary>
    GbT8170,

    /// <summary>To the nearest multiple; halfway, away from zero (四舍五入).</summary>
    HalfUp,
}
