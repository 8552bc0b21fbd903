using System.Collections.Frozen;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>Along random walks, attempts that bring too little or the wrong thing: what fires, every reason why nothing does, and what would be allowed.</summary>
public class ReasonTests
{
    [Theory]
    [InlineData("service-request")]
    [InlineData("jiesu-jiban")]
    [InlineData("yantian")]
    public void Every_refusal_says_what_does_not_hold(string name)
    {
        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn(name);
        WorkflowDefinition definition = workflow.Definition;
        Reasons expected = new(definition);
        System.Random random = new(11);
        HashSet<string> codes = [];
        for (int walk = 0; walk < 30; walk++)
        {
            Configuration at = workflow.Start(definition.Kinds.Count == 0 ? null : definition.Kinds[walk % definition.Kinds.Count].Id);
            for (int step = 0; step < 30; step++)
            {
                ConfigurationView view = workflow.Describe(at);
                foreach (TransitionDefinition transition in definition.Transitions.Where(t => t.From.Contains(view.State) || random.Next(20) == 0).OrderBy(_ => random.Next()))
                {
                    Attempt attempt = Some(definition, transition, view, random);
                    Decision decision = workflow.Decide(at, attempt);
                    Assert.Equal(expected.Firing(view, attempt)?.Id, decision.Transition?.Id);
                    if (decision.Refusal is { } refusal)
                    {
                        Assert.Equal(expected.Refused(view, attempt), refusal.Reasons);
                        Assert.Equal(expected.Allowed(view, attempt), refusal.Allowed);
                        codes.UnionWith(refusal.Reasons.Select(r => r.Code));
                    }
                }

                TransitionDefinition[] enabled = [.. workflow.Enabled(at).Select(e => e.Transition)];
                if (enabled.Length == 0)
                {
                    break;
                }

                TransitionDefinition taken = enabled[random.Next(enabled.Length)];
                string? stage = taken.Find(RequirementKind.Expired) is { } expired ? view.Clocks[expired.Of!].Stage : null;
                Attempt whole = Drive.Bringing(taken, random.Next(2) == 0);
                at = workflow.Decide(at, stage is null ? whole : whole with { Expiry = new(whole.Expiry!.Clock, stage) }).Next ?? at;
            }
        }

        Assert.True(codes.Count >= (name == "service-request" ? 5 : 14), string.Join(' ', codes));
    }

    /// <summary>What the transition asks for, some of it left out or replaced.</summary>
    private static Attempt Some(WorkflowDefinition definition, TransitionDefinition transition, ConfigurationView at, System.Random random)
    {
        Attempt whole = Drive.Bringing(transition, random.Next(2) == 0);
        bool Often() => random.Next(6) > 0;
        T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
        ClockDefinition clock = Any(definition.Clocks);
        string? stage = whole.Expiry is { } expiry ? at.Clocks.GetValueOrDefault(expiry.Clock)?.Stage : null;
        return whole with
        {
            Command = random.Next(60) == 0 ? "Dance" : whole.Command,
            Roles = Often() ? [Any(transition.Roles)] : random.Next(2) == 0 ? [Any(definition.Roles).Id] : [Role.From("Stranger")],
            HasReason = Often(),
            OfUnitConcerned = !Often(),
            Documents = Often() ? whole.Documents : whole.Documents.Skip(1).ToFrozenSet(),
            Approvals = Often() ? whole.Approvals : [],
            Recipient = Often() ? whole.Recipient : definition.Obligations.Count > 0 && random.Next(2) == 0 ? Any(definition.Obligations).Id : null,
            Appraisal = Often() ? whole.Appraisal : definition.Appraisals.Count > 0 && random.Next(2) == 0 ? Any(definition.Appraisals).Id : null,
            Result = Often() ? whole.Result : random.Next(2) == 0 ? (AppraisalState)(2 + random.Next(2)) : null,
            Outcome = Often() ? whole.Outcome : random.Next(2) == 0 ? Any(definition.Outcomes).Id : null,
            Expiry = whole.Expiry is null ? (random.Next(12) == 0 ? new(clock.Id, Any(clock.Stages)) : null)
                : Often() ? new(whole.Expiry.Clock, stage ?? whole.Expiry.Stage) : random.Next(2) == 0 ? new(clock.Id, Any(clock.Stages)) : null,
        };
    }
}
