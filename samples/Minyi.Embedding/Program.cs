using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Minyi;
using Minyi.Districts;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;

#region embedding
ServiceProvider services = new ServiceCollection().AddMinyi(o => o.AllowExampleClocks = true).BuildServiceProvider();   // to try it out
PetitionDesk desk = services.GetRequiredService<PetitionDesk>();
StudioId studio = StudioId.From("haishan-1");
Actor clerk = new(ActorId.From("clerk-1"), [Role.From("Clerk")], [studio]);             // your portal knows who signed in
RegistrationForm form = new() { Channel = PetitionChannel.Visit, Kind = "Demand", Studio = studio };
SubmissionResult result = await desk.SubmitAsync(new(CommandId.From("c-001"), PetitionId.From("P-1"), new Register(form), clerk)
{
    Texts = ImmutableSortedDictionary<string, string>.Empty.Add("title", "路灯不亮"),       // kept apart from the history
});
Console.WriteLine($"{result.Petition.State.Text.Chinese}, {result.Petition.Deadlines[0].DueOn:uuuu-MM-dd}");
Console.WriteLine(string.Join(", ", result.Petition.Allowed(clerk)));                   // what may come next
#endregion
