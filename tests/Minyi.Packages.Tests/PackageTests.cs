using System.IO.Compression;

namespace Minyi.Packages.Tests;

/// <summary>The packages hold what a user looks for, and work for one who has nothing but them.</summary>
public sealed class PackageTests(PackedFixture packed) : IClassFixture<PackedFixture>
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
    public async Task A_console_program_outside_the_solution_installs_and_runs_them()
    {
        string folder = Path.Combine(packed.Folder, "console");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "console.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Minyi.Grid" Version="{PackedFixture.Version}" />
                <PackageReference Include="Minyi.Scoring" Version="{PackedFixture.Version}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program);

        Shell.Outcome run = await Shell.RunAsync(folder, "dotnet", "run", "--project", folder);

        Assert.True(run.ExitCode == 0, run.Everything);
        Assert.Equal(Printed, run.Output.Trim().ReplaceLineEndings("\n"));
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

    private const string Program = """
        using Minyi.Grid.Apportionment;
        using Minyi.Scoring.Statistics;

        Recipient[] studios = [new("haishan-1", 21_300), new("meisha-1", 9_900), new("yantian-1", 30_800)];
        DivisorMethod.Webster.TryApportion(studios, 12, TieRule.Ordinal, out var allocation, out var refusal);
        Console.WriteLine(allocation is null ? refusal : string.Join(' ', allocation.Seats));
        Console.WriteLine(ProportionInterval.Wilson(22, 22).High);
        """;

    private const string Printed = "4 2 6\n1";
}
