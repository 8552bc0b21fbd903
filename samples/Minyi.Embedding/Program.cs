using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.Data.Sqlite;
using Minyi;
using Minyi.AspNetCore;
using Minyi.Districts;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using Minyi.Storage.Lists;
using Minyi.Workflow.BuiltIn;
using Minyi.Workflow.Definition;
using NodaTime;

// The district's workflow: Yantian's with one state more. It is proved closed when the host starts.
WorkflowDefinition yantian = PetitionWorkflow.BuiltInDefinition(Yantian.Id);
PetitionWorkflowBuilder ours = PetitionWorkflowBuilder.From(yantian, "haishan", 1)
    .Add(yantian.States.Single(s => s.Id == "Registered") with { Id = "OnSite", Text = new("现场核实中", "being looked at on the spot") })
    .Add(new CommandDefinition("LookOnSite", new("现场核实", "look at it on the spot")))
    .Transition("look-on-site", "LookOnSite", t => t.From("Registered").To("OnSite").By("Clerk"));
foreach (TransitionDefinition t in yantian.Transitions.Where(t => t.From.Contains("Registered"))) ours.Replace(t with { From = [.. t.From, "OnSite"] });

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddMinyi(o => (o.Definition, o.AllowExampleClocks) = (ours.ToDefinition(), true))         // a district sets time limits of its own
    .AddMinyiSqlite(builder.Configuration["Database"] ?? "Data Source=minyi.db").AddMinyiAspNetCore(o => o.DeadlinesEvery = Duration.FromSeconds(1))
    .AddMinyiNotices((notice, text, stop) => { Console.WriteLine($"to {notice.To.Role}: {text.Subject.English}"); return new(NoticeOutcome.Sent); });   // e-mail, SMS …
builder.Services.AddHealthChecks().AddMinyi();
builder.Services.AddAuthorization().AddAuthentication("BearerToken").AddBearerToken();
await using WebApplication app = builder.Build();

// The host's own row and the petition: both or neither.
PetitionDesk desk = app.Services.GetRequiredService<PetitionDesk>();
SqliteDatabase database = app.Services.GetRequiredService<SqliteDatabase>();
Actor clerk = new(ActorId.From("clerk-1"), [Yantian.Roles.Clerk], [StudioId.From("haishan-1")]);         // your portal knows who signed in
static RegistrationForm Form(PetitionChannel channel) => new()
{
    Channel = channel, Kind = Yantian.Kinds.Demand, Studio = StudioId.From("haishan-1"), Representative = RepresentativeId.From("rep-7"), Petitioner = ActorId.From("acc-1"),
};
await using (SqliteConnection connection = database.Connect())
await using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
{
    new SqliteCommand("CREATE TABLE IF NOT EXISTS lamp (id TEXT NOT NULL, petition TEXT NOT NULL UNIQUE)", connection, transaction).ExecuteNonQuery();
    new SqliteCommand("INSERT INTO lamp VALUES ('lamp-17', 'P-1') ON CONFLICT DO NOTHING", connection, transaction).ExecuteNonQuery();
    SubmissionResult result = await desk.SubmitAsync(new(CommandId.From("c-1"), PetitionId.From("P-1"), new Register(Form(PetitionChannel.Visit)), clerk)
    {
        Texts = ImmutableSortedDictionary<string, string>.Empty.Add("title", "路灯不亮"),                      // kept apart from the history
    }, new DbHostTransaction(transaction));
    Console.WriteLine($"{result.Petition.Id} {result.Petition.State.Text.Chinese} {result.Petition.State.Text.English}");
    Console.WriteLine(string.Join(", ", result.Petition.Allowed(clerk)));                                    // what may come next
    await transaction.CommitAsync();
}

SubmissionResult refused = await desk.SubmitAsync(new(CommandId.From("c-2"), PetitionId.From("P-1"), new Step("Publish"), clerk));
Console.WriteLine(refused.Refusal?.Reasons[0].Text.English);                                                // a "no" is a value, with every reason

