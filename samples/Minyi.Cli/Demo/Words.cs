using System.Text;

namespace Minyi.Cli.Demo;

/// <summary>Codes in kebab case, as bulletins write them.</summary>
internal static class Words
{
    /// <summary><c>PartlyAdopted</c> as <c>partly-adopted</c>.</summary>
    public static string Kebab(string pascal)
    {
        StringBuilder text = new();
        foreach (char c in pascal)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
