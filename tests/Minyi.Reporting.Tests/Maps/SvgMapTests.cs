using System.Globalization;
using System.Xml.Linq;
using Minyi.Reporting.Maps;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Tests.Maps;

/// <summary>What a reader sees of a map: fills, labels, legend, notes.</summary>
public sealed class SvgMapTests
{
    [Property(MaxTest = 40)]
    public Property No_text_overlaps_another() => Prop.ForAll(MapSample.Blocks.ToArbitrary(), blocks =>
    {
        string[] overlaps = Overlaps(MapSample.Svg(DistrictMap.OfBlocks(MapReference.Local, blocks)));
        return (overlaps.Length == 0).Label(string.Join("; ", overlaps));
    });

    [Theory]
    [InlineData(100, 1)]
    [InlineData(60, 2)]
    [InlineData(1, 90)]
    [InlineData(40, 20)]
    public void Where_there_is_hardly_room_no_text_overlaps_another_either(int columns, int rows) =>
        Assert.Empty(Overlaps(MapSample.Svg(MapSample.Board(columns, rows, label: n => new($"第{n}号社区", $"Number {n}")))));

    [Fact]
    public void A_heading_of_the_legend_stands_above_its_rows()
    {
        for (int streets = 2; streets <= 12; streets++)
        {
            DistrictMap board = MapSample.Board(streets, 5);
            DistrictMap map = new(MapReference.Local, board.Areas.Select((a, i) => a with { Group = new($"街道{i % streets}", $"Street {i % streets}") }));
            XElement svg = MapSample.Svg(map);
            XElement[] headings = [.. svg.Named("text").Where(t => t.Value.StartsWith("街道", StringComparison.Ordinal) && t.Attribute("font-weight") is not null)];
            Assert.Equal(streets, headings.Length);
            Assert.All(headings, h => Assert.Contains(svg.Named("rect"), r => r.Number("x") == h.Number("x") && Math.Abs(r.Number("y") - h.Number("y") - 8) < 0.5));
        }
    }

    [Property(MaxTest = 40)]
    public Property Every_cell_is_drawn_and_labelled_or_named_as_not_labelled() => Prop.ForAll(MapSample.Blocks.ToArbitrary(), blocks =>
    {
        DistrictMap map = DistrictMap.OfBlocks(MapReference.Local, blocks);
        XElement svg = MapSample.Svg(map);
        int drawn = svg.Classed("area").Count(), labels = svg.Classed("label", "key").Count();
        int withShape = map.Areas.Count(a => !a.Shape.IsEmpty);
        string notes = string.Concat(svg.Classed("note").Select(n => n.Value));
        return (drawn == withShape && (labels == map.Areas.Length || notes.Contains("图上无处标注", StringComparison.Ordinal))).Label($"{drawn} of {withShape}, {labels} labels");
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 4)]
    [InlineData(12, 10)]
    public void Neighbours_have_different_fills(int columns, int rows)
    {
        DistrictMap board = MapSample.Board(columns, rows);
        string[] fills = [.. MapSample.Svg(board).Classed("area").Select(a => a.Attribute("fill")!.Value)];
        Assert.Equal(columns * rows, fills.Length);
        for (int i = 0; i < fills.Length; i++)
        {
            if (i % columns + 1 < columns)
            {
                Assert.NotEqual(fills[i], fills[i + 1]);
            }

            if (i + columns < fills.Length)
            {
                Assert.NotEqual(fills[i], fills[i + columns]);
            }
        }

        Assert.InRange(fills.Distinct(StringComparer.Ordinal).Count(), 1, 4);
    }

    [Property(MaxTest = 25)]
    public Property Neighbouring_Voronoi_cells_have_different_fills() => Prop.ForAll(MapSample.Blocks.ToArbitrary(), blocks =>
    {
        DistrictMap map = DistrictMap.OfBlocks(MapReference.Local, blocks);
        (string Id, string Fill)[] fills = [.. MapSample.Svg(map).Classed("area").Select(a => (a.Elements().First().Value, a.Attribute("fill")!.Value))];
        Dictionary<string, string> fill = fills.ToDictionary(f => f.Id, f => f.Fill, StringComparer.Ordinal);

        // A border of at least 200 m of a map of 5 km is seen.
        return (from a in map.Areas
                from b in map.Areas
                where string.CompareOrdinal(a.Id, b.Id) < 0 && !a.Shape.IsEmpty && !b.Shape.IsEmpty
                where a.Shape.Buffer(1).Intersection(b.Shape.Boundary).Length > 200
                select fill[a.Id] != fill[b.Id]).All(x => x);
    });

