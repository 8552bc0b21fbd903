namespace Minyi.Tests;

/// <summary>Where the checkout stands that these tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Minyi.Core.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No Minyi.Core.sln above {AppContext.BaseDirectory}.");
    }
}
