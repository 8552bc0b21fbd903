using Minyi.Reporting.Maps;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Minyi.Reporting.Tests.Maps;

/// <summary>The projection against ProjNET, against its own inverse, and against the length of the meridian.</summary>
public sealed class GaussKruegerTests
{
    [Property(MaxTest = 200)]
    public bool It_agrees_with_ProjNET_to_a_millimetre(int zone, int east, int north)
    {
        double meridian = 75 + (3 * Math.Abs(zone % 21));
        double longitude = meridian + (Math.Abs(east % 30_001) / 10_000d) - 1.5, latitude = 3 + (Math.Abs(north % 500_001) / 10_000d);
        double[] expected = Peer(meridian).MathTransform.Transform([longitude, latitude]);
        (double x, double y) = new GaussKrueger(meridian).Forward(longitude, latitude);
        return Math.Abs(x - expected[0]) < 0.001 && Math.Abs(y - expected[1]) < 0.001;
    }

    [Property(MaxTest = 300)]
    public bool The_inverse_leads_back(int east, int north)
    {
        GaussKrueger zone = new(114, 38_500_000);
        double longitude = 114 + (east % 60_000 / 10_000d), latitude = north % 850_000 / 10_000d;
        (double x, double y) = zone.Forward(longitude, latitude);
        (double back, double up) = zone.Inverse(x, y);
        return Math.Abs(back - longitude) < 1e-11 && Math.Abs(up - latitude) < 1e-11;
    }

    [Fact]
    public void From_the_equator_to_the_pole_it_is_as_far_as_the_ellipsoid_says()
    {
        // The quarter meridian of GRS 80 (H. Moritz, Geodetic Reference System 1980): 10,001,965.7293 m.
        (double east, double north) = new GaussKrueger(0, 0).Forward(0, 89.999999999);
        Assert.Equal(0, east, 6);
        Assert.Equal(10_001_965.7293, north, 3);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(22.55)]
    [InlineData(39.9)]
    [InlineData(53)]
    [InlineData(80)]
    public void On_the_central_meridian_the_northing_is_the_arc(double latitude)
    {
        // The integral of the radius of curvature, by Simpson's rule; to a hundredth of a micrometre all terms of the series count.
        double a = 6_378_137, f = 1 / 298.257222101, e2 = f * (2 - f), to = double.DegreesToRadians(latitude);
        const int steps = 4_000;
        double sum = 0;
        for (int i = 0; i <= steps; i++)
        {
            double sine = Math.Sin(to * i / steps), radius = a * (1 - e2) / Math.Pow(1 - (e2 * sine * sine), 1.5);
            sum += radius * (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2);
        }

        Assert.Equal(sum * to / steps / 3, new GaussKrueger(114).Forward(114, latitude).North, 2e-8);
    }

    [Theory]
    [InlineData(4547, 114, 500_000)]
    [InlineData(4526, 114, 38_500_000)]
    [InlineData(4491, 75, 13_500_000)]
    [InlineData(4502, 75, 500_000)]
    [InlineData(4512, 135, 500_000)]
    [InlineData(4554, 135, 500_000)]
    public void Codes_are_those_of_the_register(int code, double meridian, double easting)
    {
        GaussKrueger zone = GaussKrueger.FromEpsg(code)!;
        Assert.Equal((meridian, easting), (zone.CentralMeridian, zone.FalseEasting));
        Assert.True(MapReference.TryParse($"epsg:{code}", out MapReference? reference));
        Assert.Equal(zone, reference.Projection);
    }

    [Theory]
    [InlineData("gk:114", true)]
    [InlineData("GK:114.5:38500000", true)]
    [InlineData("gk:", false)]
    [InlineData("gk:200", false)]
    [InlineData("EPSG:4555", false)]
    [InlineData("EPSG:3857", false)]
    [InlineData("", false)]
    [InlineData("gcj-02", true)]
    [InlineData("bd09", false)]
    public void Names_are_read_or_refused(string name, bool good) => Assert.Equal(good, MapReference.TryParse(name, out _));

    [Fact]
    public void Shifted_coordinates_never_agree_with_others()
    {
        Assert.False(MapReference.Gcj02.Agrees(MapReference.Cgcs2000));
        Assert.False(MapReference.Wgs84.Agrees(MapReference.Gcj02));
        Assert.False(MapReference.Local.Agrees(MapReference.Cgcs2000));
        Assert.True(MapReference.Wgs84.Agrees(MapReference.Projected(new(114))));
    }

    private static ICoordinateTransformation Peer(double meridian)
    {
        CoordinateSystemFactory factory = new();
        Ellipsoid ellipsoid = factory.CreateFlattenedSphere("CGCS2000", 6_378_137, 298.257222101, LinearUnit.Metre);
        HorizontalDatum datum = factory.CreateHorizontalDatum("CGCS2000", DatumType.HD_Geocentric, ellipsoid, null);
        GeographicCoordinateSystem degrees = factory.CreateGeographicCoordinateSystem(
            "CGCS2000", AngularUnit.Degrees, datum, PrimeMeridian.Greenwich, new AxisInfo("Lon", AxisOrientationEnum.East), new AxisInfo("Lat", AxisOrientationEnum.North));
        List<ProjectionParameter> parameters =
        [
            new("latitude_of_origin", 0), new("central_meridian", meridian), new("scale_factor", 1), new("false_easting", 500_000), new("false_northing", 0),
        ];
        IProjection projection = factory.CreateProjection("Gauss-Krueger", "Transverse_Mercator", parameters);
        ProjectedCoordinateSystem plane = factory.CreateProjectedCoordinateSystem(
            "GK", degrees, projection, LinearUnit.Metre, new AxisInfo("East", AxisOrientationEnum.East), new AxisInfo("North", AxisOrientationEnum.North));
        return new CoordinateTransformationFactory().CreateFromCoordinateSystems(degrees, plane);
    }
}
