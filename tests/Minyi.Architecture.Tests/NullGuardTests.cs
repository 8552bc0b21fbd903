using System.Reflection;
using System.Runtime.CompilerServices;
using Minyi.Tests;

namespace Minyi.Architecture.Tests;

/// <summary>Null where null is not allowed is refused at the door, with the parameter's name.</summary>
/// <remarks>
/// Read from the annotations, so that a new method is tried without a word here. Left out is what the compiler writes: the members and the positional
/// constructors of records, which hold values and check nothing. Methods are called on an instance that no constructor has seen, with samples for the other
/// arguments; what is not refused so stands in Unguarded.txt, and nothing may be added there: a guard that is lost is missed here.
/// </remarks>
public class NullGuardTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Packages => [.. House.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_null_argument_is_refused_by_its_name(string package)
    {
        SortedSet<string> faults = new(StringComparer.Ordinal);
        int tried = 0;
        foreach (Type type in Assembly.Load(package).GetExportedTypes().Where(t => !t.IsEnum && !t.IsInterface && !t.IsByRefLike && !typeof(Delegate).IsAssignableFrom(t)))
        {
            if (Samples.Closed(type, type.GetGenericArguments(), type.IsGenericTypeDefinition ? type.MakeGenericType : _ => type) is not { } closed)
            {
                continue;
            }

            foreach (MethodBase method in Members(closed).Where(m => m.GetParameters().All(p => !IsByRefLike(p.ParameterType))))
            {
                foreach (ParameterInfo parameter in method.GetParameters().Where(MustNotBeNull))
                {
                    tried++;
                    Exception? thrown = await CallAsync(method, closed, parameter.Position);
                    if ((thrown as ArgumentNullException)?.ParamName != parameter.Name)
                    {
                        faults.Add($"{type.FullName}.{method.Name}({parameter.Name})");
                    }
                }
            }
        }

        Assert.True(tried >= 7, $"Only {tried} parameters were tried.");
        faults.ExceptWith(File.ReadLines(Path.Combine(Repository.Root, "tests/Minyi.Architecture.Tests/Unguarded.txt")));
        Assert.True(faults.Count == 0, "Null is not refused by name:\n" + string.Join('\n', faults));
    }

    private static IEnumerable<MethodBase> Members(Type type)
    {
        bool isRecord = type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
        foreach (ConstructorInfo constructor in type.IsAbstract ? [] : type.GetConstructors())
        {
            bool positional = isRecord && constructor.GetParameters().All(p => type.GetProperty(p.Name!) is { } property && property.PropertyType == p.ParameterType && property.SetMethod is not null);
            if (!positional)
            {
                yield return constructor;
            }
        }

        foreach (MethodInfo method in type.GetMethods(Declared).Where(m => !m.IsSpecialName && !m.IsAbstract && m.GetCustomAttribute<CompilerGeneratedAttribute>() is null))
        {
            if ((method.IsStatic || !type.IsAbstract) && method.Name is not "Equals"
                && Samples.Closed(method, method.GetGenericArguments(), method.IsGenericMethodDefinition ? method.MakeGenericMethod : _ => method) is { } closed)
            {
                yield return closed;
            }
        }
    }

    private static bool MustNotBeNull(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && !parameter.ParameterType.IsByRef && !parameter.IsOut
        && new NullabilityInfoContext().Create(parameter) is { ReadState: NullabilityState.NotNull };

    /// <summary>Structs that hold spans cannot be boxed, so that reflection cannot pass them.</summary>
    private static bool IsByRefLike(Type type) => type.IsByRefLike || (type.IsByRef && type.GetElementType()!.IsByRefLike);

    private static async Task<Exception?> CallAsync(MethodBase method, Type type, int position)
    {
        object?[] arguments = [.. method.GetParameters().Select(p => p.Position == position || p.ParameterType.IsByRef ? null : Samples.Of(p.ParameterType))];
        try
        {
            object? result = method is ConstructorInfo constructor ? constructor.Invoke(arguments)
                : method.Invoke(method.IsStatic ? null : RuntimeHelpers.GetUninitializedObject(type), arguments);
            switch (result)
            {
                case Task task:
                    await task;
                    break;
                case not null when result.GetType() is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(ValueTask<>):
                    await (Task)t.GetMethod("AsTask")!.Invoke(result, null)!;
                    break;
                case ValueTask task:
                    await task;
                    break;
                case System.Collections.IEnumerable items and not string:
                    items.GetEnumerator().MoveNext();
                    break;
            }

            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
