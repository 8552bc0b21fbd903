using Minyi.Tests;

namespace Minyi.Packages.Tests;

/// <summary>README's first screen is the beginning of the sample host, a whole program by itself, with what it prints under it.</summary>
public sealed class ReadmeTests(PackedFixture packed)
{
    private const string End = "// Over HTTP: Minyi's endpoints, and the host's own beside them.";

    private static string[] Sample => File.ReadAllLines(Path.Combine(Repository.Root, "samples", "Minyi.Embedding", "Program.cs"));

    [Fact]
    public void The_sample_is_one_file_of_at_most_120_lines()
    {
        Assert.InRange(Sample.Length, 60, 120);
        Assert.Single(Directory.GetFiles(Path.Combine(Repository.Root, "samples", "Minyi.Embedding"), "*.cs"));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh.md")]
    public void The_readme_quotes_the_beginning_of_the_sample(string readme) =>
        Assert.Equal(string.Join('\n', Sample.TakeWhile(l => l != End)).TrimEnd(), Quoted(readme, "embedding"));

    [Fact]
    public async Task What_the_readme_quotes_prints_what_stands_under_it()
    {
        string folder = Path.Combine(packed.Folder, "readme");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "readme.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Minyi.AspNetCore" Version="{PackedFixture.Version}" />
                <PackageReference Include="Minyi.Sqlite" Version="{PackedFixture.Version}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Quoted("README.md", "embedding"));
        for (int i = 0; i < 2; i++)
        {
            // Again on the same file: the same command is harmless.
            Shell.Outcome run = await Shell.RunAsync(folder, "dotnet", "run", "--project", folder);
            Assert.True(run.ExitCode == 0, run.Everything);
            Assert.Equal(Quoted("README.md", "embedding output"), run.Output.Trim().ReplaceLineEndings("\n"));
            Assert.Equal(Quoted("README.zh.md", "embedding output"), Quoted("README.md", "embedding output"));
        }
    }

    private static string Quoted(string readme, string name) => string.Join('\n', File.ReadLines(Path.Combine(Repository.Root, readme))
        .SkipWhile(l => l != $"<!-- snippet: {name} -->").Skip(1).TakeWhile(l => l != "<!-- endsnippet -->").Where(l => !l.StartsWith("```", StringComparison.Ordinal))).Trim();
}
