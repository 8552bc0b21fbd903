using Minyi.Appraisals;
using Minyi.Feedback;

namespace Minyi.Petitions.Commands;

/// <summary>反馈: tells one recipient; the data holds what was told.</summary>
/// <param name="Recipient">Who was told, as the workflow names obligations: <c>Petitioner</c>, <c>MassWorkDepartment</c>, <c>CollectingRepresentative</c>, <c>Studio</c>.</param>
/// <param name="Channel">By which way.</param>
public sealed record FeedBack(string Recipient, FeedbackChannel Channel) : PetitionCommand("FeedBack")
{
    internal override string? RecipientOrNull => Recipient;

    internal override FeedbackChannel? ChannelOrNull => Channel;
}

/// <summary>无法联系: declares the petitioner unreachable, with a reason, after as many documented attempts as the district's policy demands.</summary>
public sealed record DeclareUnreachable() : PetitionCommand("DeclareUnreachable");

/// <summary>发起评议: offers the handling for appraisal.</summary>
public sealed record OfferAppraisal() : PetitionCommand("OfferAppraisal");

/// <summary>评议: grades the handling.</summary>
/// <param name="Appraisal">Which appraisal, as the workflow names them: <c>by-petitioner</c>, <c>by-representative</c>, <c>by-residents</c>.</param>
/// <param name="Grade">The grade.</param>
public sealed record Appraise(string Appraisal, Grade Grade) : PetitionCommand("Appraise")
{
    internal override string? AppraisalOrNull => Appraisal;

    internal override Grade? GradeOrNull => Grade;
}

/// <summary>确认评议: confirms what the appraisals came to.</summary>
public sealed record ConfirmAppraisal() : PetitionCommand("ConfirmAppraisal");

/// <summary>A stage of a clock has expired: what the host's runner submits.</summary>
/// <param name="Name">The command that the workflow answers the expiry with, such as <c>ReportOverdue</c>, <c>Remind</c>, <c>Lapse</c>.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Stage">The stage.</param>
public sealed record ExpireClock(string Name, string Clock, string Stage) : PetitionCommand(Name)
{
    internal override Workflow.ClockExpiry? ExpiryOrNull => new(Clock, Stage);
}
