using Minyi.Cli.Execution;
using Minyi.Cli.Json;

namespace Minyi.Cli.Petitions;

/// <summary>Reads ids and names of members out of JSON.</summary>
internal static class JsonIds
{
    /// <summary>An id, or <c>default</c> with a fault.</summary>
    public static T Id<T>(this JsonPlace place)
        where T : struct, IIdentifier<T>
    {
        string text = place.Text();
        if (text.Length == 0)
        {
            return default;
        }

        if (T.TryFrom(text, out T id))
        {
            return id;
        }

        place.Fail(Expectations.Id);
        return default;
    }

    /// <summary>A member of an enum by its name.</summary>
    public static T Member<T>(this JsonPlace place)
        where T : struct, Enum => place.Choice([.. Enum.GetNames<T>().Zip(Enum.GetValues<T>())]);
}
