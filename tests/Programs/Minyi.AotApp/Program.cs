using Minyi;
using Minyi.Districts;
using Minyi.Grid.Apportionment;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Scoring.Statistics;
using Minyi.Storage;

// A little of each package that reflection or code generation would break: embedded resources, JSON by source generation, the state machine.
PetitionRules rules = ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian"));
InMemoryPetitionStore store = new(PetitionEventFormat.Current);
PetitionDesk desk = PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), rules);
Actor clerk = new(ActorId.From("clerk-1"), [Role.From("Clerk")], [StudioId.From("haishan-1")]);
RegistrationForm form = new()
{
    Channel = PetitionChannel.Visit,
    Kind = "Demand",
    Studio = StudioId.From("haishan-1"),
    Representative = RepresentativeId.From("rep-7"),
};
SubmissionResult result = await desk.SubmitAsync(
    new(CommandId.From("c-001"), PetitionId.From("P-1"), new Register(form), clerk, Instant.FromUtc(2024, 9, 29, 1, 0)));
Console.WriteLine(result.IsAccepted ? $"P-1 is {result.Petition.State.Id}" : $"refused: {result.Refusal}");
await foreach (EventEnvelope envelope in store.ReadAllAsync())
{
    EventEnvelope read = new(envelope.Petition, envelope.Version, envelope.Position, envelope.Command, envelope.Actor, envelope.RecordedAt,
        envelope.Type, envelope.GetPayload().ToArray(), envelope.PreviousHash, envelope.Hash, PetitionEventFormat.Current);
    Console.WriteLine($"{read} {read.Event.Equals(envelope.Event)}");
}

Recipient[] studios = [new("haishan-1", 21_300), new("meisha-1", 9_900), new("yantian-1", 30_800)];
if (DivisorMethod.Webster.TryApportion(studios, 12, TieRule.Ordinal, out SeatAllocation? seats, out Refusal? refusal))
{
    Console.WriteLine($"webster: {string.Join(' ', seats.Seats)}");
}
else
{
    Console.WriteLine(refusal);
}

Console.WriteLine(FormattableString.Invariant($"wilson: {ProportionInterval.Wilson(22, 22).Low:F4}"));
