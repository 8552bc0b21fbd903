using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;

namespace Minyi.Benchmarks.Storage;

/// <summary>Events as they are in life.</summary>
internal static class Samples
{
    internal static readonly Instant At = Instant.FromUtc(2024, 9, 29, 1, 0);
    internal static readonly ActorId Clerk = ActorId.From("clerk-1");

    /// <summary>A registration, its escalation and its acceptance, as a petition decides them.</summary>
    internal static PetitionEvent[] History()
    {
        RegistrationForm form = new()
        {
            Channel = PetitionChannel.Visit,
            Kind = "Demand",
            Studio = StudioId.From("haishan-1"),
            Representative = RepresentativeId.From("rep-7"),
            Category = "lighting",
            Place = "海景二路",
            Petitioner = ActorId.From("acc-1"),
        };
        PetitionRules rules = ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian"));
        Actor clerk = new(Clerk, [Role.From("Clerk")], [StudioId.From("haishan-1")]);
        Actor intake = new(ActorId.From("intake-1"), [Role.From("Intake")]);
        PersonalDataReference data = new(PersonalDataId.From("P-1/c-1"), Digest.Of("x"u8));
        PetitionDecision registered = Petition.New(PetitionId.From("P-1"), rules).Decide(new Register(form) { Data = [data] }, clerk, At);
        PetitionDecision escalated = registered.Next().Decide(new Step("Escalate"), clerk, At);
        PetitionDecision accepted = escalated.Next().Decide(new Step("Accept"), intake, At);
        return [registered.Events[0], escalated.Events[0], accepted.Events[0]];
    }
}
