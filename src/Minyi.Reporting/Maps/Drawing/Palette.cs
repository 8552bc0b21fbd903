namespace Minyi.Reporting.Maps.Drawing;

/// <summary>Pale fills that carry black lettering.</summary>
/// <remarks>
/// The first four, which are nearly always enough, were sought so that any two of them stay well apart for readers with each of the three colour deficiencies, and in grey too.
/// From the ninth on they repeat under a hatching.
/// </remarks>
internal static class Palette
{
    private static readonly string[] Fills = ["#a5b9f2", "#fcf4d4", "#d88b78", "#c4e59a", "#ffd5dd", "#8fd3cf", "#d9c77a", "#cfcfcf"];

    internal static int Count => Fills.Length;

    internal static string Fill(int colour) => Fills[colour % Fills.Length];

    internal static bool IsHatched(int colour) => colour >= Fills.Length;
}
