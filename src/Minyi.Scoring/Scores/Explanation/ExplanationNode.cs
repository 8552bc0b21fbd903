using System.Collections.Immutable;
using System.Text;
using Minyi.Numerics;

namespace Minyi.Scoring.Scores.Explanation;

/// <summary>A statement of an explanation, with the statements that it follows from.</summary>
/// <param name="Text">The statement, in words.</param>
/// <param name="Value">The exact value that it states; null when it states none.</param>
/// <param name="Because">What it follows from, in the order of the scheme.</param>
public sealed record ExplanationNode(LocalizedText Text, Rational? Value, ImmutableArray<ExplanationNode> Because)
{
    /// <summary>The tree as indented lines.</summary>
    /// <param name="language">Which language.</param>
    public string ToText(Language language)
    {
        StringBuilder text = new();
        Write(text, language, 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, Language language, int depth)
    {
        text.Append(' ', depth * 2).Append(Text.In(language)).Append('\n');
        foreach (ExplanationNode node in Because)
        {
            node.Write(text, language, depth + 1);
        }
    }
}
