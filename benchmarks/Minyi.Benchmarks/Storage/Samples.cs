using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Storage;

namespace Minyi.Benchmarks.Storage;

/// <summary>Events as they are in life: a registration with its form and clocks.</summary>
internal static class Samples
{
    internal static readonly Instant At = Instant.FromUtc(2024, 9, 29, 1, 0);
    internal static readonly ActorId Clerk = ActorId.From("clerk-1");

    internal static PetitionEvent Registered()
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
        PersonalDataReference data = new(PersonalDataId.From("P-1/c-1"), Digest.Of("x"u8));
        return Petition.New(PetitionId.From("P-1"), rules).Decide(new Register(form) { Data = [data] }, clerk, At).Events[0];
    }

    internal static PetitionAppend[] Appends(string prefix, int count, params PetitionEvent[] events) =>
        [.. Enumerable.Range(0, count).Select(i => new PetitionAppend(PetitionId.From($"{prefix}-{i}"), 0, CommandId.From($"c-{i}"), Clerk, At, [.. events]))];
}
