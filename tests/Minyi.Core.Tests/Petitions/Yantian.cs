using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using NodaTime.Text;

namespace Minyi.Core.Tests.Petitions;

/// <summary>A small district to try petitions on.</summary>
internal static class Yantian
{
    internal static readonly PetitionRules Rules = ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian"), new FeedbackPolicy(2, 1));

    internal static readonly StudioId Haishan = StudioId.From("haishan-1");
    internal static readonly UnitId Roads = UnitId.From("roads");
    internal static readonly UnitId Water = UnitId.From("water");
    internal static readonly UnitId Parks = UnitId.From("parks");

    internal static readonly Actor Petitioner = Actor("acc-1", "Petitioner");
    internal static readonly Actor Resident = new(ActorId.From("res-1"), [Role.From("Resident")], [Haishan]);
    internal static readonly Actor Representative = new(ActorId.From("rep-7"), [Role.From("Representative")], [Haishan]);
    internal static readonly Actor Clerk = new(ActorId.From("clerk-1"), [Role.From("Clerk")], [Haishan]);
    internal static readonly Actor Director = new(ActorId.From("director-1"), [Role.From("Director")], [Haishan]);
    internal static readonly Actor OtherClerk = new(ActorId.From("clerk-2"), [Role.From("Clerk")], [StudioId.From("shatou-1")]);
    internal static readonly Actor Intake = Actor("intake-1", "Intake");
    internal static readonly Actor Leader = Actor("leader-1", "Leader");
    internal static readonly Actor Clock = Actor("runner", "Clock");
    internal static readonly Actor RoadsOfficer = new(ActorId.From("roads-1"), [Role.From("ResponsibleUnit")], units: [Roads]);
    internal static readonly Actor WaterOfficer = new(ActorId.From("water-1"), [Role.From("AssistingUnit"), Role.From("ResponsibleUnit")], units: [Water]);

    internal static readonly Grade Satisfied = new("satisfaction", "satisfied");
    internal static readonly Grade NotSatisfied = new("satisfaction", "not-satisfied");

    internal static RegistrationForm Form(string kind = "Demand") => new()
    {
        Channel = PetitionChannel.Visit,
        Kind = kind,
        Studio = Haishan,
        Representative = RepresentativeId.From("rep-7"),
        Category = "lighting",
        Place = "海景二路",
        Petitioner = Petitioner.Id,
    };

    internal static PersonalDataReference Text(string id) => new(PersonalDataId.From(id), Digest.Of(System.Text.Encoding.UTF8.GetBytes(id)));

    internal static Instant At(string time) => OffsetDateTimePattern.Rfc3339.Parse(time + ":00+08:00").Value.ToInstant();

    internal static Petition New(string id = "P-1") => Petition.New(PetitionId.From(id), Rules);

    internal static T With<T>(this T command, string text, bool reason = false)
        where T : PetitionCommand => command with { Data = [Text(text)], HasReason = reason };

    internal static T Attach<T>(this T command, params string[] kinds)
        where T : PetitionCommand => command with { Attachments = [.. kinds.Select(k => new Attachment(k, "doc-" + k))] };

    /// <summary>Decides a command that must be allowed.</summary>
    internal static Petition Do(this Petition petition, Actor actor, PetitionCommand command, Instant? at = null)
    {
        PetitionDecision decision = petition.Decide(command, actor, at ?? petition.LastAt ?? At("2024-09-29T09:00"));
        Assert.True(decision.IsAllowed, $"{command.Name} in {petition.State.Id}: {decision.Refusal?.ToString()}");
        Petition next = decision.Next();
        Assert.Equal(petition.Version + decision.Events.Length, next.Version);
        return next;
    }

    /// <summary>Decides a command that must be refused, and gives the codes.</summary>
    internal static string Refused(this Petition petition, Actor actor, PetitionCommand command, Instant? at = null)
    {
        PetitionDecision decision = petition.Decide(command, actor, at ?? petition.LastAt ?? At("2024-09-29T09:00"));
        Assert.False(decision.IsAllowed);
        Assert.Same(petition, decision.Next());
        Assert.All(decision.Refusal!.Reasons, r => Assert.True(r.Text.Chinese.Length > 0 && r.Text.English.Length > 0));
        return string.Join(' ', decision.Refusal.Reasons.Select(r => r.Code));
    }

    /// <summary>The petition with an approval of Intake on file.</summary>
    internal static Petition Approved(this Petition petition, string command, int? amount = null, Instant? at = null) =>
        petition.Do(Intake, new Approve(command, Role.From("Intake"), amount), at);

    internal static Petition Registered(string kind = "Demand") => New().Do(Clerk, new Register(Form(kind)).With("form"));

    internal static Petition WithUnit(params ImmutableArray<UnitId> assisting) => Registered()
        .Do(Clerk, new Step("Escalate"))
        .Do(Intake, new Step("Accept"))
        .Do(Intake, new Refer(Roads, assisting));

    internal static Petition Answered() => WithUnit().Do(RoadsOfficer, new Conclude("Solved"));

    internal static Petition Appraising()
    {
        Petition petition = Answered();
        foreach (string recipient in new[] { "Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio" })
        {
            petition = petition.Do(RoadsOfficer, new FeedBack(recipient, FeedbackChannel.Telephone).With("content-" + recipient));
        }

        return petition.Do(Clerk, new Step("OfferAppraisal"));
    }

    internal static Petition Closed() => Appraising()
        .Do(Petitioner, new Appraise("by-petitioner", Satisfied))
        .Do(Representative, new Appraise("by-representative", Satisfied))
        .Do(Resident, new Appraise("by-residents", Satisfied))
        .Do(Intake, new Step("ConfirmAppraisal"))
        .Do(Intake, new Step("Close"));

    private static Actor Actor(string id, string role) => new(ActorId.From(id), [Role.From(role)]);
}
