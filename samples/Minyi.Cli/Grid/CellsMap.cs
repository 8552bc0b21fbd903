using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Grid.Cells;
using Minyi.Reporting.Maps;

namespace Minyi.Cli.Grid;

/// <summary>The options <c>--map</c> and <c>--geojson</c> of <c>minyi grid cells</c>, and what they write.</summary>
internal sealed class CellsMap
{
    private readonly Option<string?> _svg;
    private readonly Option<string?> _geoJson;
    private readonly Option<string?> _crs;
    private readonly Option<string?> _approval;
    private readonly Option<string?> _audience;

    private MapReference _reference = MapReference.Local;
    private MapAudience _for;

    /// <summary>Declares the options.</summary>
    public CellsMap(Func<string, string, LocalizedText, Option<string?>> add)
    {
        _svg = add("--map", "F", new("把网格图（SVG）写入此文件", "write a map (SVG) to this file"));
        _geoJson = add("--geojson", "F", new("把网格（GeoJSON）写入此文件；平面坐标需 --crs", "write the cells (GeoJSON) to this file; plane coordinates need --crs"));
        _crs = add("--crs", "NAME", new("x,y 的坐标系：local（缺省）、cgcs2000、wgs84、gcj02、EPSG:4547、gk:114", "what x,y are: local (default), cgcs2000, wgs84, gcj02, EPSG:4547, gk:114"));
        _audience = add("--audience", "internal|public", new("地图供谁使用，缺省 internal；公开须有审图号，否则只画示意图", "whom the map is for; default internal; a public one needs an approval number, else it is a schematic"));
        _approval = add("--approval-number", "T", new("审图号", "the approval number 审图号 of the map review"));
    }

    /// <summary>Reads the options.</summary>
    public void Read(Invocation invocation)
    {
        _for = invocation.Choice(_audience, MapAudience.Internal, ("internal", MapAudience.Internal), ("public", MapAudience.Public));
        _reference = MapReference.Local;
        if (invocation.Value(_crs) is { } name && !MapReference.TryParse(name, out MapReference? reference))
        {
            invocation.Faults.Add(new(_crs.Name, null, null, Fault.Quoted(name), new("坐标系名称，如 EPSG:4547", "the name of a reference such as EPSG:4547")));
        }
        else if (invocation.Value(_crs) is { } known && MapReference.TryParse(known, out reference))
        {
            _reference = reference;
        }

        if (invocation.Value(_geoJson) is not null && _reference.Datum == MapDatum.Local)
        {
            invocation.Faults.Add(new(
                _geoJson.Name, null, null, new("没有说明坐标系的平面坐标", "plane coordinates that nobody named"),
                new("--crs，如 EPSG:4547 或 wgs84", "--crs, such as EPSG:4547 or wgs84")));
        }
    }

    /// <summary>Writes what was asked for.</summary>
    public void Write(Invocation invocation, CellsInput input, ContactCells formed)
    {
        string? svg = invocation.Value(_svg);
        string? geoJson = invocation.Value(_geoJson);
        if (svg is null && geoJson is null)
        {
            return;
        }

        if (_reference.IsGeographic && input.Places.FindIndex(p => p is not null && (Math.Abs(p.X) > 180 || Math.Abs(p.Y) > 90)) is >= 0 and int wrong)
        {
            invocation.Faults.Add(new(
                _crs.Name, null, null, new($"街区 {input.Blocks[wrong].Id} 的坐标不是经纬度", $"coordinates of block {input.Blocks[wrong].Id} that are no degrees"),
                new("经度、纬度，或平面坐标系", "longitude and latitude, or a plane reference")));
            throw new BadInputException();
        }

        DistrictMap map = DistrictMap.OfBlocks(
            _reference, input.Blocks.Select((b, i) => new MapBlock(b.Id, formed.CellOf(b.Id).Id, input.Places[i])));
        if (map.WithoutPlace.Length > 0)
        {
            invocation.Note(new($"{map.WithoutPlace.Length} 个街区没有坐标，不在图上", $"{map.WithoutPlace.Length} blocks without a place are not on the map"));
        }

        MapSettings settings = new()
        {
            Title = new("联系网格", "Contact cells"),
            AreasCalled = new("网格", "cells"),
            Audience = _for,
            ApprovalNumber = invocation.Value(_approval),
        };
        WriteTo(invocation, svg, () => SvgMap.Write(map, settings, invocation.Language));
        WriteTo(invocation, geoJson, () => GeoJsonMap.Write(map, settings));
    }

    private static void WriteTo(Invocation invocation, string? path, Func<string> text)
    {
        if (path is not null)
        {
            using StreamWriter writer = invocation.OpenText(path);
            writer.Write(text());
        }
    }
}
