using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Json.Schema;
using Minyi.Deadlines;
using Minyi.Districts;
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
        "hearing-participants", "board-only", "nobody-there", "role-not-allowed", "not-yours", "not-allowed-in-state", "own-unit",
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

    private static readonly District District = new(
        "盐田区",
        [new Street(StreetId.From("haishan"), "海山街道")],
        [new Studio(Haishan, "海山社区民意表达工作室", StreetId.From("haishan")), new Studio(StudioId.From("haishan-2"), "海涛社区民意表达工作室", StreetId.From("haishan"))],
        [.. new[] { "rep-7", "rep-9", "actor-0" }.Select(r => new Representative(RepresentativeId.From(r), r, RepresentativeKinds.PartyDelegate, Haishan))],
        [.. new[] { Roads, Water, Parks, UnitId.From("gardens") }.Select(u => new ResponsibleUnit(u, $"单位 {u}"))]);

    private static async Task Walk(string workflow, RandomWalk random)
    {
        PetitionWorkflow built = PetitionWorkflow.BuiltIn(workflow);
        PetitionRules rules = new(built, Rules.Time, built.Definition.Clocks.Select(c => new DeadlineRule(c.Id, 10, DeadlineUnit.WorkingDays) { Extension = new ExtensionPolicy(10) }), new FeedbackPolicy(1, 1, 1));
        PetitionDesk desk = PetitionDesk.Replaying(new InMemoryPetitionStore(PetitionEventFormat.Current), new InMemoryPersonalDataStore(), rules);
        Instant at = At("2024-09-29T09:00");
        District? district = random.Next(2) == 0 ? District : null;
        for (int i = 0; i < 40; i++)
        {
            PetitionId id = PetitionId.From(i < 2 || random.Next(8) == 0 ? "P-2" : "P-1");
            Petition petition = await desk.ReadAsync(id, TestContext.Current.CancellationToken);
            Role role = built.Definition.Roles[random.Next(built.Definition.Roles.Count)].Id;
            Actor actor = new(ActorId.From("actor-" + random.Next(2)), [role], [Haishan], [petition.Lead ?? Roads, Water]);
            NextSteps next = petition.NextFor(actor, district);
            string json = Text(next);
            Assert.True(PetitionJson.TryRead(Encoding.UTF8.GetBytes(json), out NextSteps? read, out Refusal? unread), unread?.Reasons[0].Text.English);
            Assert.Equal(json, Text(read));
            Assert.True(Schema.Evaluate(JsonDocument.Parse(json).RootElement).IsValid);
            string[] steps = [.. built.Definition.Commands.Select(c => c.Id)];
            Assert.Equal(petition.Allowed(actor).Intersect(next.Open.Select(o => o.Command), StringComparer.Ordinal), next.Open.Select(o => o.Command).Intersect(steps, StringComparer.Ordinal).Order(StringComparer.Ordinal));
            if (next.Open.IsEmpty)
            {
                continue;
            }

            CommandForm form = next.Open[random.Next(next.Open.Length)];
            KeyValuePair<string, string>[] answers = Answers(form, random);
            if (!form.IsReady)
            {
                Assert.False(form.TryFill(answers, out _, out Refusal? unapproved));
                Assert.All(unapproved.Reasons, r => Assert.Equal("approval", r.Code));
                continue;
            }

            Assert.True(form.TryFill(answers, out FilledForm? filled, out Refusal? refusal), $"{form.Command}: {refusal?.Reasons[0].Text.English}");
            SubmissionResult result = await desk.SubmitAsync(new(CommandId.From("c-" + i), id, filled.Command, actor, at) { Texts = filled.Texts }, cancellationToken: TestContext.Current.CancellationToken);
            Seen.AddOrUpdate(form.Command, result.IsAccepted, (_, before) => before || result.IsAccepted);
            Assert.True(
                result.IsAccepted || !result.Refusal.Reasons.Any(r => IsBadlyFormed(r.Code)),
                $"{workflow} {form.Command} in {petition.State.Id} by {role}: {result.Refusal} {string.Join(' ', answers.Select(a => a.Key + "=" + a.Value))}");
        }
    }

    /// <summary>Which commands forms were filled for, and whether one of them was ever accepted.</summary>
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> Seen = new(StringComparer.Ordinal);

    private static bool IsBadlyFormed(string code) => BadlyFormed.Contains(code, StringComparer.Ordinal) || code.EndsWith("-missing", StringComparison.Ordinal)
        || (code.StartsWith("unknown-", StringComparison.Ordinal) && code != "unknown-petition") || code.StartsWith("takes-no-", StringComparison.Ordinal);

    /// <summary>What somebody might fill in: all that must be, and half of what may be.</summary>
    private static KeyValuePair<string, string>[] Answers(CommandForm form, RandomWalk random)
    {
        List<KeyValuePair<string, string>> answers = [];
        foreach (FormField field in form.Fields)
        {
            bool Holds(FormCondition when) => answers.Any(a => a.Key == when.Field && (when.Is.IsEmpty || when.Is.Contains(a.Value)));
            if ((field.When is not { } asked || Holds(asked)) && (field.Required || (field.RequiredWhen is { } must && Holds(must)) || random.Next(2) == 0))
            {
                string[] taken = [.. answers.Where(a => a.Key == field.Excludes).Select(a => a.Value)];
                string[]? within = field.Within is { } outer ? [.. answers.Where(a => a.Key == outer).Select(a => a.Value)] : null;
                answers.AddRange(Answers(field, random).Except(taken, StringComparer.Ordinal).Where(a => within?.Contains(a, StringComparer.Ordinal) != false).Select(a => KeyValuePair.Create(field.Name, a)));
            }
        }

        return [.. answers];
    }

    private static string[] Answers(FormField field, RandomWalk random) => field.Kind switch
    {
        FormFieldKind.Choice => field.Choices.IsEmpty ? [] : [field.Choices[random.Next(field.Choices.Length)].Id],
        FormFieldKind.Ids when !field.Choices.IsEmpty => [.. field.Choices.Where(_ => random.Next(2) == 0).Select(c => c.Id).DefaultIfEmpty(field.Choices[^1].Id)],
        FormFieldKind.Amount => [(random.Next(field.Most!.Value - field.Least!.Value + 1) + field.Least.Value).ToString(System.Globalization.CultureInfo.InvariantCulture)],
        FormFieldKind.Date => ["2024-09-2" + (field.Name.EndsWith("held", StringComparison.Ordinal) ? 5 : 0)],
        FormFieldKind.Time => ["2024-09-0" + (field.Name.EndsWith("pausedAt", StringComparison.Ordinal) ? 3 : 2) + "T09:00:00+08:00"],
        FormFieldKind.Flag => [random.Next(2) == 0 ? "true" : "false"],
        FormFieldKind.Groups => ["residents=12", "experts=2"],
        FormFieldKind.Ids => field.Name == "agents" ? ["rep-7", "rep-9"] : ["parks", "gardens"],
        FormFieldKind.Id => [field.Name switch { "lead" => "roads", "form.studio" => Haishan.Value, "other" or "head" => random.Next(2) == 0 ? "P-1" : "P-2", _ => "rep-7" }],
        FormFieldKind.Line => [field.Name.EndsWith("system", StringComparison.Ordinal) ? "hotline-12345" : "x-" + random.Next(1000)],
        _ => ["something"],
    };

    /// <summary>A host's whole portal comes from forms: whatever command there is, some form makes it.</summary>
    [Fact]
    public async Task Forms_are_there_for_every_command_of_every_workflow()
    {
        string[] workflows = ["yantian", "xinfang", "jiesu-jiban", "service-request"];
        for (ulong seed = 1; seed <= 12; seed++)
        {
            foreach (string workflow in workflows)
            {
                await Walk(workflow, new RandomWalk(seed));
            }
        }

        string[] filings = ["RecordAttempt", "LinkDuplicate", "MergeInto", "UnlinkDuplicate", "AddReference", "SelectForDigest", "CorrectDate", "Import"];
        Assert.DoesNotContain(filings, f => !Seen.ContainsKey(f));
        Assert.DoesNotContain(filings, f => f is not ("Import" or "CorrectDate") && !Seen[f]);
    }

    [Fact]
    public void An_approval_is_shown_asked_for_and_given()
    {
        Petition petition = WithUnit();
        CommandForm extend = petition.NextFor(RoadsOfficer).Open.Single(o => o.Command == "Extend");
        FormApproval needed = Assert.Single(extend.Approvals);
        Assert.Equal(("Intake", false, false), (needed.Role.Value, needed.IsGiven, extend.IsReady));
        Assert.False(extend.TryFill([new("texts.reason", "weather")], out _, out Refusal? refusal));
        Assert.Equal("must first be approved by: Mass Work Department", Assert.Single(refusal.Reasons).Text.English);
        CommandForm approve = petition.NextFor(Intake).Open.Single(o => o.Command == "Approve" && o.Fields[0].Choices[0].Id == "Extend");
        Assert.True(approve.TryFill([new("of", "Extend"), new("role", "Intake"), new("amount", "2")], out FilledForm? given, out refusal), refusal?.Reasons[0].Text.English);
        petition = petition.Do(Intake, given.Command, petition.LastAt!.Value);
        extend = petition.NextFor(RoadsOfficer).Open.Single(o => o.Command == "Extend");
        Assert.Equal(new FormApproval(Role.From("Intake"), needed.Text, true, 2), Assert.Single(extend.Approvals));
        FormField amount = extend.Fields.Single(f => f.Name == "amount");
        Assert.Equal((true, 1, 2), (amount.Required, amount.Least, amount.Most));
        Assert.DoesNotContain(petition.NextFor(Intake).Open, o => o.Command == "Approve" && o.Fields[0].Choices[0].Id == "Extend");
        Assert.False(extend.TryFill([new("texts.reason", "weather"), new("amount", "3")], out _, out refusal));
        Assert.Contains("a whole number from 1 to 2", refusal.Reasons[0].Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_of_another_system_is_imported_by_its_form()
    {
        CommandForm form = New().NextFor(Intake, District).Open.Single(o => o.Command == "Import");
        KeyValuePair<string, string>[] answers =
        [
            new("form.channel", "Hotline"), new("form.kind", "Demand"), new("from.system", "hotline-12345"), new("from.number", "2024-7"), new("where.state", "WithUnit"), new("lead", "roads"),
            new("clocks.handling.stage", "Running/warning"), new("clocks.handling.startedAt", "2024-09-24T09:00:00+08:00"), new("texts.title", "路灯"),
        ];
        Assert.True(form.TryFill(answers, out FilledForm? filled, out Refusal? refusal), refusal?.Reasons[0].Text.English);
        PetitionDecision decision = New().Decide(filled.Command with { Data = [] }, Intake, At("2024-09-29T09:00"));
        Assert.True(decision.Refusal is null, decision.Refusal?.Reasons[0].Text.English);
        Assert.False(form.TryFill(answers.Where(a => !a.Key.EndsWith("startedAt", StringComparison.Ordinal)).Append(new("clocks.handling.pausedAt", "2024-09-24T09:00:00+08:00")), out _, out refusal));
        Assert.Equal(["clocks.handling.startedAt", "clocks.handling.pausedAt"], refusal.Reasons.Select(r => r.Text.English.Split(':')[0]));
        Assert.False(form.TryFill([.. answers.Where(a => a.Key != "lead"), new("lead", "nobody")], out _, out refusal));
        Assert.StartsWith("lead: found none of the choices, expected gardens, parks, roads, water", refusal.Reasons[0].Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("form.isProactive", "yes", "form.isProactive: found something else, expected true or false")]
    [InlineData("form.source.id", "t-1", "form.source.id: found an answer, expected none, unless 'form.source.kind' asks for it")]
    [InlineData("form.source.kind", "Talk", "form.source.id: found nothing, expected the meeting's number")]
    [InlineData("texts.title", "\ud83d\udca1", "texts.title: found a longer text, expected at most 20000 characters", 20_001)]
    [InlineData("form.accused", "roads", "form.accused: found an answer twice, expected distinct answers", 1, 2)]
    [InlineData("form.petitioner", " a", "form.petitioner: found a text, expected an id of at most 200 characters")]
    public void A_registrations_wrong_answer_is_told(string field, string value, string told, int length = 1, int times = 1)
    {
        CommandForm form = New().NextFor(Clerk, District).Open.Single(o => o.Command == "Register");
        KeyValuePair<string, string>[] good = [new("form.channel", "Visit"), new("form.kind", "Demand"), new("form.studio", Haishan.Value)];
        Assert.True(form.TryFill(good, out FilledForm? filled, out Refusal? refusal), refusal?.Reasons[0].Text.English);
        Assert.Equal(Haishan, Assert.IsType<Register>(filled.Command).Form.Studio);
        Assert.False(form.TryFill([.. good, .. Enumerable.Repeat(KeyValuePair.Create(field, string.Concat(Enumerable.Repeat(value, length))), times)], out _, out refusal));
        Assert.Contains(refusal.Reasons, r => r.Text.English.StartsWith(told, StringComparison.Ordinal));
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
        Assert.Equal("not-yours", reason.Code);
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
