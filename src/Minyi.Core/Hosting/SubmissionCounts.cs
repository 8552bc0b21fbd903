using System.Collections.Frozen;
using Minyi.Petitions;
using Minyi.Petitions.Commands;

namespace Minyi.Hosting;

/// <summary>Counts submissions by command and outcome, and refusals by reason.</summary>
internal sealed class SubmissionCounts(MinyiTelemetry telemetry, PetitionWorkflow workflow) : ISubmissionObserver
{
    private readonly FrozenSet<string> _steps = workflow.Definition.Commands.Select(c => c.Id).ToFrozenSet(StringComparer.Ordinal);

    public void Answered(Submission submission, SubmissionResult result)
    {
        // The name of a step may be anything that a client wrote; the others have names of their own.
        string command = submission.Command is not StepCommand || _steps.Contains(submission.Command.Name) ? submission.Command.Name : "other";
        telemetry.Answered(command, result.Refusal is not null ? "refused" : result.IsRepeated ? "repeated" : "accepted");
        if (result.Refusal is { } refusal)
        {
            foreach (string reason in refusal.Reasons.Select(r => r.Code).Distinct(StringComparer.Ordinal))
            {
                telemetry.Refused(reason);
            }
        }
    }
}
