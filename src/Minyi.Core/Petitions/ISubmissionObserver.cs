namespace Minyi.Petitions;

/// <summary>Is told what became of submissions: to count them, or to keep a record of what was refused, which no history tells.</summary>
/// <remarks>
/// <para>A <see cref="PetitionDesk"/> tells it each answer once, just before whoever submitted gets it; a repeated submission is answered, and told, again. Of
/// a submission that breaks off there is no answer to tell, and a migration is no submission. In a host's transaction it is told before the host commits.</para>
/// <para>It is called by the thread that submits, by several at once, and should be quick. It has no say in the answer: what it throws is dropped, because
/// what was acknowledged must reach whoever submitted. The submission holds texts, which do not belong in a log.</para>
/// </remarks>
public interface ISubmissionObserver
{
    /// <summary>A submission was answered.</summary>
    /// <param name="submission">What was submitted.</param>
    /// <param name="result">The answer.</param>
    void Answered(Submission submission, SubmissionResult result);
}
