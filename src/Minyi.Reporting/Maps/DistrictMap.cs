using System.Collections.Immutable;
using Minyi.Reporting.Maps.Shapes;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps;

/// <summary>A district in areas, ready to be drawn (<see cref="SvgMap"/>) or written as GeoJSON (<see cref="GeoJsonMap"/>).</summary>
/// <example><code>
/// DistrictMap map = DistrictMap.OfBlocks(MapReference.Cgcs2000, blocks, outline);
/// string svg = SvgMap.Write(map, new() { Title = new("联系网格", "Contact cells"), Audience = MapAudience.Internal }, Language.Chinese);
/// </code></example>
public sealed class DistrictMap
{
    /// <summary>Puts a map together from areas whose shapes are known.</summary>
    /// <param name="reference">How the coordinates are to be read; every shape is in it.</param>
    /// <param name="areas">The areas, with distinct ids; their order is kept.</param>
    /// <param name="outline">The district's outline; null where it is not known.</param>
    /// <param name="places">Places to mark with dots, each kind with its name.</param>
    /// <exception cref="ArgumentException">An id occurs twice, a shape is no polygon, or coordinates are not finite or are no degrees where the reference has degrees.</exception>
    public DistrictMap(MapReference reference, IEnumerable<MapArea> areas, Geometry? outline = null, IEnumerable<MapPlaces>? places = null)
    {
        Reference = Guard.Against.Null(reference);
        Areas = [.. Guard.Against.Null(areas)];
        Outline = outline;
        Places = [.. places ?? []];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (MapArea area in Areas)
        {
            if (!ids.Add(area.Id))
            {
                throw new ArgumentException($"The area '{area.Id}' occurs twice.", nameof(areas));
            }

            ShapeCheck.Polygonal(area.Shape, reference, $"the area '{area.Id}'", nameof(areas));
        }

        if (outline is not null)
        {
            ShapeCheck.Polygonal(outline, reference, "the outline", nameof(outline));
        }

        ShapeCheck.Points(Places.SelectMany(p => p.Places), reference, "a place", nameof(places));
    }

    /// <summary>How the coordinates are to be read.</summary>
    public MapReference Reference { get; }

    /// <summary>The areas.</summary>
    public ImmutableArray<MapArea> Areas { get; }

    /// <summary>The district's outline; null where it is not known.</summary>
    public Geometry? Outline { get; }

    /// <summary>The places to mark.</summary>
    public ImmutableArray<MapPlaces> Places { get; }

    /// <summary>Whether borders are not known but drawn half-way between places; the map says so.</summary>
    public bool BordersAreEstimated { get; init; }

    /// <summary>The blocks that have no place and are therefore in no shape, in ordinal order; only a map of blocks has any.</summary>
    public ImmutableArray<string> WithoutPlace { get; private init; } = [];

    /// <summary>A map of cells, each the union of its blocks; the areas are in the ordinal order of the cells' ids.</summary>
    /// <param name="reference">How the coordinates are to be read.</param>
    /// <param name="blocks">The blocks, with distinct ids.</param>
    /// <param name="outline">The district's outline, to which the shapes are cut; null for the blocks' own extent.</param>
    /// <remarks>
    /// A block without a polygon gets its Voronoi cell: all that is nearer to it than to any other block, cut to the outline. As soon as one block has none,
    /// all get one, so that shapes never overlap. Blocks at one and the same place share a shape, which counts for the first of them by id.
    /// </remarks>
    /// <exception cref="ArgumentException">A block's id occurs twice, or a shape or a place is not as the reference has it.</exception>
    public static DistrictMap OfBlocks(MapReference reference, IEnumerable<MapBlock> blocks, Geometry? outline = null)
    {
        Guard.Against.Null(reference);
        MapBlock[] all = [.. Guard.Against.Null(blocks).OrderBy(b => b.Id, StringComparer.Ordinal)];
        for (int i = 1; i < all.Length; i++)
        {
            if (all[i].Id == all[i - 1].Id)
            {
                throw new ArgumentException($"The block '{all[i].Id}' occurs twice.", nameof(blocks));
            }
        }

        ShapeCheck.Points(all.Select(b => b.Place).OfType<Coordinate>(), reference, "a block's place", nameof(blocks));
        if (outline is not null)
        {
            ShapeCheck.Polygonal(outline, reference, "the outline", nameof(outline));
        }

        CellShapes shapes = CellShapes.Of(reference, all, outline);
        return new(reference, shapes.Areas, outline) { WithoutPlace = shapes.WithoutPlace, BordersAreEstimated = shapes.Estimated };
    }
}
