using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Minyi.Appraisals;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Notices;
using Minyi.Workflow.Definition;

namespace Minyi.Core.Tests.Petitions;

/// <summary>What a workflow calls its roles, recipients, appraisals and texts is data: no other name changes an answer, and none is known in code.</summary>
public partial class DataNotNamesTests
{
    private static readonly WorkflowDefinition Original = Yantian.Rules.Workflow.Definition;

    private static readonly Dictionary<string, string> Names = Original.Roles.Select(r => r.Id.Value)
        .Concat(Original.Obligations.Select(o => o.Id)).Concat(Original.Appraisals.Select(a => a.Id)).Concat(Original.Texts.Select(t => t.Id))
        .Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => "other-" + n, StringComparer.Ordinal);

    private static readonly PetitionRules Renamed = new(PetitionWorkflow.Build(Rename(Original)), Yantian.Rules.Time, Yantian.Rules.Workflow.Definition.Clocks.Select(c => Yantian.Rules.Clock(c.Id)), Yantian.Rules.Feedback);

    [Property(MaxTest = 60)]
    public void Renaming_all_of_them_changes_no_answer(ulong seed)
    {
        RandomWalk random = new(seed);
        Petition petition = Yantian.New();
        Petition renamed = Petition.New(petition.Id, Renamed);
        for (int i = 0; i < 40; i++)
        {
            (PetitionCommand command, Actor actor, Instant at) = random.Attempt(petition);
            Actor other = new(actor.Id, actor.Roles.Select(r => Role.From(Names.GetValueOrDefault(r.Value, r.Value))), actor.Studios, actor.Units);
            PetitionDecision first = petition.Decide(command, actor, at);
            PetitionCommand same = command is Step ? command with { Approvals = [.. command.Approvals.Select(To)] } : Of<PetitionCommand>(Mapped(Json(command)))!;
            PetitionDecision second = renamed.Decide(same, other, at);
            Assert.Equal(first.Refusal?.Reasons.Select(r => r.Code), second.Refusal?.Reasons.Select(r => r.Code));
            Assert.Equal(first.Events.Select(e => Mapped(Json(e))!.ToJsonString()), second.Events.Select(e => Json(e)!.ToJsonString()));
            Assert.Equal(petition.Allowed(actor), renamed.Allowed(other));
            Assert.Equal(petition.MayRead(actor), renamed.MayRead(other));
            Assert.Equal(petition.Owed.Select(o => (Names[o.Role.Value], o.Who, o.Clock, o.IsLate, o.Supervises)), renamed.Owed.Select(o => (o.Role.Value, o.Who, o.Clock, o.IsLate, o.Supervises)));
            Assert.Equal(petition.NextFor(actor).Open.Select(o => o.Command + o.Fields.Length), renamed.NextFor(other).Open.Select(o => o.Command + o.Fields.Length));
            Assert.Equal(Told(petition, first, actor, r => Names[r.Value]), Told(renamed, second, other, r => r.Value));
            (petition, renamed) = (first.Next(), second.Next());
        }
    }

    private static IEnumerable<string> Told(Petition petition, PetitionDecision decision, Actor actor, Func<Role, string> name) =>
        decision.Events.SelectMany(e => Noticing.Of(petition, new(e, actor.Id, decision.At)))
            .Select(n => $"{n.Kind} {name(n.To.Role)} {n.To.Account} {n.To.Unit} {n.To.Studio} {n.To.Representative}").Order(StringComparer.Ordinal);

    [Theory]
    [InlineData("yantian")]
    [InlineData("xinfang")]
    [InlineData("jiesu-jiban")]
    [InlineData("service-request")]
    public void Each_built_in_offers_its_ids_as_constants(string id)
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltIn(id).Definition;
        Type constants = typeof(PetitionWorkflow).Assembly.GetTypes().Single(t => t.Namespace == "Minyi.Workflow.BuiltIn" && t.IsPublic && (string?)t.GetField("Id")?.GetRawConstantValue() == id);
        Assert.Equal(definition.Roles.Select(r => r.Id.Value).Order(StringComparer.Ordinal), constants.GetNestedType("Roles")!.GetProperties().Select(p => ((Role)p.GetValue(null)!).Value).Order(StringComparer.Ordinal));
        Same(definition.Kinds.Select(k => k.Id), "Kinds");
        Same(definition.Outcomes.Select(o => o.Id), "Outcomes");
        Same(definition.Commands.Select(c => c.Id), "Commands");
        Same(definition.Obligations.Select(o => o.Id), "Obligations");
        Same(definition.Clocks.Select(c => c.Id), "Clocks");
        Same(definition.Appraisals.Select(a => a.Id), "Appraisals");
        Same(definition.Texts.Select(t => t.Id), "Texts");
        Assert.Empty(constants.GetNestedTypes().Select(t => t.Name).Except(["Roles", "Kinds", "Outcomes", "Commands", "Obligations", "Clocks", "Appraisals", "Texts"])); // none is left uncompared

        void Same(IEnumerable<string> ids, string group) => Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            (constants.GetNestedType(group)?.GetFields(BindingFlags.Public | BindingFlags.Static) ?? []).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal));
    }

    /// <summary>No file of the package has one of them as a literal, the workflows' own constants and the usual keys of texts apart.</summary>
    [Fact]
    public void No_role_recipient_appraisal_or_text_is_known_by_name()
    {
        HashSet<string> names = [.. new[] { "yantian", "xinfang", "jiesu-jiban", "service-request" }.Select(PetitionWorkflow.BuiltIn).SelectMany(w =>
            w.Definition.Roles.Select(r => r.Id.Value).Concat(w.Definition.Obligations.Select(o => o.Id)).Concat(w.Definition.Appraisals.Select(a => a.Id)))];
        names.Remove(GradeScale.Satisfaction.Id); // a scale has the same id as an appraisal of one workflow
        HashSet<string> texts = [.. Original.Texts.Select(t => t.Id)];
        string core = Path.Combine(Minyi.Tests.Repository.Root, "src", "Minyi.Core");
        List<string> known = [];
        foreach (string file in Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories))
        {
            string at = Path.GetRelativePath(core, file).Replace('\\', '/');
            if (at.StartsWith("obj/", StringComparison.Ordinal) || at.StartsWith("Workflow/BuiltIn/", StringComparison.Ordinal))
            {
                continue;
            }

            bool speaks = at.Contains("Json", StringComparison.Ordinal) || at.StartsWith("Workflow/", StringComparison.Ordinal) || at.StartsWith("Publication/", StringComparison.Ordinal);
            foreach (string line in File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            {
                known.AddRange(Literal().Matches(line).Select(m => m.Groups[1].Value)
                    .Where(l => names.Contains(l) || (!speaks && texts.Contains(l) && line.Contains("Texts", StringComparison.Ordinal) && !line.Contains("new(", StringComparison.Ordinal)))
                    .Select(l => $"{at}: {l}"));
            }
        }

        Assert.Empty(known);
    }

    /// <summary>The packages that know petitions name no role, recipient, appraisal and no command of a workflow in a literal: a record says its command's name by being called so.</summary>
    [Theory]
    [InlineData("Minyi.Core")]
    [InlineData("Minyi.AspNetCore")]
    [InlineData("Minyi.Sqlite")]
    [InlineData("Minyi.PostgreSql")]
    [InlineData("Minyi.Testing")]
    public void No_command_is_named_beside_its_record_and_nothing_of_a_workflow_in_any_package(string package)
    {
        HashSet<string> names = [.. new[] { "yantian", "xinfang", "jiesu-jiban", "service-request" }.Select(PetitionWorkflow.BuiltIn).SelectMany(w =>
            w.Definition.Roles.Select(r => r.Id.Value).Concat(w.Definition.Obligations.Select(o => o.Id)).Concat(w.Definition.Appraisals.Select(a => a.Id)).Concat(w.Definition.Commands.Select(c => c.Id)))];
        names.UnionWith(typeof(PetitionCommand).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PetitionCommand)) && !t.IsAbstract).Select(t => t.Name));
        names.Remove(GradeScale.Satisfaction.Id); // a scale has the same id as an appraisal of one workflow
        string root = Path.Combine(Minyi.Tests.Repository.Root, "src", package);
        string[] files = [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)];
        Assert.NotEmpty(files);
        Assert.Empty(
            from file in files
            let at = Path.GetRelativePath(root, file).Replace('\\', '/')
            where !at.StartsWith("obj/", StringComparison.Ordinal) && !at.StartsWith("Workflow/BuiltIn/", StringComparison.Ordinal)
            where !at.StartsWith("Settings/", StringComparison.Ordinal) // its sections have names of their own: a clock's "Unit" is no role
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from Match literal in Literal().Matches(line)
            where names.Contains(literal.Groups[1].Value)
            select $"{package}/{at}: {literal.Value}");
    }

    [GeneratedRegex("\"([A-Za-z-]+)\"")]
    private static partial Regex Literal();

    private static string To(string name) => Names.GetValueOrDefault(name, name);

    private static Role To(Role role) => Role.From(To(role.Value));

    private static WorkflowDefinition Rename(WorkflowDefinition definition) => definition with
    {
        Roles = definition.Roles.Select(r => r with { Id = To(r.Id) }).ToValueList(),
        Obligations = definition.Obligations.Select(o => o with { Id = To(o.Id), To = o.To.Select(To).ToValueList() }).ToValueList(),
        Appraisals = definition.Appraisals.Select(a => a with { Id = To(a.Id) }).ToValueList(),
        Texts = definition.Texts.Select(t => t with { Id = To(t.Id) }).ToValueList(),
        Clocks = definition.Clocks.Select(c => c with { Chain = c.Chain.Select(l => l with { Role = To(l.Role) }).ToValueList() }).ToValueList(),
        States = definition.States.Select(s => s with
        {
            Owes = s.Owes.Select(o => o with { Role = To(o.Role) }).ToValueList(),
            Final = s.Final is { } final ? final with { Told = final.Told.Select(To).ToValueList(), Appraised = final.Appraised.Select(To).ToValueList() } : null,
        }).ToValueList(),
        Transitions = definition.Transitions.Select(t => t with
        {
            Roles = t.Roles.Select(To).ToValueList(),
            Requires = t.Requires.Select(r => r.Kind is RequirementKind.Obligation or RequirementKind.Appraisal or RequirementKind.Recipient or RequirementKind.Result or RequirementKind.Approval ? r with { Of = To(r.Of!) } : r).ToValueList(),
            Effects = t.Effects.Select(e => e.Kind is EffectKind.Open or EffectKind.Settle or EffectKind.Waive or EffectKind.Void or EffectKind.Offer or EffectKind.Close or EffectKind.Withdraw ? e with { Of = To(e.Of!) } : e).ToValueList(),
        }).ToValueList(),
    };

    private static JsonNode? Json<T>(T value) => JsonSerializer.SerializeToNode(value, PetitionJson.Options);

    private static T? Of<T>(JsonNode? json) => json.Deserialize<T>(PetitionJson.Options);

    /// <summary>The same with each name in the place of the other; members keep theirs, and so do kinds of documents.</summary>
    private static JsonNode? Mapped(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Key == "kind" ? m.Value?.DeepClone() : Mapped(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Mapped)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => To(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };
}
