using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Random parts of workflows, the same for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private static readonly string[] Obligations = ["none", "owed", "some", "settled", "waived"];
    private static readonly string[] Appraisals = ["none", "offered", "satisfied", "not-satisfied", "lapsed"];
    private static readonly string[] Clocks = ["stopped", "running", "paused", "run-out"];
    private readonly Random _random = new(seed);

    internal int Next(int below) => _random.Next(below);

    /// <summary>True in so many cases of a hundred.</summary>
    internal bool Chance(int percent) => _random.Next(100) < percent;

    internal T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    internal string[] Some(IReadOnlyList<string> items)
    {
        string[] some = [.. items.Where(_ => Chance(45))];
        return some.Length == 0 ? [Of(items)] : some;
    }

    internal Role Role(WorkflowDefinition of) => Chance(2) ? Minyi.Role.From("Nobody") : of.Roles.Count == 0 ? Minyi.Role.From("P") : Of(of.Roles).Id;

    internal Requirement? Requirement(WorkflowDefinition of)
    {
        switch (Next(16))
        {
            case 0 when of.Obligations.Count > 0:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Obligation, Of(of.Obligations).Id, Some(Obligations));
            case 1 when of.Appraisals.Count > 0:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Appraisal, Of(of.Appraisals).Id, Some(Appraisals));
            case 2 or 3 when of.Clocks.Count > 0:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Clock, Of(of.Clocks).Id, Some(Clocks));
            case 4 when of.Counters.Count > 0:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Counter, Of(of.Counters).Id, Chance(70) ? "below" : "at-bound");
            case 5 when of.Kinds.Count > 0:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Kind, null, Some([.. of.Kinds.Select(k => k.Id)]));
            case 6:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Outcome, null, Some(["none", .. of.Outcomes.Select(o => o.Id)]));
            case 7:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Published, null, Chance(50) ? "yes" : "no");
            case 8:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Document, "attempts");
            case 9 or 10:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Approval, Role(of).Value) with { Article = Chance(20) ? "Article 1" : null };
            case 11:
                return Minyi.Workflow.Definition.Requirement.That(Chance(50) ? RequirementKind.DistinctFrom : RequirementKind.Reason);
            case 12 when of.Obligations.Count > 0:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Recipient, Of(of.Obligations).Id);
            case 13 when of.Appraisals.Count > 0:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Result, Of(of.Appraisals).Id, Some(["satisfied", "not-satisfied"]));
            case 14 when of.Outcomes.Count > 0:
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Proposal, null, Some([.. of.Outcomes.Select(o => o.Id)]));
            case 15 when of.Clocks.Count > 0:
                ClockDefinition clock = Of(of.Clocks);
                return Minyi.Workflow.Definition.Requirement.That(RequirementKind.Expired, clock.Id, Some(clock.Stages));
            default:
                return null;
        }
    }

    internal Effect? Effect(WorkflowDefinition of)
    {
        switch (Next(8))
        {
            case 0 or 1 when of.Obligations.Count > 0:
                return new(Of<EffectKind>([EffectKind.Open, EffectKind.Settle, EffectKind.Settle, EffectKind.Waive, EffectKind.Void]), Of(of.Obligations).Id);
            case 2 or 3 or 4 when of.Clocks.Count > 0:
                EffectKind[] kinds = [EffectKind.Start, EffectKind.Start, EffectKind.Stop, EffectKind.Stop, EffectKind.Pause, EffectKind.Resume, EffectKind.Extend, EffectKind.Transfer];
                return new(Of(kinds), Of(of.Clocks).Id);
            case 5 when of.Appraisals.Count > 0:
                EffectKind kind = Of<EffectKind>([EffectKind.Offer, EffectKind.Close, EffectKind.Close, EffectKind.Withdraw]);
                return new(kind, Of(of.Appraisals).Id, kind == EffectKind.Close ? Of<string>(["satisfied", "not-satisfied", "lapsed"]) : null);
            case 6 when of.Counters.Count > 0:
                return new(Chance(75) ? EffectKind.Count : EffectKind.Reset, Of(of.Counters).Id);
            case 7:
                EffectKind word = Of<EffectKind>([EffectKind.Conclude, EffectKind.Conclude, EffectKind.Reconsider, EffectKind.Publish, EffectKind.Retract]);
                return word == EffectKind.Conclude && of.Outcomes.Count == 0 ? null : new(word, null, word == EffectKind.Conclude ? Of(of.Outcomes).Id : null);
            default:
                return null;
        }
    }
}
