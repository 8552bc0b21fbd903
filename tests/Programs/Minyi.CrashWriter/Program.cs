// Writes to a store until it is killed, and says each command after the store has acknowledged it.
// Usage: Minyi.CrashWriter sqlite|postgres CONNECTION WRITER [desk]
// With "desk" it submits commands on petitions, with texts and rows of lists, and says petition and version; else it appends events.
using System.Collections.Immutable;
using Minyi;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.PostgreSql;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Testing.Conformance;
using Npgsql;

if (args is not ["sqlite" or "postgres", string connection, string writer, .. [] or ["desk"]])
{
    await Console.Error.WriteLineAsync("usage: Minyi.CrashWriter sqlite|postgres CONNECTION WRITER [desk]");
    return 2;
}

IPetitionEventFormat format = args.Length == 4 ? PetitionEventFormat.Current : ProbeEventFormat.Instance;
SqliteDatabase? sqlite = args[0] == "sqlite" ? await SqliteDatabase.OpenAsync(connection) : null;
PostgreSqlDatabase? postgres = sqlite is null ? await PostgreSqlDatabase.OpenAsync(NpgsqlDataSource.Create(connection)) : null;
IPetitionStore store = sqlite is not null ? new SqlitePetitionStore(sqlite, format, keepsNotices: args.Length < 4) : new PostgreSqlPetitionStore(postgres!, format, keepsNotices: args.Length < 4);
if (args.Length < 4)
{
    await CrashProbe.WriteAsync(store, writer, Console.Out);
    return 0;
}

IPersonalDataStore personalData = sqlite is not null ? new SqlitePersonalDataStore(sqlite) : new PostgreSqlPersonalDataStore(postgres!);
PetitionDesk desk = PetitionDesk.Replaying(store, personalData, ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian")));
Actor clerk = new(ActorId.From("clerk-1"), [Role.From("Clerk")], [StudioId.From("haishan-1")]);
Actor intake = new(ActorId.From("intake-1"), [Role.From("Intake")]);
Instant at = Instant.FromUtc(2024, 9, 29, 1, 0);
for (int i = 0; ; i++)
{
    PetitionId id = PetitionId.From($"{writer}-{i}");
    RegistrationForm form = new() { Channel = PetitionChannel.Visit, Kind = "Demand", Studio = StudioId.From("haishan-1") };
    (Actor By, PetitionCommand Command)[] steps = [(clerk, new Register(form)), (clerk, new Step("Escalate")), (intake, new Step("Accept")), (intake, new Refer(UnitId.From("roads")))];
    for (int step = 0; step < steps.Length; step++)
    {
        Submission submission = new(CommandId.From($"c-{step}"), id, steps[step].Command, steps[step].By, at)
        {
            Texts = step == 0 ? ImmutableSortedDictionary<string, string>.Empty.Add("title", "路灯不亮") : ImmutableSortedDictionary<string, string>.Empty,
        };
        SubmissionResult result = await desk.SubmitAsync(submission);
        await Console.Out.WriteLineAsync($"{id} {(result.IsAccepted ? result.Petition.Version : throw new InvalidOperationException($"{result.Refusal}"))}");
        await Console.Out.FlushAsync();
    }
}
