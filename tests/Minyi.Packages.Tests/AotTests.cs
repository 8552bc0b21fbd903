using Minyi.Tests;

namespace Minyi.Packages.Tests;

/// <summary>A program that roots each package whole publishes with Native AOT without a warning, and works.</summary>
public class AotTests
{
    [Fact]
    public async Task The_packages_publish_with_native_AOT_and_run()
    {
        string folder = Directory.CreateTempSubdirectory("minyi-aot-").FullName;
        try
        {
            Shell.Outcome publish = await Shell.RunAsync(Repository.Root, "dotnet", "publish", "tests/Programs/Minyi.AotApp/Minyi.AotApp.csproj",
                "-c", "Release", "-nologo", "-v", "quiet", "-p:RunAnalyzers=false", "--artifacts-path", Path.Combine(folder, "artifacts"), "-o", Path.Combine(folder, "out"));
            Assert.True(publish.ExitCode == 0, publish.Everything);

            Shell.Outcome run = await Shell.RunAsync(folder, Path.Combine(folder, "out", "Minyi.AotApp"));
            Assert.True(run.ExitCode == 0, run.Everything);
            Assert.Equal(Printed, run.Output.Trim().ReplaceLineEndings("\n"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private const string Printed = """
        P-1 is Registered
        P-1 v1 @0/1 PetitionRegistered/1 True
        webster: 4 2 6
        wilson: 0.8513
        """;
}
