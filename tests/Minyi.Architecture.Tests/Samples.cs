using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Minyi.Architecture.Tests;

/// <summary>A value of any type, good enough to reach the check of another argument: nothing is done with it.</summary>
internal static class Samples
{
    private static readonly Type[] Candidates = [typeof(PetitionId), typeof(Districts.UnitId), typeof(string), typeof(int)];

    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "x",
        [typeof(TextReader)] = TextReader.Null,
        [typeof(TextWriter)] = TextWriter.Null,
        [typeof(Stream)] = Stream.Null,
        [typeof(NodaTime.DateTimeZone)] = NodaTime.DateTimeZone.Utc,
        [typeof(Type)] = typeof(string),
        [typeof(IFormatProvider)] = System.Globalization.CultureInfo.InvariantCulture,
    };

    internal static object? Of(Type type)
    {
        if (Known.TryGetValue(type, out object? known))
        {
            return known;
        }

        if (type.IsArray)
        {
            return Array.CreateInstance(type.GetElementType()!, 0);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return type.GetField(nameof(ImmutableArray<>.Empty))!.GetValue(null);
        }

        if (type.IsValueType)
        {
            MethodInfo? from = type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>)) ? type.GetMethod("From", [typeof(string)]) : null;
            return from is null ? type == typeof(int) ? 1 : RuntimeHelpers.GetUninitializedObject(type) : from.Invoke(null, ["x"]);
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return null;
        }

        if (type.IsInterface || type.IsAbstract)
        {
            Type? closed = type.IsGenericType ? typeof(List<>).MakeGenericType(type.GenericTypeArguments[0]) : null;
            return closed is not null && type.IsAssignableFrom(closed) ? Activator.CreateInstance(closed)
                : type.IsGenericType && type.GenericTypeArguments.Length == 2 && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments))
                    ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments))
                : type.IsInterface ? Proxy(type) : null;
        }

        return RuntimeHelpers.GetUninitializedObject(type);
    }

    /// <summary>A generic type or method with arguments that its constraints allow.</summary>
    internal static T? Closed<T>(T open, Type[] parameters, Func<Type[], T> close)
        where T : class
    {
        if (parameters.Length == 0)
        {
            return open;
        }

        foreach (Type candidate in Candidates)
        {
            try
            {
                return close([.. parameters.Select(_ => candidate)]);
            }
            catch (ArgumentException)
            {
                // The constraints do not allow this one.
            }
        }

        return null;
    }

    private static object Proxy(Type type) =>
        typeof(DispatchProxy).GetMethod(nameof(DispatchProxy.Create), 2, [])!.MakeGenericMethod(type, typeof(Nothing)).Invoke(null, null)!;

    /// <summary>Implements an interface by doing nothing.</summary>
    public class Nothing : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.ReturnType == typeof(void) || !targetMethod.ReturnType.IsValueType ? null : RuntimeHelpers.GetUninitializedObject(targetMethod.ReturnType);
    }
}
