using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Feedback;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Cli.Demo;

/// <summary>Builds the command that asks for a transition, with all that the transition requires: form, reason, document, approval, recipient, grade.</summary>
internal sealed class DemoCommands(DemoFigures figures, DateTimeZone zone)
{
    private static readonly ImmutableSortedDictionary<string, string> Content =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("content", "为演示生成的文字。")]);

    private readonly Dictionary<string, string> _categories = figures.Categories.ToDictionary(c => c.Id, c => c.Zh, StringComparer.Ordinal);

    /// <summary>The command for a transition.</summary>
    public PetitionCommand For(TransitionDefinition transition, PlannedStep step, PlannedPetition plan, Petition petition, Actor actor, Instant at)
    {
        Requirement? Requires(RequirementKind kind) => transition.Find(kind);
        PetitionCommand command = transition.Command switch
        {
            "Register" => new Register(Form(plan)),
            "RegisterDirectly" => new RegisterDirectly(Form(plan) with { Representative = null }),
            "ReceiveFromMeetings" => new ReceiveFromMeetings(petition.Version == 0 ? Form(plan) : null),
            "Refer" => new Refer(plan.Lead, [.. plan.Assisting.Take(step.Assisting)]),
            "Contribute" => new Contribute(actor.Units.Single()),
            "FeedBack" => new FeedBack(Requires(RequirementKind.Recipient)!.Of!, FeedbackChannel.Telephone),
            "Appraise" => Appraisal(Requires(RequirementKind.Result)!, petition),
            "TakeIntoCollectiveAgency" => new TakeIntoCollectiveAgency(plan.Representative.Id),
            "ConcludeAgency" => new ConcludeAgency(),
            "ConcludeHearing" => new ConcludeHearing(Hearing(at)),
            _ => new Step(transition.Command) { Outcome = Requires(RequirementKind.Proposal)?.Is[0] },
        };
        return command with
        {
            HasReason = Requires(RequirementKind.Reason) is not null,
            Attachments = [.. transition.Requires.Where(r => r.Kind == RequirementKind.Document).Select(r => new Attachment(r.Of!, $"{r.Of}-{plan.Id}-{petition.Version + 1}"))],
        };
    }

    /// <summary>The texts of a command, made up; they go to the personal data store.</summary>
    public ImmutableSortedDictionary<string, string> Texts(PlannedPetition plan, PetitionCommand command) => command is Register or RegisterDirectly or ReceiveFromMeetings
        ? Content.AddRange(
        [
            KeyValuePair.Create("title", $"示例：{_categories[plan.Category.Id]}"),
            KeyValuePair.Create("text", $"为演示生成的文字，编号 {plan.Id}。"),
            KeyValuePair.Create("name", $"诉求人 {plan.Id}"),
        ])
        : Content;

    /// <summary>The record of an attempt to reach the petitioner.</summary>
    public static RecordAttempt Attempt(int number) => new("Petitioner", number % 2 == 0 ? FeedbackChannel.Telephone : FeedbackChannel.Sms);

    private static RegistrationForm Form(PlannedPetition plan) => new()
    {
        Channel = Enum.Parse<PetitionChannel>(plan.Channel),
        Kind = plan.Kind,
        Studio = plan.Studio,
        Representative = plan.Representative.Id,
        Category = plan.Category.Id,
        Petitioner = plan.Petitioner,
        Source = plan.Channel == nameof(PetitionChannel.Meeting)
            ? new MeetingSource(MeetingKind.Talk, $"talk-{plan.RegisteredAt.Year}-{(plan.RegisteredAt.Month + 5) / 6}", plan.RegisteredAt.Date)
            : null,
    };

    /// <summary>A grade that means what the transition asks for; every third satisfied one is "basically satisfied".</summary>
    private static Appraise Appraisal(Requirement result, Petition petition)
    {
        bool satisfied = result.Is[0] == "satisfied";
        GradeStep[] steps = [.. GradeScale.Satisfaction.Steps.Where(s => s.NotSatisfied != satisfied)];
        return new(result.Of!, new Grade(GradeScale.Satisfaction.Id, steps[petition.Version % 3 == 0 ? steps.Length - 1 : 0].Code));
    }

    private Hearing Hearing(Instant at)
    {
        LocalDate held = at.InZone(zone).Date;
        return new(held.PlusDays(-5), held, [new("residents", 12), new("representatives", 3), new("unit", 2)]);
    }
}
