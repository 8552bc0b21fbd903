namespace Minyi.Petitions.Checking;

/// <summary>The keys under which texts come.</summary>
internal static class TextKeys
{
    /// <summary>The refusal with each key that the workflow does not declare; null when nothing stands against the submission.</summary>
    internal static Refusal? Check(Petition petition, Submission submission, Refusal? refusal)
    {
        Reason[] unknown = [.. submission.Texts.Keys.Where(k => !petition.Rules.Tables.Texts.Contains(k, StringComparer.Ordinal)).Select(k => Deciding.Reasons.UnknownText(Nearest.To(k, petition.Rules.Tables.Texts), petition.Rules.Tables.Definition.Texts))];
        return unknown.Length == 0 ? refusal : new Refusal([.. refusal?.Reasons ?? [], .. unknown], refusal?.Allowed ?? petition.Allowed(submission.Actor));
    }
}
