using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Commands;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Who may do what: each cell of the table is tried within the scope and outside it, in every state that random walks come to. What begins a petition stands in <see cref="AuthorityTests"/>.</summary>
public class ScopeTests
{
    private static Actor Holder(Role role, bool within) => Rules.Scope(role) switch
    {
        RoleScope.OwnStudio or RoleScope.OwnCommunity => new(ActorId.From("a"), [role], [within ? Haishan : StudioId.From("elsewhere")]),
        RoleScope.OwnReferral => new(ActorId.From("a"), [role], units: [within ? Roads : UnitId.From("elsewhere")]),
        RoleScope.OwnPart => new(ActorId.From("a"), [role], units: [within ? Water : UnitId.From("elsewhere")]),
        RoleScope.OwnPetition => new(within ? Petitioner.Id : ActorId.From("somebody"), [role]),
        _ => new(ActorId.From("a"), [role]),
    };

    [Fact]
    public void Every_cell_of_command_by_role_is_as_the_table_says()
    {
        Dictionary<string, Petition> states = new(StringComparer.Ordinal) { ["WithUnit"] = WithUnit(Water) };
        for (ulong seed = 1; seed <= 60; seed++)
        {
            RandomWalk walk = new(seed);
            Petition petition = Registered();
            for (int step = 0; step < 80; step++)
            {
                (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(petition);
                petition = petition.Decide(command, actor, at).Next();
                if (petition.Lead is not null && petition.Assisting.Contains(Water))
                {
                    states.TryAdd(petition.State.Id, petition);
                }
            }
        }

        Assert.True(states.Count >= 8, string.Join(' ', states.Keys));
        int cells = 0;
        foreach (CommandDefinition command in Rules.Workflow.Definition.Commands.Where(c => c.Id is not ("Register" or "RegisterDirectly" or "ReceiveFromMeetings")))
        {
            foreach (Role role in Rules.Workflow.Definition.Roles.Select(r => r.Id))
            {
                foreach (Petition petition in states.Values)
                {
                    bool inState = Rules.Workflow.Definition.Transitions.Any(t => t.Command == command.Id && t.From.Contains(petition.State.Id, StringComparer.Ordinal));
                    bool inStateByRole = Rules.Workflow.Definition.Transitions.Any(t => t.Command == command.Id && t.From.Contains(petition.State.Id, StringComparer.Ordinal) && t.Roles.Contains(role));
                    string within = Codes(petition, command.Id, Holder(role, within: true));
                    Assert.True(!inState || inStateByRole || within.Contains("role-not-allowed", StringComparison.Ordinal));
                    Assert.DoesNotContain("not-yours", within, StringComparison.Ordinal);
                    if (Rules.Scope(role) != RoleScope.District)
                    {
                        string outside = Codes(petition, command.Id, Holder(role, within: false));
                        Assert.Equal("not-yours", outside); // whatever the command, whatever is on file
                    }

                    cells++;
                }
            }
        }

        Assert.True(cells > 3000, $"{cells} cells");
    }

    [Fact]
    public void Nobody_judges_the_own_unit()
    {
        Actor both = new(ActorId.From("official"), [Role.From("Intake"), Role.From("Representative")], [Haishan], [Roads]);
        Petition objected = WithUnit().Do(RoadsOfficer, new Step("ReturnReferral").With("why", reason: true));
        Assert.Equal("own-unit", objected.Refused(both, new Step("UpholdReferral").With("why", reason: true)));
        Assert.Equal("own-unit", objected.Refused(both, new Step("GrantReturn").With("why", reason: true)));
        objected.Do(Intake, new Step("UpholdReferral").With("why", reason: true));
        Assert.Equal("own-unit", Appraising().Refused(both, new Appraise("by-representative", Satisfied)));
        Actor assisting = new(ActorId.From("official"), [Role.From("Representative")], [Haishan], [Water]);
        Petition appraising = WithUnit(Water).Do(WaterOfficer, new Contribute(Water).With("part")).Do(RoadsOfficer, new Conclude("Solved"));
        foreach (string recipient in new[] { "Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio" })
        {
            appraising = appraising.Do(RoadsOfficer, new FeedBack(recipient, FeedbackChannel.Letter).With("content"));
        }

        Assert.Equal("own-unit", appraising.Do(Clerk, new Step("OfferAppraisal")).Refused(assisting, new Appraise("by-representative", Satisfied)));
    }

    [Fact]
    public void Nobody_judges_what_the_own_unit_did_before_another_took_over()
    {
        Petition appraising = WithUnit().Do(RoadsOfficer, new Step("ReturnReferral").With("why", reason: true))
            .Do(Intake, new Step("GrantReturn").With("why", reason: true))
            .Do(Intake, new Refer(Water))
            .Do(WaterOfficer, new Conclude("Solved"));
        Assert.Equal([Roads], appraising.File.FormerUnits);
        foreach (string recipient in new[] { "Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio" })
        {
            appraising = appraising.Do(WaterOfficer, new FeedBack(recipient, FeedbackChannel.Letter).With("content"));
        }

        appraising = appraising.Do(Clerk, new Step("OfferAppraisal"));
        foreach (UnitId unit in new[] { Roads, Water })
        {
            Assert.Equal("own-unit", appraising.Refused(new(ActorId.From("official"), [Role.From("Representative")], [Haishan], [unit]), new Appraise("by-representative", Satisfied)));
        }

        appraising.Do(new(ActorId.From("official"), [Role.From("Representative")], [Haishan], [Parks]), new Appraise("by-representative", Satisfied));
    }

    [Fact]
    public void The_documented_table_is_the_one_in_the_code()
    {
        string page = Path.Combine(Minyi.Tests.Repository.Root, "docs", "petitions.md");
        string documented = File.ReadAllText(page);
        if (Environment.GetEnvironmentVariable("MINYI_UPDATE_DOCS") == "1")
        {
            int from = documented.IndexOf(Head, documented.IndexOf("The steps of the built-in `yantian`:", StringComparison.Ordinal), StringComparison.Ordinal);
            documented = documented[..from] + Table(); // it ends the page
            File.WriteAllText(page, documented);
        }

        Assert.Contains(Table(), documented, StringComparison.Ordinal);
    }

    private const string Head = "| command | 命令 | who, on which petitions |\n|---|---|---|\n";

    private static string Table()
    {
        WorkflowDefinition definition = Rules.Workflow.Definition;
        IEnumerable<string> rows = definition.Commands.Select(c => $"| `{c.Id}` | {c.Text.Chinese} | {string.Join(", ", definition.Roles
            .Where(r => definition.Transitions.Any(t => t.Command == c.Id && t.Roles.Contains(r.Id)))
            .Select(r => $"{r.Id} ({Words(Rules.Scope(r.Id))})"))}{(c.Judges ? "; never of a unit concerned" : "")} |");
        return Head + string.Join('\n', rows) + "\n";
    }

    private static string Words(RoleScope scope) => scope switch
    {
        RoleScope.District => "all",
        RoleScope.OwnStudio => "own studios, or collected by oneself",
        RoleScope.OwnReferral => "own unit in charge",
        RoleScope.OwnPart => "own unit assists",
        RoleScope.OwnPetition => "own petition",
        _ => "own community",
    };

    private static string Codes(Petition petition, string command, Actor actor) =>
        petition.Decide(new Step(command), actor, petition.LastAt!.Value).Refusal is { } refusal ? string.Join(' ', refusal.Reasons.Select(r => r.Code)) : "";
}
