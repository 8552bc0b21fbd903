using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Json.Schema;
using Minyi.Deadlines;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Explaining;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>What may be done next, as forms: whatever is filled in as the form asks is never refused as badly formed.</summary>
public class FormTests
{
    private static readonly string[] BadlyFormed =
    [
        "reason", "document", "recipient", "result", "proposal", "approval", "reason-without-text", "part-of-whom", "lead-assists", "unit-twice", "not-assisting", "agent-twice",
        "hearing-participants", "board-only", "nobody-there", "role-not-allowed", "out-of-scope", "not-allowed-in-state", "own-unit",
    ];

    private static readonly JsonSchema Schema = JsonSchema.FromText(PetitionJson.Schema<NextSteps>().ToJsonString());

    [Property(MaxTest = 12)]
    public void A_form_filled_at_random_is_never_refused_as_badly_formed(ulong seed)
    {
        foreach (string workflow in new[] { "yantian", "xinfang", "jiesu-jiban", "service-request" })
        {
            Walk(workflow, new RandomWalk(seed)).GetAwaiter().GetResult();
        }
    }

    private static async Task Walk(string workflow, RandomWalk random)
    {
        PetitionWorkflow built = PetitionWorkflow.BuiltIn(workflow);
        PetitionRules rules = new(built, Rules.Time, built.Definition.Clocks.Select(c => new DeadlineRule(c.Id, 10, DeadlineUnit.WorkingDays) { Extension = new ExtensionPolicy(10) }), new FeedbackPolicy(1, 1, 1));
        PetitionDesk desk = PetitionDesk.Replaying(new InMemoryPetitionStore(PetitionEventFormat.Current), new InMemoryPersonalDataStore(), rules);
        PetitionId id = PetitionId.From("P-1");
        Instant at = At("2024-09-29T09:00");
        for (int i = 0; i < 30; i++)
        {
            Petition petition = await desk.ReadAsync(id, TestContext.Current.CancellationToken);
            Role role = built.Definition.Roles[random.Next(built.Definition.Roles.Count)].Id;
            Actor actor = new(ActorId.From("actor-" + random.Next(2)), [role], [Haishan], [petition.Lead ?? Roads, Water]);
            NextSteps next = petition.NextFor(actor);
            string json = Text(next);
            Assert.True(PetitionJson.TryRead(Encoding.UTF8.GetBytes(json), out NextSteps? read, out Refusal? unread), unread?.Reasons[0].Text.English);
            Assert.Equal(json, Text(read));
            Assert.True(Schema.Evaluate(JsonDocument.Parse(json).RootElement).IsValid);
            Assert.Equal(petition.Allowed(actor).Intersect(next.Open.Select(o => o.Command), StringComparer.Ordinal), next.Open.Select(o => o.Command).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            if (next.Open.IsEmpty)
            {
                continue;
            }

            CommandForm form = next.Open[random.Next(next.Open.Length)];
            Assert.True(form.TryFill(form.Fields.SelectMany(f => Answers(f, random)), out FilledForm? filled, out Refusal? refusal), $"{form.Command}: {refusal?.Reasons[0].Text.English}");
            SubmissionResult result = await desk.SubmitAsync(new(CommandId.From("c-" + i), id, filled.Command, actor, at) { Texts = filled.Texts }, cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(
                result.IsAccepted || !result.Refusal.Reasons.Any(r => BadlyFormed.Contains(r.Code, StringComparer.Ordinal) || r.Code.EndsWith("-missing", StringComparison.Ordinal) || r.Code.StartsWith("unknown-", StringComparison.Ordinal) || r.Code.StartsWith("takes-no-", StringComparison.Ordinal)),
                $"{workflow} {form.Command} in {petition.State.Id} by {role}: {result.Refusal} {string.Join(' ', form.Fields.Select(f => f.Name + (f.Required ? "!" : "")))}");
        }
    }

    /// <summary>What somebody might fill in: all that must be, and half of what may be.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Answers(FormField field, RandomWalk random)
    {
        if (!field.Required && (random.Next(2) == 0 || field.Name.StartsWith("reference.", StringComparison.Ordinal)))
        {
            yield break;
        }

        foreach (string answer in field.Kind switch
        {
            FormFieldKind.Choice => field.Choices.IsEmpty ? [] : new[] { field.Choices[random.Next(field.Choices.Length)].Id },
            FormFieldKind.Amount => [random.Next(field.Most!.Value - field.Least!.Value + 1) + field.Least.Value + ""],
            FormFieldKind.Date => ["2024-09-2" + (field.Name.EndsWith("held", StringComparison.Ordinal) ? 5 : 0)],
            FormFieldKind.Groups => ["residents=12", "experts=2"],
            FormFieldKind.Ids => field.Name == "agents" ? ["rep-7", "rep-9"] : ["parks", "gardens"],
            FormFieldKind.Id => [field.Name == "lead" ? "roads" : field.Name == "form.studio" ? Haishan.Value : "rep-7"],
            FormFieldKind.Approval => ["true"],
            _ => ["something"],
        })
        {
            yield return new(field.Name, answer);
        }
    }

    [Fact]
    public void A_wrong_answer_is_told_with_its_field()
    {
        CommandForm form = WithUnit().NextFor(RoadsOfficer).Open.First(o => o.Command == "Conclude");
        Assert.False(form.TryFill([new("outcome", "Solvd"), new("outcom", "Solved")], out _, out Refusal? refusal));
        Assert.Contains(refusal.Reasons, r => r.Text.English.StartsWith("outcome: found none of the choices, expected ", StringComparison.Ordinal));
        Assert.False(form.TryFill([], out _, out refusal));
        Assert.Contains(refusal.Reasons, r => r.Text.English == "outcome: found nothing, expected the outcome");
        Assert.True(form.TryFill([new("outcome", "Solved")], out FilledForm? filled, out _));
        Assert.Equal(new Conclude("Solved"), filled.Command);
    }

    [Fact]
    public void What_is_shut_says_whose_it_is_and_what_the_actors_scope_is()
    {
        NextSteps next = Registered().NextFor(Clerk);
        Assert.Contains(next.Open, o => o.Command == "Escalate");
        Assert.Equal("role-not-allowed", next.Shut.Single(s => s.Command == "Accept").Reasons.Single().Code);
        Actor agent = new(ActorId.From("leader-2"), [Role.From("Leader"), Role.From("ResponsibleUnit")], units: [Parks]);
        Reason reason = WithUnit().NextFor(agent).Shut.Single(s => s.Command == "ReturnReferral").Reasons.Single();
        Assert.Equal("out-of-scope", reason.Code);
        Assert.Equal("as unit in charge you act on petitions that your unit is in charge of; your studios: none, your units: parks. This petition is not among them", reason.Text.English);
        Assert.Empty(WithUnit().NextFor(new(ActorId.From("x"), [Role.From("ResponsibleUnit")], units: [Parks])).Shut);
    }

    [Fact]
    public void Overdue_work_stays_with_who_owes_it_and_the_supervisor_stands_beside()
    {
        Petition petition = WithUnit();
        while (petition.NextExpiry() is { } due && !petition.Owed.Any(o => o.IsLate))
        {
            petition = petition.Do(Clock, due.Command, due.At);
        }

        Assert.Contains(petition.Owed, o => o is { Role.Value: "ResponsibleUnit", IsLate: true, Supervises: false, Who: "roads" });
        Assert.Contains(petition.Owed, o => o is { IsLate: true, Supervises: true });
    }

    /// <summary>Lateness climbs: each of the chain owes under the own clock from when that is reached, and nobody before.</summary>
    [Fact]
    public void Those_above_stand_beside_one_after_the_other_each_under_the_own_clock()
    {
        Petition petition = WithUnit();
        List<string> seen = [];
        while (petition.NextExpiry() is { } due)
        {
            petition = petition.Do(Clock, due.Command, due.At);
            seen.Add(string.Join(' ', petition.Owed.Where(o => o.Supervises).Select(o => $"{o.Role}:{o.Clock}")));
            Assert.All(petition.Owed.Where(o => o.Supervises && o.Clock != "handling"), o => Assert.Equal(petition.Deadlines.Single(d => d.Clock == o.Clock).DueOn, o.Due));
        }

        Assert.Equal(["", "Intake:department", "Intake:department Leader:leader", "Intake:department Leader:leader PartyCommittee:handling"], seen);
    }

    private static string Text<T>(T value)
        where T : class
    {
        ArrayBufferWriter<byte> output = new();
        PetitionJson.Write(value, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
