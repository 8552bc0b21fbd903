namespace Minyi.Scoring.Statistics;

/// <summary>What the difference of two values means, which decides how bad a disagreement is.</summary>
public enum MeasurementLevel
{
    /// <summary>Values are names: they are the same or not.</summary>
    Nominal,

    /// <summary>Values have an order: a disagreement counts by how many values lie between.</summary>
    Ordinal,

    /// <summary>Values are numbers whose differences mean something.</summary>
    Interval,

    /// <summary>Values are numbers from a true zero, compared by ratio; none is negative.</summary>
    Ratio,
}
