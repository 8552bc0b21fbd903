using System.Reflection;

namespace Minyi.Core.Tests.Petitions;

/// <summary>What a value holds in memory, object by object and to the byte: the same on every run, whatever else the process does.</summary>
internal static class Held
{
    private static readonly Func<object, object> Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    /// <summary>The objects that are reached from a value and not from its twin, which was made apart from it: what both reach is shared.</summary>
    internal static IEnumerable<object> Objects(object value, object twin) => Reached(value).Except(Reached(twin), ReferenceEqualityComparer.Instance).Select(o => o!);

    /// <summary>The bytes of one object.</summary>
    internal static long Size(object one)
    {
        _ = Copy(one); // whatever the first time takes
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = Copy(one);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static object Copy(object one) => one is string text ? new string('x', text.Length) : Clone(one);

    private static HashSet<object> Reached(object root)
    {
        HashSet<object> reached = new(ReferenceEqualityComparer.Instance) { root };
        Stack<object> open = new(reached);
        while (open.TryPop(out object? one))
        {
            foreach (object next in References(one).Where(reached.Add))
            {
                open.Push(next);
            }
        }

        return reached;
    }

    /// <summary>The objects that one refers to, through the fields of structs too.</summary>
    private static IEnumerable<object> References(object one) =>
        one is string or Type or Pointer or Delegate ? []
        : one is Minyi.Petitions.PetitionRules ? [] // all petitions share them
        : one is Array items ? items.GetType().GetElementType()!.IsPrimitive ? [] : items.Cast<object?>().SelectMany(i => Values(items.GetType().GetElementType()!, i))
        : Fields(one.GetType()).SelectMany(f => Values(f.FieldType, f.GetValue(one)));

    private static IEnumerable<object> Values(Type declared, object? value) =>
        value is null || declared.IsPrimitive || declared.IsEnum || declared.IsPointer ? []
        : declared.IsValueType ? Fields(value.GetType()).SelectMany(f => Values(f.FieldType, f.GetValue(value)))
        : [value];

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            foreach (FieldInfo field in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
