using System.Globalization;
using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>The standard normal distribution's quantiles.</summary>
/// <remarks>M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37 (1988) 477-484, PPND16: relative error about 1e-16.</remarks>
internal static class Normal
{
    /// <summary>As far from one half as AS 241 takes a probability for a central one.</summary>
    private const double Central = 0.425;

    /// <summary>The z such that a standard normal value lies in [-z, z] with the given probability.</summary>
    /// <remarks>The usual confidences are constants, so that rankings do not depend on a machine's logarithm.</remarks>
    internal static double TwoSided(double confidence) => confidence switch
    {
        0.8 => 1.2815515655446004,
        0.9 => 1.6448536269514722,
        0.95 => 1.959963984540054,
        0.98 => 2.3263478740408408,
        0.99 => 2.5758293035489004,
        0.999 => 3.2905267314918946,
        <= 2 * Central => Near(confidence / 2),
        _ => -Quantile(Tail(confidence)),
    };

    /// <summary>Half of what the confidence leaves out, as the decimal that was written: 0.95 leaves 0.025 and not the 0.02500000000000002 of binary fractions.</summary>
    internal static double Tail(double confidence) =>
        (double)((1 - Rational.Parse(confidence.ToString("R", CultureInfo.InvariantCulture))) / 2);

    /// <summary>The value below which a standard normal value lies with the given probability, in (0, 1).</summary>
    internal static double Quantile(double probability)
    {
        double q = probability - 0.5;
        if (Math.Abs(q) <= Central)
        {
            return Near(q);
        }

        double r = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        double far = r <= 5 ? Middle(r - 1.6) : Far(r - 5);
        return q < 0 ? -far : far;
    }

    /// <summary>The value between which and zero a standard normal value lies with the given probability, of at most <see cref="Central"/>.</summary>
    private static double Near(double q) => q * Centre(0.180625 - (q * q));

    private static double Centre(double r) =>
        Ratio(
            r,
            [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3],
            [1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3]);

    private static double Middle(double r) =>
        Ratio(
            r,
            [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4],
            [1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9]);

    private static double Far(double r) =>
        Ratio(
            r,
            [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
            [1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15]);

    private static double Ratio(double r, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        double above = 0;
        double below = 0;
        for (int i = numerator.Length - 1; i >= 0; i--)
        {
            above = (above * r) + numerator[i];
            below = (below * r) + denominator[i];
        }

        return above / below;
    }
}
