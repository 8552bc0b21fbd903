using System.IO.Compression;
using System.Xml.Linq;
using Minyi.Tests;

[assembly: AssemblyFixture(typeof(Minyi.Packages.Tests.PackedFixture))]

namespace Minyi.Packages.Tests;

/// <summary>Packs everything once for all tests, into a folder of its own, beside a NuGet configuration that knows that folder.</summary>
public sealed class PackedFixture : IAsyncLifetime
{
    public const string Version = "0.1.0-test";

    /// <summary>The packages that hosts reference.</summary>
    public static readonly string[] Names =
        ["Minyi.AspNetCore", "Minyi.Core", "Minyi.Grid", "Minyi.PostgreSql", "Minyi.Reporting", "Minyi.Scoring", "Minyi.Sqlite", "Minyi.Testing"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("minyi-packed-").FullName;

    public string Packages => Path.Combine(Folder, "packages");

    public async ValueTask InitializeAsync()
    {
        Shell.Outcome packed = await Shell.RunAsync(Repository.Root, Path.Combine(Repository.Root, "eng", "pack"), Packages, "-p:VersionSuffix=test");
        Assert.True(packed.ExitCode == 0, packed.Everything);
        // Packages restored here stay here: an older package of the same version elsewhere on the machine is not taken for this one.
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Folder, "restored")}" /></config>
              <packageSources><add key="packed" value="{Packages}" /></packageSources>
            </configuration>
            """);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal ZipArchive Open(string name) => ZipFile.OpenRead(Path.Combine(Packages, $"{name}.{Version}.nupkg"));

    internal string ReadText(string name, string entry)
    {
        using ZipArchive package = Open(name);
        using StreamReader reader = new(package.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The metadata of a package: its own elements, by their names.</summary>
    internal XElement Metadata(string name)
    {
        XElement metadata = XDocument.Parse(ReadText(name, $"{name}.nuspec")).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        return metadata;
    }

    /// <summary>What a package depends on: id, version, and whether its compile assets are private.</summary>
    internal (string Id, string Version, bool IsCompilePrivate)[] Dependencies(string name) =>
        [.. Metadata(name).Descendants().Where(e => e.Name.LocalName == "dependency").Select(d =>
            (d.Attribute("id")!.Value, d.Attribute("version")!.Value, (d.Attribute("exclude")?.Value ?? "").Split(',').Contains("Compile", StringComparer.Ordinal)))];
}
