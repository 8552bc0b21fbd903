namespace Minyi.Architecture.Tests;

/// <summary>Arrows go one way. A reference that turns one round, or a room that nobody has placed, fails here.</summary>
public class ArrowTests
{
    /// <summary>For each room of Core, the rooms that it may know; docs/architecture.md says why.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Numerics"] = [],
        ["Texts"] = [],
        ["Json"] = ["Nouns"],
        ["Unicode"] = [],
        ["Nouns"] = ["Districts", "Unicode"],
        ["Districts"] = ["Nouns"],
        ["Deadlines"] = ["Nouns"],
        ["Appraisals"] = ["Nouns"],
        ["Feedback"] = ["Nouns", "Districts", "Deadlines"],
        ["Contacts"] = ["Nouns", "Districts", "Deadlines"],
        ["Workflow"] = ["Nouns", "Json", "Deadlines"],
        ["Publication"] = ["Nouns", "Districts", "Texts"],
        ["Petitions"] = ["Nouns", "Json", "Numerics", "Texts", "Districts", "Deadlines", "Workflow", "Feedback", "Appraisals", "Publication"],
        ["Storage"] = ["Nouns", "Districts", "Deadlines", "Workflow", "Feedback", "Appraisals", "Petitions"],
        ["Hosting"] = ["Nouns", "Texts", "Districts", "Deadlines", "Workflow", "Feedback", "Appraisals", "Publication", "Petitions", "Storage", "Contacts"],
    };

    /// <summary>For each package, the packages of ours that it may reference.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Minyi.Core"] = [],
        ["Minyi.Grid"] = ["Minyi.Core"],
        ["Minyi.Scoring"] = ["Minyi.Core"],
        ["Minyi.Reporting"] = ["Minyi.Core", "Minyi.Grid", "Minyi.Scoring"],
        ["Minyi.Testing"] = ["Minyi.Core", "Minyi.Grid", "Minyi.Scoring"],
        ["Minyi.Sqlite"] = ["Minyi.Core"],
        ["Minyi.AspNetCore"] = ["Minyi.Core"],
        ["Minyi.PostgreSql"] = ["Minyi.Core"],
    };

    /// <summary>What else the three packages may depend on, and nothing more.</summary>
    private static readonly string[] LightDependencies =
    [
        "NodaTime", "Stateless", "Ardalis.GuardClauses",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
    ];

    [Fact]
    public void Rooms_of_core_know_only_what_they_may()
    {
        string[] turned =
        [
            .. from arrow in House.Arrows()
               where !MayKnow.TryGetValue(arrow.Key.From, out string[]? allowed) || !allowed.Contains(arrow.Key.To, StringComparer.Ordinal)
               from why in arrow
               select $"{arrow.Key.From} may not know {arrow.Key.To}: {why}",
        ];

        Assert.True(turned.Length == 0, string.Join('\n', turned));
    }

    [Fact]
    public void The_reader_of_arrows_sees_arrows()
    {
        // Were nothing read from the assemblies, the test above could not fail.
        Assert.NotEmpty(House.Arrows()[("Nouns", "Districts")]);
        Assert.NotEmpty(House.Arrows()[("Districts", "Nouns")]);
    }

    [Fact]
    public void Packages_reference_only_what_they_may()
    {
        foreach (System.Reflection.Assembly assembly in House.Assemblies)
        {
            string name = assembly.GetName().Name!;
            string[] references = [.. assembly.GetReferencedAssemblies().Select(a => a.Name!)];
            Assert.Empty(references.Where(r => r.StartsWith("Minyi.", StringComparison.Ordinal)).Except(MayReference[name], StringComparer.Ordinal));
            if (name is "Minyi.Core" or "Minyi.Grid" or "Minyi.Scoring")
            {
                Assert.Empty(references.Where(r => !r.StartsWith("Minyi.", StringComparison.Ordinal) && !r.StartsWith("System.", StringComparison.Ordinal))
                    .Except(LightDependencies, StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void The_hosting_abstractions_stay_in_hosting()
    {
        string[] elsewhere =
        [
            .. from type in House.Built.Types
               where type.FullName.StartsWith("Minyi.", StringComparison.Ordinal) && !type.FullName.StartsWith("Minyi.Hosting.", StringComparison.Ordinal)
               where type.Assembly.Name.StartsWith("Minyi.Core", StringComparison.Ordinal)
               from dependency in type.Dependencies
               where dependency.Target.FullName.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
               select $"{type.FullName} -> {dependency.Target.FullName}",
        ];

        Assert.True(elsewhere.Length == 0, string.Join('\n', elsewhere.Distinct(StringComparer.Ordinal)));
    }
}
