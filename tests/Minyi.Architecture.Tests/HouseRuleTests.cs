using System.Reflection;
using System.Runtime.CompilerServices;
using Minyi.Tests;

namespace Minyi.Architecture.Tests;

/// <summary>What holds of every public type and every file in src/.</summary>
public class HouseRuleTests
{
    private static IEnumerable<Type> PublicTypes => House.Assemblies.SelectMany(a => a.GetExportedTypes());

    private static IEnumerable<string> SourceFiles =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories);

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.All(SourceFiles, file => Assert.InRange(File.ReadLines(file).Count(), 1, 400));

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract()
    {
        string[] open = [.. PublicTypes.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(t => t.FullName!)];
        Assert.True(open.Length == 0, string.Join('\n', open));
    }

    [Fact]
    public void Value_types_with_equality_have_operators()
    {
        string[] without =
        [
            .. from type in PublicTypes
               where type is { IsValueType: true, IsEnum: false }
               where type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEquatable<>) && i.GenericTypeArguments[0] == type)
               where type.GetMethod("op_Equality", BindingFlags.Public | BindingFlags.Static) is null
               select type.FullName,
        ];

        Assert.Empty(without);
    }

    [Fact]
    public void No_public_member_speaks_of_DateTime()
    {
        Type[] banned = [typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly)];
        string[] spoken =
        [
            .. from type in PublicTypes
               from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
               let types = member switch
               {
                   MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
                   PropertyInfo property => [property.PropertyType],
                   FieldInfo field => [field.FieldType],
                   _ => (IEnumerable<Type>)[],
               }
               where types.Any(banned.Contains)
               select $"{type.FullName}.{member.Name}",
        ];

        Assert.Empty(spoken);
    }

    [Fact]
    public void No_assembly_opens_its_internals()
    {
        foreach (Assembly assembly in House.Assemblies)
        {
            Assert.Empty(assembly.GetCustomAttributes<InternalsVisibleToAttribute>());
        }
    }

    [Fact]
    public void No_static_state_can_change()
    {
        string[] mutable =
        [
            .. from assembly in House.Assemblies
               from type in assembly.GetTypes()
               where type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !type.FullName!.Contains('<', StringComparison.Ordinal)
               where type.GetCustomAttributes().All(a => a.GetType().Name != "GeneratedCodeAttribute")
               from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
               where field is { IsInitOnly: false, IsLiteral: false }
               where !IsGenerated(field)
               select $"{type.FullName}.{field.Name}",
        ];

        Assert.True(mutable.Length == 0, string.Join('\n', mutable));

        static bool IsGenerated(FieldInfo field) =>
            field.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
            || field.DeclaringType!.BaseType?.FullName == "System.Text.Json.Serialization.JsonSerializerContext"
            || field.Name.Contains('<', StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_have_names_of_the_domain()
    {
        string[] banned = ["Helpers", "Utils", "Utilities", "Common", "Models", "Services", "Misc", "Shared"];
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Select(d => Path.GetFileName(d)!).Intersect(banned, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        foreach (string file in SourceFiles)
        {
            string folder = Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(file)!).Replace('/', '.').Replace('\\', '.');
            string expected = folder.StartsWith("Minyi.Core", StringComparison.Ordinal) ? "Minyi" + folder["Minyi.Core".Length..] : folder;
            string? line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal));
            Assert.True(line is null || line == $"namespace {expected};", $"{file}: found '{line}', expected 'namespace {expected};'");
        }
    }
}
