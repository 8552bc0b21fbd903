using System.Globalization;

namespace Minyi.Reporting.Maps;

/// <summary>The Gauss–Krüger projection 高斯-克吕格 of CGCS2000: transverse Mercator at scale 1 on its central meridian.</summary>
/// <remarks>
/// Krüger's series to the sixth order in the third flattening (L. Krüger, 1912; C. Karney, "Transverse Mercator with an accuracy of a few
/// nanometers", J. Geodesy 85, 2011), exact to well below a millimetre within 10° of the central meridian. Eastings come first here, as on a
/// drawing, although Chinese surveying calls the northing x.
/// </remarks>
/// <example><code>
/// GaussKrueger zone = GaussKrueger.FromEpsg(4547)!;             // CGCS2000 / 3-degree Gauss-Kruger CM 114E
/// (double east, double north) = zone.Forward(114.235, 22.555);  // metres
/// </code></example>
public sealed record GaussKrueger
{
    private const double SemiMajorAxis = 6_378_137;
    private const double Flattening = 1 / 298.257222101;
    private const double ThirdFlattening = Flattening / (2 - Flattening);

    private static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));
    private static readonly double RectifyingRadius = RadiusOfRectification();
    private static readonly double[] Alpha = ForwardSeries();
    private static readonly double[] Beta = InverseSeries();

    /// <summary>A projection with a central meridian of its own.</summary>
    /// <param name="centralMeridian">Degrees east, −180 to 180.</param>
    /// <param name="falseEasting">Metres added to the eastings; with a zone's number in front for coordinates such as 38,520,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The meridian is outside, or a value is not finite.</exception>
    public GaussKrueger(double centralMeridian, double falseEasting = 500_000)
    {
        if (!(Math.Abs(centralMeridian) <= 180))
        {
            throw new ArgumentOutOfRangeException(nameof(centralMeridian), centralMeridian, "Degrees from -180 to 180.");
        }

        if (!double.IsFinite(falseEasting))
        {
            throw new ArgumentOutOfRangeException(nameof(falseEasting), falseEasting, "A finite number of metres.");
        }

        (CentralMeridian, FalseEasting) = (centralMeridian, falseEasting);
    }

    /// <summary>The central meridian in degrees east.</summary>
    public double CentralMeridian { get; }

    /// <summary>The easting of the central meridian in metres.</summary>
    public double FalseEasting { get; }

    /// <summary>The projection of an EPSG code.</summary>
    /// <param name="code">
    /// 4491–4501 (6° zones 13–23, the zone's number in front), 4502–4512 (6°, without), 4513–4533 (3° zones 25–45, number in front), 4534–4554 (3°, without).
    /// </param>
    /// <returns>Null for any other code.</returns>
    public static GaussKrueger? FromEpsg(int code) => code switch
    {
        >= 4491 and <= 4501 => new(75 + (6 * (code - 4491)), ((code - 4491 + 13) * 1_000_000d) + 500_000),
        >= 4502 and <= 4512 => new(75 + (6 * (code - 4502))),
        >= 4513 and <= 4533 => new(75 + (3 * (code - 4513)), ((code - 4513 + 25) * 1_000_000d) + 500_000),
        >= 4534 and <= 4554 => new(75 + (3 * (code - 4534))),
        _ => null,
    };

    /// <summary>Projects a position.</summary>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <returns>Easting and northing in metres.</returns>
    public (double East, double North) Forward(double longitude, double latitude)
    {
        double lambda = double.DegreesToRadians(longitude - CentralMeridian);
        double tau = Conformal(Math.Tan(double.DegreesToRadians(latitude)));
        double xi = Math.Atan2(tau, Math.Cos(lambda));
        double eta = Math.Asinh(Math.Sin(lambda) / double.Hypot(tau, Math.Cos(lambda)));
        (double north, double east) = Series(xi, eta, Alpha, 1);
        return ((RectifyingRadius * east) + FalseEasting, RectifyingRadius * north);
    }

    /// <summary>Finds the position of projected coordinates.</summary>
    /// <param name="east">The easting in metres.</param>
    /// <param name="north">The northing in metres.</param>
    /// <returns>Degrees east and north.</returns>
    public (double Longitude, double Latitude) Inverse(double east, double north)
    {
        (double xi, double eta) = Series(north / RectifyingRadius, (east - FalseEasting) / RectifyingRadius, Beta, -1);
        double target = Math.Sin(xi) / double.Hypot(Math.Sinh(eta), Math.Cos(xi));
        double tau = target;

        // Newton: the map from tan φ to that of the conformal latitude is smooth and almost the identity.
        for (int i = 0; i < 6; i++)
        {
            double slope = (1 - (Eccentricity * Eccentricity)) * Math.Sqrt(1 + (tau * tau)) / (1 + ((1 - (Eccentricity * Eccentricity)) * tau * tau));
            double now = Conformal(tau);
            tau += (target - now) / (slope * Math.Sqrt(1 + (now * now)));
        }

        return (CentralMeridian + double.RadiansToDegrees(Math.Atan2(Math.Sinh(eta), Math.Cos(xi))), double.RadiansToDegrees(Math.Atan(tau)));
    }

    /// <summary>The meridian and the false easting.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"CGCS2000 Gauss-Krueger, central meridian {CentralMeridian}, false easting {FalseEasting}");

    /// <summary>The tangent of the conformal latitude, from that of the geodetic one.</summary>
    private static double Conformal(double tau)
    {
        double secant = Math.Sqrt(1 + (tau * tau));
        double sigma = Math.Sinh(Eccentricity * Math.Atanh(Eccentricity * tau / secant));
        return (tau * Math.Sqrt(1 + (sigma * sigma))) - (sigma * secant);
    }

    private static (double Xi, double Eta) Series(double xi, double eta, double[] coefficients, int sign)
    {
        (double along, double across) = (xi, eta);
        for (int j = 0; j < coefficients.Length; j++)
        {
            double angle = 2 * (j + 1);
            along += sign * coefficients[j] * Math.Sin(angle * xi) * Math.Cosh(angle * eta);
            across += sign * coefficients[j] * Math.Cos(angle * xi) * Math.Sinh(angle * eta);
        }

        return (along, across);
    }

    private static double RadiusOfRectification()
    {
        double n2 = ThirdFlattening * ThirdFlattening;
        return SemiMajorAxis / (1 + ThirdFlattening) * (1 + (n2 / 4) + (n2 * n2 / 64) + (n2 * n2 * n2 / 256));
    }

    // Karney 2011, equations (35) and (36): row j holds the coefficients of n^j to n^6.
    private static double[] ForwardSeries() => Polynomials(
    [
        [1d / 2, -2d / 3, 5d / 16, 41d / 180, -127d / 288, 7_891d / 37_800],
        [13d / 48, -3d / 5, 557d / 1_440, 281d / 630, -1_983_433d / 1_935_360],
        [61d / 240, -103d / 140, 15_061d / 26_880, 167_603d / 181_440],
        [49_561d / 161_280, -179d / 168, 6_601_661d / 7_257_600],
        [34_729d / 80_640, -3_418_889d / 1_995_840],
        [212_378_941d / 319_334_400],
    ]);

    private static double[] InverseSeries() => Polynomials(
    [
        [1d / 2, -2d / 3, 37d / 96, -1d / 360, -81d / 512, 96_199d / 604_800],
        [1d / 48, 1d / 15, -437d / 1_440, 46d / 105, -1_118_711d / 3_870_720],
        [17d / 480, -37d / 840, -209d / 4_480, 5_569d / 90_720],
        [4_397d / 161_280, -11d / 504, -830_251d / 7_257_600],
        [4_583d / 161_280, -108_847d / 3_991_680],
        [20_648_693d / 638_668_800],
    ]);

    private static double[] Polynomials(double[][] rows) =>
        [.. rows.Select((row, j) => row.Select((c, k) => c * Math.Pow(ThirdFlattening, j + 1 + k)).Sum())];
}
