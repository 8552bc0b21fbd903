using Microsoft.AspNetCore.Http;
using Minyi.AspNetCore.Answers;

namespace Minyi.AspNetCore;

/// <summary>Answers for endpoints of the host's own, in the form in which Minyi's endpoints give them.</summary>
public static class MinyiResults
{
    /// <summary>A refusal as a problem (RFC 9457) in the language asked for, with every reason by its code and the commands that are allowed.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <example><code>
    /// SubmissionResult result = await desk.SubmitAsync(submission, new DbHostTransaction(transaction));
    /// return result.IsAccepted ? Results.Ok() : MinyiResults.Refused(result.Refusal);
    /// </code></example>
    public static IResult Refused(Refusal refusal) => new RefusalResult(Guard.Against.Null(refusal));
}
