using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Minyi.Storage.Lists;

/// <summary>A place in a list as a text that whoever pages gives back: it says for which list, so that one of another is refused.</summary>
internal static class ListCursor
{
    private const string Format = "1";

    internal static string Write(ListPlace place, string list)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Format}\n{place.Sort}\n{place.Petition}");
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Check(text, list)}\n{text}"));
    }

    internal static bool TryRead(string cursor, string list, out ListPlace place)
    {
        place = default;
        if (!Base64Url.IsValid(cursor))
        {
            return false;
        }

        string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n', 2);
        if (parts.Length != 2 || parts[0] != Check(parts[1], list))
        {
            return false;
        }

        string[] words = parts[1].Split('\n', 3);
        place = new(long.Parse(words[1], CultureInfo.InvariantCulture), PetitionId.FromRecord(words[2]));
        return true;
    }

    private static string Check(string text, string list) => Digest.Of(Encoding.UTF8.GetBytes($"minyi-cursor\n{list}\n{text}")).ToString()[..16];
}