    [Fact]
    public void The_first_colours_stay_apart_for_the_colour_blind_and_in_grey()
    {
        string[] fills = [.. MapSample.Svg(MapSample.Board(2, 2)).Classed("area").Select(a => a.Attribute("fill")!.Value).Distinct(StringComparer.Ordinal)];
        XElement wheel = MapSample.Svg(Wheel());
        fills = [.. fills.Concat(wheel.Classed("area").Select(a => a.Attribute("fill")!.Value)).Distinct(StringComparer.Ordinal)];
        Assert.Equal(4, fills.Length);
        foreach (double[][] matrix in Deficiencies)
        {
            for (int i = 0; i < fills.Length; i++)
            {
                for (int j = i + 1; j < fills.Length; j++)
                {
                    double distance = Distance(Seen(fills[i], matrix), Seen(fills[j], matrix));
                    Assert.True(distance >= 14, $"{fills[i]} and {fills[j]}: {distance:0.0}");
                }
            }
        }

        double[] greys = [.. fills.Select(f => Seen(f, Deficiencies[0])[0]).Order()];
        Assert.All(greys.Skip(1).Zip(greys, (a, b) => a - b), step => Assert.True(step >= 7, $"{step}"));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Titles_notes_and_frame_cross_nothing(Language language)
    {
        MapSettings settings = MapSample.Settings with { Title = new(string.Concat(Enumerable.Repeat("很长的标题", 20)), string.Concat(Enumerable.Repeat("A very long title ", 12)).Trim()) };
        XElement svg = MapSample.Svg(MapSample.Board(6, 5), settings, language);
        double lowestTitle = svg.Classed("title").Select(MapSample.Extent).Max(e => e.Bottom), width = svg.Number("width"), height = svg.Number("height");
        (double Left, double Top, double Right, double Bottom)[] lines = [.. svg.Classed("title").Select(MapSample.Extent)];
        Assert.True(lines.Length > 1);
        Assert.All(lines.Skip(1).Zip(lines), pair => Assert.False(MapSample.Meet(pair.First, pair.Second)));
        Assert.True(svg.Named("path").Select(Top).Min() > lowestTitle);
        Assert.True(svg.Classed("note").Select(MapSample.Extent).Min(e => e.Top) > svg.Named("path").Select(Bottom).Max());
        Assert.All(svg.Named("text").Select(MapSample.Extent), e => Assert.True(e.Left >= 0 && e.Right <= width && e.Top >= 0 && e.Bottom <= height));
    }

    [Fact]
    public void Any_name_is_written_as_text()
    {
        DistrictMap map = MapSample.Board(1, 1, label: _ => new("<b>&\"'\u0001 😀\uFFFE", "x"));
        XElement svg = MapSample.Svg(map, MapSample.Settings with { Title = new("<script>alert(1)</script>", "x"), Source = new("a & b", "a & b") });
        Assert.Contains("<b>&\"'\uFFFD 😀\uFFFD", svg.Named("text").Select(t => t.Value));
        Assert.Empty(svg.Named("script"));
        Assert.Contains("<script>alert(1)</script>", svg.Named("title").First().Value);
    }

    [Fact]
    public void A_name_without_room_becomes_a_number_that_the_legend_explains()
    {
        DistrictMap map = MapSample.Board(20, 2, label: n => new($"一个很长很长的名字第{n}号社区", $"A very long name, number {n}"));
        XElement svg = MapSample.Svg(map);
        string[] keys = [.. svg.Classed("key").Select(k => k.Value)];
        Assert.NotEmpty(keys);
        string[] texts = [.. svg.Named("text").Select(t => t.Value)];
        Assert.All(keys, k => Assert.Contains(texts, t => t.StartsWith(k + " 一个很长", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_scale_bar_is_as_long_as_it_says()
    {
        // A square of 10 km: its side on the page tells the scale.
        XElement svg = MapSample.Svg(MapSample.Board(1, 1, side: 10_000));
        double side = Width(svg.Classed("area").First().Attribute("d")!.Value);
        XElement[] bar = [.. svg.Named("rect").Where(r => r.Number("height") == 5)];
        double metres = bar.Sum(r => r.Number("width")) * 10_000 / side;
        string[] texts = [.. svg.Named("text").Select(t => t.Value)];
        int told = texts.Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0).Max();
        Assert.Contains("公里", texts);
        Assert.Equal(told * 1_000, metres, tolerance: 20d * told);
    }

    [Fact]
    public void The_public_sees_a_schematic_unless_there_is_an_approval_number()
    {
        DistrictMap map = new(MapReference.Gcj02, [new("a", MapSample.Factory.ToGeometry(new Envelope(114, 114.1, 22, 22.1))) { Group = new("海山街道", "Haishan") }]);
        XElement plain = MapSample.Svg(map, MapSample.Settings with { Audience = MapAudience.Public });
        Assert.Empty(plain.Named("path"));
        Assert.Contains("海山街道 (1)", plain.Named("text").Select(t => t.Value));
        Assert.Contains(plain.Classed("note"), n => n.Value.StartsWith("示意图", StringComparison.Ordinal));

        XElement approved = MapSample.Svg(map, MapSample.Settings with { Audience = MapAudience.Public, ApprovalNumber = "粤S(2026)001号" });
        Assert.NotEmpty(approved.Classed("area"));
        Assert.Contains("审图号：粤S(2026)001号", approved.Classed("note").Select(n => n.Value));
        Assert.DoesNotContain("内部", approved.Named("text").Select(t => t.Value));
        Assert.Contains(approved.Classed("note"), n => n.Value.Contains("GCJ-02", StringComparison.Ordinal));
        Assert.Contains("内部", MapSample.Svg(map).Named("text").Select(t => t.Value));
    }

    [Fact]
    public void Estimated_borders_are_called_so()
    {
        MapBlock Block(string id, Geometry? shape) => new(id, id, new(0, id[0]), shape);
        string Notes(params MapBlock[] blocks) => string.Concat(MapSample.Svg(DistrictMap.OfBlocks(MapReference.Local, blocks)).Classed("note").Select(n => n.Value));
        Assert.Contains("泰森多边形", Notes(Block("a", null), Block("b", null)));
        Assert.DoesNotContain("泰森多边形", Notes(Block("a", MapSample.Factory.ToGeometry(new Envelope(0, 1, 0, 1)))));
    }

    [Fact]
    public void The_same_map_gives_the_same_text()
    {
        DistrictMap map = MapSample.Board(4, 3);
        Assert.Equal(SvgMap.Write(map, MapSample.Settings, Language.English), SvgMap.Write(map, MapSample.Settings, Language.English));
    }

    [Fact]
    public void A_map_without_areas_is_a_map()
    {
        XElement svg = MapSample.Svg(new(MapReference.Cgcs2000, []));
        Assert.Empty(svg.Classed("area"));
    }

    private static string[] Overlaps(XElement svg)
    {
        (XElement Text, (double, double, double, double) Box)[] boxes = [.. svg.Named("text").Select(t => (t, MapSample.Extent(t)))];
        return
        [
            .. from i in Enumerable.Range(0, boxes.Length)
               from j in Enumerable.Range(i + 1, boxes.Length - i - 1)
               where boxes[i].Text.Parent != boxes[j].Text.Parent || boxes[i].Text.Parent == svg
               where MapSample.Meet(boxes[i].Box, boxes[j].Box)
               select $"{boxes[i].Text.Value} over {boxes[j].Text.Value}",
        ];
    }

    /// <summary>A hub and five sectors around it: needs four colours.</summary>
    private static DistrictMap Wheel()
    {
        Coordinate At(double turn, double radius) => new(radius * Math.Cos(turn * 2 * Math.PI / 5), radius * Math.Sin(turn * 2 * Math.PI / 5));
        Geometry Sector(int i) => MapSample.Factory.CreatePolygon([At(i, 100), At(i, 300), At(i + 1, 300), At(i + 1, 100), At(i, 100)]);
        Geometry hub = MapSample.Factory.CreatePolygon([.. Enumerable.Range(0, 5).Select(i => At(i, 100)), At(0, 100)]);
        return new(MapReference.Local, [new("hub", hub), .. Enumerable.Range(0, 5).Select(i => new MapArea($"s{i}", Sector(i)))]);
    }

    // Full sight, and the three deficiencies at full strength (Machado, Oliveira and Fernandes, 2009).
    private static readonly double[][][] Deficiencies =
    [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    /// <summary>A colour as it is seen, in CIE L*a*b*.</summary>
    private static double[] Seen(string fill, double[][] matrix)
    {
        double[] linear = [.. new[] { 1, 3, 5 }.Select(i => Convert.ToInt32(fill.Substring(i, 2), 16) / 255d).Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];
        double[] rgb = [.. matrix.Select(row => Math.Clamp(row.Zip(linear, (a, b) => a * b).Sum(), 0, 1))];
        double x = ((0.4124 * rgb[0]) + (0.3576 * rgb[1]) + (0.1805 * rgb[2])) / 0.9505, y = (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);
        double z = ((0.0193 * rgb[0]) + (0.1192 * rgb[1]) + (0.9505 * rgb[2])) / 1.089;
        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16d / 116);
        return [(116 * F(y)) - 16, 500 * (F(x) - F(y)), 200 * (F(y) - F(z))];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static double[] Heights(XElement path) =>
        [.. path.Attribute("d")!.Value.Split(['M', 'L', 'Z'], StringSplitOptions.RemoveEmptyEntries).Select(p => double.Parse(p.Split(' ')[1], CultureInfo.InvariantCulture))];

    private static double Top(XElement path) => Heights(path).Min();

    private static double Bottom(XElement path) => Heights(path).Max();

    private static double Width(string data)
    {
        double[] x = [.. data.Split(['M', 'L', 'Z'], StringSplitOptions.RemoveEmptyEntries).Select(p => double.Parse(p.Split(' ')[0], CultureInfo.InvariantCulture))];
        return x.Max() - x.Min();
    }
}
