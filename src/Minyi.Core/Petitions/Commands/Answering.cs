using Minyi.Appraisals;
using Minyi.Feedback;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Commands;

/// <summary>反馈: tells one recipient; the data holds what was told.</summary>
/// <param name="Recipient">Who was told, as the workflow names obligations: <c>Petitioner</c>, <c>MassWorkDepartment</c>, <c>CollectingRepresentative</c>, <c>Studio</c>.</param>
/// <param name="Channel">By which way.</param>
public sealed record FeedBack(string Recipient, FeedbackChannel Channel) : StepCommand(nameof(FeedBack))
{
    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Feedbacks.Check(step, Recipient, Channel, this, ref reasons);

    internal override void Check(in StepCase step, TransitionDefinition transition, ref List<Reason>? reasons) =>
        Feedbacks.Check(transition, Recipient, Channel, ref reasons);

    internal override void Tell(in StepCase step, ref StepContent content) => content.Recipient = Recipient;

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => new FeedbackGiven(facts, Recipient, Channel);
}

/// <summary>评议: grades the handling.</summary>
/// <param name="Appraisal">Which appraisal, as the workflow names them: <c>by-petitioner</c>, <c>by-representative</c>, <c>by-residents</c>.</param>
/// <param name="Grade">The grade.</param>
public sealed record Appraise(string Appraisal, Grade Grade) : StepCommand(nameof(Appraise))
{
    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Grades.Check(step, Appraisal, Grade, ref reasons);

    internal override void Check(in StepCase step, TransitionDefinition transition, ref List<Reason>? reasons) =>
        Grades.Check(step, transition, Appraisal, Grade, ref reasons);

    internal override void Tell(in StepCase step, ref StepContent content) => Grades.Tell(step, Appraisal, Grade, ref content);

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => new HandlingAppraised(facts, Appraisal, Grade);
}

/// <summary>A stage of a clock has expired: what the host's runner submits.</summary>
/// <param name="Name">The command that the workflow answers the expiry with, such as <c>ReportOverdue</c>, <c>Remind</c>, <c>Lapse</c>.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Stage">The stage.</param>
public sealed record ExpireClock(string Name, string Clock, string Stage) : StepCommand(Name)
{
    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Expiries.Check(step, Clock, Stage, ref reasons);

    internal override void Tell(in StepCase step, ref StepContent content) => content.Expiry = new ClockExpiry(Clock, Stage);

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => new ClockExpired(facts, Clock, Stage);
}
