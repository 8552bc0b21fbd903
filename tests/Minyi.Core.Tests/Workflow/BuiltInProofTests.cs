using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

public class BuiltInProofTests
{
    public static TheoryData<string> Names => [.. PetitionWorkflow.BuiltInNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_built_in_is_proved_sound(string name)
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltInDefinition(name);
        VerificationReport report = WorkflowVerifier.Verify(definition);
        Assert.True(report.Verdict == Verdict.Sound, report.ToText(Language.English));
    }
}
