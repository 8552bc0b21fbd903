using Minyi.Feedback;

namespace Minyi.Petitions.Commands;

/// <summary>Something that is kept on the file and is no step of the workflow.</summary>
public abstract record FilingCommand : PetitionCommand
{
    private protected FilingCommand(string name)
        : base(name)
    {
    }

    internal override bool IsStep => false;
}

/// <summary>记录联系: documents an attempt to reach a recipient that failed.</summary>
/// <param name="Recipient">Whom, as the workflow names obligations.</param>
/// <param name="Channel">By which way.</param>
public sealed record RecordAttempt(string Recipient, FeedbackChannel Channel) : FilingCommand("RecordAttempt");

/// <summary>关联: links another petition about the same matter.</summary>
/// <param name="Other">The other petition.</param>
public sealed record LinkDuplicate(PetitionId Other) : FilingCommand("LinkDuplicate");

/// <summary>并案: has the petition handled together with another. Its petitioner keeps every right to feedback and appraisal.</summary>
/// <param name="Head">The petition that leads the matter.</param>
public sealed record MergeInto(PetitionId Head) : FilingCommand("MergeInto");

/// <summary>拆分: undoes a link or a merger.</summary>
/// <param name="Other">The other petition.</param>
public sealed record UnlinkDuplicate(PetitionId Other) : FilingCommand("UnlinkDuplicate");

/// <summary>登记外部编号: notes the matter's number in another system, such as letters-and-visits.</summary>
/// <param name="Reference">The number there.</param>
public sealed record AddReference(ExternalReference Reference) : FilingCommand("AddReference");

/// <summary>选入《社情民意》: selects it for an issue of the digest.</summary>
/// <param name="Issue">The issue.</param>
public sealed record SelectForDigest(string Issue) : FilingCommand("SelectForDigest");

/// <summary>重算期限: works out the due date of a clock again after the calendar changed.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Cause">What brought it about, such as the number of the notice.</param>
public sealed record RecomputeDeadline(string Clock, string Cause) : FilingCommand("RecomputeDeadline");