// Over HTTP: Minyi's endpoints, and the host's own beside them.
app.UseAuthentication();
app.UseAuthorization();
app.MapMinyi();
app.MapHealthChecks("/health");
app.MapPost("/sign-in/{who}", (string who) => Results.SignIn(People.Find(who), authenticationScheme: "BearerToken"));
app.MapPost("/lamps/{lamp}", async (string lamp, CommandId key, DateTimeOffset? seen, HttpContext http, IActorSource actors, IPetitionNumbers numbers) =>
{
    using StreamReader title = new(http.Request.Body);                                                      // never in the address: addresses are logged
    if (await actors.FindAsync(http) is not { } actor) return Results.Forbid();
    PetitionId petition = await numbers.NumberOfAsync(key, actor);                                          // the same key, the same petition: a retry is harmless
    await using SqliteConnection connection = database.Connect();
    await using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
    SqliteCommand insert = new("INSERT INTO lamp VALUES ($lamp, $petition) ON CONFLICT DO NOTHING", connection, transaction);
    insert.Parameters.AddWithValue("$lamp", lamp);
    insert.Parameters.AddWithValue("$petition", petition.Value);
    insert.ExecuteNonQuery();
    SubmissionResult result = await desk.SubmitAsync(new(key, petition, new Register(Form(PetitionChannel.Email)), actor)
    {
        At = seen is { } at ? Instant.FromDateTimeOffset(at) : null,                                        // a message that lay about: late is late
        RecordedLater = seen is null ? null : "found in the mailbox",
        Texts = ImmutableSortedDictionary<string, string>.Empty.Add("title", await title.ReadToEndAsync()),
    }, new DbHostTransaction(transaction));
    if (!result.IsAccepted) return MinyiResults.Refused(result.Refusal);                                    // nothing of it is kept: no commit
    await transaction.CommitAsync();
    return Results.Text(petition.Value);
}).RequireAuthorization();
app.MapGet("/desk", async (HttpContext http, IActorSource actors, IPetitionQueries queries, IPersonalDataStore texts) =>
{
    PetitionListPage page = await queries.QueryAsync(PetitionFilter.InboxOf((await actors.FindAsync(http))!), PetitionOrder.Due);
    ImmutableDictionary<PetitionId, string> titles = await PetitionLists.ReadTitlesAsync(texts, page.Rows);
    return string.Join('\n', page.Rows.Select(r => $"{r.Listed.Id} {r.Listed.State} {titles.GetValueOrDefault(r.Listed.Id)}"));
}).RequireAuthorization();
app.MapGet("/board/{petition}", async (PetitionId petition, AttachmentDesk attachments) => await attachments.ReadPublishedAsync(petition) is { } notice
    ? Results.Content($"<!DOCTYPE html><title>公开栏</title><h1>{System.Net.WebUtility.HtmlEncode(notice.Outcome?.Chinese)}</h1><p>{System.Net.WebUtility.HtmlEncode(notice.Text)}</p>", "text/html; charset=utf-8")
    : Results.NotFound());
await app.RunAsync();

/// <summary>Stands for the host's sign-in: who somebody is, as claims.</summary>
static class People
{
    internal static ClaimsPrincipal Find(string who) => new(new ClaimsIdentity(who switch
    {
        "clerk" => [new(ClaimTypes.NameIdentifier, "clerk-1"), new(ClaimTypes.Role, "Clerk"), new("minyi:studio", "haishan-1")],
        "department" => [new(ClaimTypes.NameIdentifier, "intake-1"), new(ClaimTypes.Role, "Intake")],
        "petitioner" => [new(ClaimTypes.NameIdentifier, "acc-1"), new(ClaimTypes.Role, "Petitioner")],
        "representative" => [new(ClaimTypes.NameIdentifier, "rep-7"), new(ClaimTypes.Role, "Representative"), new("minyi:studio", "haishan-1")],
        "resident" => [new(ClaimTypes.NameIdentifier, "acc-2"), new(ClaimTypes.Role, "Resident"), new("minyi:studio", "haishan-1")],
        _ => (Claim[])[],
    }, "BearerToken"));
}
