using Minyi.Tests;

namespace Minyi.Packages.Tests;

/// <summary>Packs everything once into a folder of its own, beside a NuGet configuration that knows that folder.</summary>
public sealed class PackedFixture : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("minyi-packed-").FullName;

    public string Packages => Path.Combine(Folder, "packages");

    public const string Version = "0.1.0-test";

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
}
