using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Minyi.Packages.Tests;

/// <summary>What a package says of itself, and what it brings into a host.</summary>
public sealed partial class NuspecTests(PackedFixture packed)
{
    public static TheoryData<string> Packages() => [.. PackedFixture.Names, "Minyi.Cli"];

    public static TheoryData<string> Libraries() => [.. PackedFixture.Names];

    [Theory, MemberData(nameof(Packages))]
    public void A_README_of_its_own_without_relative_links(string name)
    {
        string readme = packed.ReadText(name, "README.md");
        Assert.StartsWith(name == "Minyi.Cli" ? "# minyi\n" : $"# {name}\n", readme, StringComparison.Ordinal);
        Assert.DoesNotContain(Link().Matches(readme), l => !l.Groups[1].Value.StartsWith("https://", StringComparison.Ordinal));
        Assert.DoesNotContain("docs/", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_and_descriptions_are_their_own()
    {
        string[] tags = [.. PackedFixture.Names.Append("Minyi.Cli").Select(n => Element(n, "tags"))];
        string[] descriptions = [.. PackedFixture.Names.Append("Minyi.Cli").Select(n => Element(n, "description"))];
        Assert.Equal(tags.Length, tags.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(descriptions.Length, descriptions.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(descriptions, d => d == "Package Description");
    }

    [Theory, MemberData(nameof(Libraries))]
    public void Siblings_are_asked_for_in_exactly_this_version_and_the_platform_from_the_first_of_its_line(string name)
    {
        (string Id, string Version, bool)[] dependencies = packed.Dependencies(name);
        Assert.Equal(name != "Minyi.Core", dependencies.Any(d => d.Id.StartsWith("Minyi.", StringComparison.Ordinal)));
        Assert.All(dependencies.Where(d => d.Id.StartsWith("Minyi.", StringComparison.Ordinal)), d => Assert.Equal($"[{PackedFixture.Version}]", d.Version));
        Assert.All(dependencies.Where(d => d.Id.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)), d => Assert.Equal("10.0.0", d.Version));
    }

    /// <summary>What a host sees of others' types when it references a package is what the package's own members show.</summary>
    [Theory, MemberData(nameof(Libraries))]
    public void Compile_assets_are_those_that_public_members_show(string name)
    {
        Dictionary<string, string[]> assemblies = new(StringComparer.Ordinal)
        {
            ["NetTopologySuite.IO.GeoJSON4STJ"] = ["NetTopologySuite.IO.GeoJSON4STJ", "NetTopologySuite.Features"],
            ["OxyPlot.Core"] = ["OxyPlot"],
            ["Microsoft.Data.Sqlite"] = ["Microsoft.Data.Sqlite", "SQLitePCLRaw.core"],
        };
        string[] shown = PublicSurface.AssembliesOf(packed, name);
        foreach ((string id, _, bool isPrivate) in packed.Dependencies(name).Where(d => !d.Id.StartsWith("Minyi.", StringComparison.Ordinal) && d.Id != "NodaTime"))
        {
            bool isShown = (assemblies.TryGetValue(id, out string[]? own) ? own : [id]).Intersect(shown, StringComparer.Ordinal).Any();
            Assert.True(isShown != isPrivate, $"{name} {(isShown ? "shows" : "does not show")} {id}, and its compile assets are {(isPrivate ? "private" : "not private")}.");
        }
    }

    private string Element(string name, string element)
    {
        XElement metadata = packed.Metadata(name);
        return metadata.Elements().Single(e => e.Name.LocalName == element).Value;
    }

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex Link();
}
