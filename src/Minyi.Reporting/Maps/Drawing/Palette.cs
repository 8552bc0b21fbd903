namespace Minyi.Reporting.Maps.Drawing;

/// <summary>Pale fills that carry black lettering.</summary>
/// <remarks>
/// After Paul Tol's "light" scheme (SRON technical note 2021), ordered so that the first four, which are nearly always enough, stay apart for
/// readers with any of the three colour deficiencies and differ in grey as well. From the ninth on they repeat under a hatching.
/// </remarks>
internal static class Palette
{
    private static readonly string[] Fills = ["#8fbbe8", "#f7ecb0", "#f0a58a", "#c3dca0", "#ffd5dd", "#a9ecf5", "#d9c7ee", "#dddddd"];

    internal static int Count => Fills.Length;

    internal static string Fill(int colour) => Fills[colour % Fills.Length];

    internal static bool IsHatched(int colour) => colour >= Fills.Length;
}
