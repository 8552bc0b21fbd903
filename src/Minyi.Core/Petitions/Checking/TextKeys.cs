using Minyi.Texts;

namespace Minyi.Petitions.Checking;

/// <summary>The keys under which texts come, and how long texts may be.</summary>
internal static class TextKeys
{
    /// <summary>How many characters (Unicode code points) a text may have: some thirty pages.</summary>
    internal const int LongestText = 20_000;

    /// <summary>Whether a text has more characters than a number.</summary>
    internal static bool IsLonger(string text, int most) => text.Length > most && text.Length - text.Count(char.IsLowSurrogate) > most;

    private static bool IsTooLong(string text) => IsLonger(text, LongestText);

    /// <summary>The refusal with each key that the workflow does not declare; null when nothing stands against the submission.</summary>
    internal static Refusal? Check(Petition petition, Submission submission, Refusal? refusal)
    {
        Reason[] unknown = [.. submission.Texts.Keys.Where(k => !petition.Rules.Tables.Texts.Contains(k, StringComparer.Ordinal)).Select(k => Deciding.Reasons.UnknownText(NearestName.Among(k, petition.Rules.Tables.Texts), petition.Rules.Tables.Definition.Texts))];
        Reason[] against = [.. unknown, .. submission.Texts.Values.Any(IsTooLong) ? [Deciding.Reasons.TextTooLong(LongestText)] : Array.Empty<Reason>()];
        return against.Length == 0 ? refusal : new Refusal([.. refusal?.Reasons ?? [], .. against], refusal?.Allowed ?? petition.Allowed(submission.Actor));
    }
}
