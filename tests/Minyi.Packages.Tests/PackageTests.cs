using System.IO.Compression;

namespace Minyi.Packages.Tests;

/// <summary>The packages hold what a user looks for, and work for one who has nothing but them.</summary>
public sealed class PackageTests(PackedFixture packed)
{
    [Theory]
    [InlineData("Minyi.Core")]
    [InlineData("Minyi.Grid")]
    [InlineData("Minyi.Scoring")]
    [InlineData("Minyi.Reporting")]
    [InlineData("Minyi.Testing")]
    [InlineData("Minyi.Sqlite")]
    [InlineData("Minyi.PostgreSql")]
    [InlineData("Minyi.AspNetCore")]
    public async Task A_package_has_readme_licence_icon_docs_and_symbols(string name)
    {
        await using ZipArchive package = await ZipFile.OpenReadAsync(Path.Combine(packed.Packages, $"{name}.{PackedFixture.Version}.nupkg"));
        string[] entries = [.. package.Entries.Select(e => e.FullName)];
        Assert.Contains("README.md", entries);
        Assert.Contains("icon.png", entries);
        Assert.Contains($"lib/net10.0/{name}.dll", entries);
        Assert.Contains($"lib/net10.0/{name}.xml", entries);
        using StreamReader nuspec = new(await package.GetEntry($"{name}.nuspec")!.OpenAsync());
        Assert.Contains("<license type=\"expression\">MIT</license>", await nuspec.ReadToEndAsync(), StringComparison.Ordinal);

        await using ZipArchive symbols = await ZipFile.OpenReadAsync(Path.Combine(packed.Packages, $"{name}.{PackedFixture.Version}.snupkg"));
        Assert.Contains(symbols.Entries, e => e.FullName == $"lib/net10.0/{name}.pdb");
    }

    [Fact]
    public async Task The_tool_installs_and_runs()
    {
        string tools = Path.Combine(packed.Folder, "tools");
        Shell.Outcome install = await Shell.RunAsync(packed.Folder, "dotnet", "tool", "install", "Minyi.Cli", "--tool-path", tools, "--version", PackedFixture.Version);
        Assert.True(install.ExitCode == 0, install.Everything);

        Shell.Outcome help = await Shell.RunAsync(packed.Folder, Path.Combine(tools, "minyi"), "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("minyi", help.Output, StringComparison.Ordinal);
    }
}
