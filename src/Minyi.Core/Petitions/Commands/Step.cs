using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Commands;

/// <summary>Any step of a workflow by its name: all that bring nothing but a name, and those of a district's own workflow.</summary>
/// <param name="Name">The command's name, as the workflow has it.</param>
/// <remarks>A step that has a record of its own (<see cref="Refer"/>, <see cref="ConcludeHearing"/>) must bring the same under its name alone.</remarks>
/// <example><code>
/// new Step("Accept")
/// new Step("Dispatch") { Lead = UnitId.From("roads") }
/// </code></example>
public sealed record Step(string Name) : StepCommand(Name)
{
    /// <summary>The registration form, when the step begins a petition; null for every other.</summary>
    public RegistrationForm? Form { get; init; }

    /// <summary>The recipient whom the step feeds back to; null when to none.</summary>
    public string? Recipient { get; init; }

    /// <summary>The channel of the feedback; null when there is none.</summary>
    public FeedbackChannel? Channel { get; init; }

    /// <summary>The unit that the petition goes to; null when to none.</summary>
    public UnitId? Lead { get; init; }

    /// <summary>The units that assist.</summary>
    public ImmutableArray<UnitId> Assisting { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The assisting unit whose part the step gives; null when it gives none. A part needs a content and no channel.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The appraisal that is graded; null when none is.</summary>
    public string? Appraisal { get; init; }

    /// <summary>The grade; null when none is given.</summary>
    public Grade? Grade { get; init; }

    /// <summary>The outcome that is proposed; null when none is.</summary>
    public string? Outcome { get; init; }

    /// <summary>By how much a clock is extended, in its rule's unit; null for as much as the rule allows.</summary>
    public int? Amount { get; init; }

    internal override RegistrationForm? Beginning => Form;

    internal override PetitionCommand With(RegistrationForm form) => this with { Form = form };

    internal override void Check(in StepCase step, ref List<Reason>? reasons)
    {
        Forms.Check(step, Form, ref reasons);
        Referrals.Check(step.Rules, step.Petition.Form ?? Form, Lead, Assisting, ref reasons);
        Parts.Check(step, Unit, this, ref reasons);
        Feedbacks.Check(step, Unit is null ? Recipient : null, Channel, this, ref reasons);
        Grades.Check(step, Appraisal, Grade, ref reasons);
        Outcomes.Check(step, Outcome, ref reasons);
    }

    internal override void Check(in StepCase step, TransitionDefinition transition, ref List<Reason>? reasons)
    {
        Referrals.Check(step, transition, Lead, Assisting, ref reasons);
        Feedbacks.Check(transition, Recipient, Channel, ref reasons);
        Grades.Check(step, transition, Appraisal, Grade, ref reasons);
        Parts.Check(step, transition, Unit, ref reasons);
        Referrals.CheckLead(step, transition, Lead, ref reasons);
        Reasons.AddIf(ref reasons, Name == nameof(ConcludeHearing), Reasons.HearingMissing);
        Reasons.AddIf(ref reasons, Name == nameof(TakeIntoCollectiveAgency), Reasons.AgentsMissing);
    }

    internal override void Tell(in StepCase step, ref StepContent content)
    {
        Parts.Tell(step, Unit, ref content);
        Grades.Tell(step, Appraisal, Grade, ref content);
        content.Lead = Lead;
        content.CallsUp = !Assisting.IsEmpty;
        content.Recipient = Recipient ?? content.Recipient;
        content.Outcome = Outcome;
        content.Extension = Amount;
    }

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => this switch
    {
        { Form: { } form } => Forms.Event(step, facts, form, Lead),
        _ when Lead is not null || !Assisting.IsEmpty => Referrals.Event(step, facts, Lead, Assisting),
        { Recipient: { } recipient, Channel: { } channel } => new FeedbackGiven(facts, recipient, channel),
        { Appraisal: { } appraisal, Grade: { } grade } => new HandlingAppraised(facts, appraisal, grade),
        _ => new StepTaken(facts),
    };
}
