using System.Text.Json.Nodes;
using System.Xml.Linq;
using Minyi.Tests;

namespace Minyi.Packages.Tests;

/// <summary>What is restored is known: to the hash, with its licence, and in a bill of materials.</summary>
public sealed class SupplyTests(PackedFixture packed)
{
    private static readonly string[] Projects =
    [
        .. ((string[])["src", "tests", "samples", "benchmarks"]).SelectMany(f => Directory.GetFiles(Path.Combine(Repository.Root, f), "*.csproj", SearchOption.AllDirectories))
            .Where(p => !p.Contains("Minyi.Embedding", StringComparison.Ordinal) && !p.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Restoring writes the lock files anew where they have drifted, so what is under version control must say what the central versions say.</summary>
    [Fact]
    public void Every_project_has_a_lock_file_and_it_says_the_central_versions()
    {
        Dictionary<string, string> central = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(p => p.Attribute("Include")!.Value, p => p.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);
        Assert.InRange(Projects.Length, 15, 100);
        foreach (string project in Projects)
        {
            JsonNode locked = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")))!;
            (string Id, string Requested)[] direct = [.. locked["dependencies"]!.AsObject().SelectMany(f => f.Value!.AsObject())
                .Where(d => d.Value!["type"]!.GetValue<string>() == "Direct" && central.ContainsKey(d.Key)).Select(d => (d.Key, d.Value!["requested"]!.GetValue<string>()))];
            Assert.All(direct, d => Assert.Equal($"[{central[d.Id]}, )", d.Requested));
            string[] referenced = [.. XDocument.Load(project).Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value)];
            Assert.Empty(referenced.Except(direct.Select(d => d.Id), StringComparer.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Every_licence_is_listed_and_one_that_is_not_is_refused()
    {
        Shell.Outcome all = await Shell.RunAsync(Repository.Root, Path.Combine(Repository.Root, "eng", "licences"));
        Assert.True(all.ExitCode == 0, all.Everything);
        string folder = Path.Combine(packed.Folder, "licences");
        Directory.CreateDirectory(folder);
        string core = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Minyi.Core", "packages.lock.json"));
        Assert.Contains("\"Stateless\": {", core, StringComparison.Ordinal);

        // A package whose licence is not listed, and one of which nobody knows it.
        string cache = Path.Combine(folder, "cache");
        foreach ((string id, string licence) in ((string, string)[])[("strict", "<license type=\"expression\">AGPL-3.0-only</license>"), ("silent", "<licenseUrl>https://example.com</licenseUrl>")])
        {
            Directory.CreateDirectory(Path.Combine(cache, id, "1.0.0"));
            await File.WriteAllTextAsync(Path.Combine(cache, id, "1.0.0", $"{id}.nuspec"), $"<package><metadata>{licence}</metadata></package>");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "packages.lock.json"), """
            {
              "version": 2,
              "dependencies": {
                "net10.0": {
                  "Strict": {
                    "type": "Direct",
                    "resolved": "1.0.0"
                  },
                  "Silent": {
                    "type": "Transitive",
                    "resolved": "1.0.0"
                  }
                }
              }
            }
            """.ReplaceLineEndings("\n"));
        Shell.Outcome refused = await Shell.RunAsync(Repository.Root, "env", $"NUGET_PACKAGES={cache}", "eng/licences", folder);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Strict 1.0.0: licence 'AGPL-3.0-only' is not listed", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Silent 1.0.0: licence 'not said' is not listed", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bill_of_materials_names_what_a_package_brings_and_no_tool_that_built_it()
    {
        string folder = Path.Combine(packed.Folder, "sbom");
        Shell.Outcome written = await Shell.RunAsync(Repository.Root, Path.Combine(Repository.Root, "eng", "sbom"), folder);
        Assert.True(written.ExitCode == 0, written.Everything);
        foreach (string name in PackedFixture.Names)
        {
            JsonNode bom = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{name}.cdx.json")))!;
            string[] components = [.. bom["components"]!.AsArray().Select(c => c!["name"]!.GetValue<string>())];
            Assert.Equal("CycloneDX", bom["bomFormat"]!.GetValue<string>());
            Assert.Empty(packed.Dependencies(name).Select(d => d.Id).Except(components, StringComparer.OrdinalIgnoreCase));
            Assert.DoesNotContain(components, c => c.Contains("Analyzer", StringComparison.Ordinal));
        }
    }
}
