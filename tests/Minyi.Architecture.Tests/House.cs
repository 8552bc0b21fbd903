using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Minyi.Architecture.Tests;

/// <summary>The packages as they were built, and the arrows between their rooms, read from the compiled code.</summary>
internal static class House
{
    internal static readonly string[] Packages = ["Minyi.Core", "Minyi.Grid", "Minyi.Scoring", "Minyi.Reporting", "Minyi.Testing", "Minyi.Sqlite", "Minyi.PostgreSql", "Minyi.AspNetCore"];

    internal static readonly Assembly[] Assemblies = [.. Packages.Select(Assembly.Load)];

    internal static readonly ArchUnitNET.Domain.Architecture Built = new ArchLoader().LoadAssemblies(Assemblies).Build();

    /// <summary>Root types of Core that are not plain nouns belong to the room whose machinery they front.</summary>
    private static readonly Dictionary<string, string> Fronts = new(StringComparer.Ordinal)
    {
        ["Minyi.PetitionWorkflow"] = "Workflow",
        ["Minyi.PetitionWorkflowBuilder"] = "Workflow",
        ["Minyi.Petition"] = "Petitions",
        ["Minyi.PetitionDesk"] = "Storage",
    };

    /// <summary>The arrows from room to room inside Core, each with the types that make it.</summary>
    internal static ILookup<(string From, string To), string> Arrows() =>
        (from type in Built.Types
         where type.Assembly.Name.StartsWith("Minyi.Core", StringComparison.Ordinal) && type.FullName.StartsWith("Minyi.", StringComparison.Ordinal)
         from dependency in type.Dependencies
         let target = dependency.Target
         where target.FullName.StartsWith("Minyi.", StringComparison.Ordinal)
         let arrow = (From: Room(type), To: Room(target))
         where arrow.From != arrow.To
         select (arrow, Why: $"{type.FullName} -> {target.FullName}"))
        .Distinct()
        .ToLookup(a => a.arrow, a => a.Why);

    internal static string Room(IType type)
    {
        string outer = type.FullName.Split('+', '`', '<')[0];
        foreach ((string front, string room) in Fronts)
        {
            if (outer == front || outer.StartsWith(front + "/", StringComparison.Ordinal))
            {
                return room;
            }
        }

        string[] parts = (type.Namespace?.FullName ?? "").Split('.');
        return parts.Length < 2 ? "Nouns" : parts[1];
    }
}
