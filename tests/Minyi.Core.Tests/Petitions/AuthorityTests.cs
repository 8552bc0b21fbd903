using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Evolution;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>
/// Who may begin a petition, file something, adopt a case or move it to another workflow: each cell of command, role and scope, against tables that are
/// written down here and not read from the workflow. What is a step on the way stands in <see cref="ScopeTests"/>.
/// </summary>
public class AuthorityTests
{
    private static readonly string[] Roles =
    [
        "Petitioner", "Resident", "Representative", "Clerk", "Director", "Intake", "Leader", "PartyCommittee", "ThreeMeetings", "ResponsibleUnit", "AssistingUnit", "Clock",
    ];

    /// <summary>Who may file what.</summary>
    private static readonly (string Command, string Chinese, string[] Who)[] Filing =
    [
        ("RecordAttempt", "记录联系", ["Representative", "Clerk", "Director", "Intake", "Leader", "PartyCommittee", "ThreeMeetings", "ResponsibleUnit", "AssistingUnit"]),
        ("LinkDuplicate", "关联", ["Representative", "Clerk", "Director", "Intake", "Leader", "PartyCommittee", "ThreeMeetings"]),
        ("MergeInto", "并案", ["Representative", "Clerk", "Director", "Intake", "Leader", "PartyCommittee", "ThreeMeetings"]),
        ("UnlinkDuplicate", "拆分", ["Representative", "Clerk", "Director", "Intake", "Leader", "PartyCommittee", "ThreeMeetings"]),
        ("AddReference", "登记外部编号", ["Representative", "Clerk", "Director", "Intake", "Leader", "PartyCommittee", "ThreeMeetings", "ResponsibleUnit", "AssistingUnit"]),
        ("SelectForDigest", "选入《社情民意》", ["Representative", "Clerk", "Director", "Intake", "Leader", "PartyCommittee", "ThreeMeetings"]),
        ("RecomputeDeadline", "重算期限", ["Representative", "Clerk", "Director", "Intake", "Leader", "PartyCommittee", "ThreeMeetings", "Clock"]),
        ("Import", "导入在办件", ["Intake"]),
        ("Migrate", "迁移流程版本", ["Intake", "Leader", "PartyCommittee", "ThreeMeetings"]),
    ];

    private static string On(string role) => role switch
    {
        "Representative" or "Clerk" or "Director" => "own studios, or collected by oneself",
        "ResponsibleUnit" => "own unit in charge",
        "AssistingUnit" => "own unit assists",
        _ => "all",
    };

    /// <summary>A holder of a role inside what it covers, and outside, in each way there is.</summary>
    private static IEnumerable<(Actor Actor, bool Covered)> Holders(string role)
    {
        StudioId elsewhere = StudioId.From("elsewhere");
        switch (role)
        {
            case "Representative" or "Clerk" or "Director":
                yield return (Of("a", studio: Haishan), true);
                yield return (Of("rep-7", studio: elsewhere), true); // collected by oneself
                yield return (Of("rep-8", studio: elsewhere), false);
                yield return (Of("a"), false);
                break;
            case "ResponsibleUnit":
                yield return (Of("a", unit: Roads), true);
                yield return (Of("a", unit: Water), false);
                yield return (Of("a", unit: Parks), false);
                yield return (Of("a"), false);
                break;
            case "AssistingUnit":
                yield return (Of("a", unit: Water), true);
                yield return (Of("a", unit: Roads), false);
                yield return (Of("a", unit: Parks), false);
                yield return (Of("a"), false);
                break;
            default:
                yield return (Of("a", studio: elsewhere), true);
                yield return (Of(Petitioner.Id.Value, studio: Haishan, unit: Roads), true);
                break;
        }

        Actor Of(string id, StudioId? studio = null, UnitId? unit = null) =>
            new(ActorId.From(id), [Role.From(role)], studio is { } s ? [s] : null, unit is { } u ? [u] : null);
    }

    /// <summary>Whether a role covers a petition, by what is on paper.</summary>
    private static bool Covers(string role, Actor actor, Petition petition) => role switch
    {
        "Representative" or "Clerk" or "Director" => petition.Form is { } form && (actor.Studios.Contains(form.Studio!.Value) || actor.Id.Value == "rep-7"),
        "Resident" => petition.Form is { } form && actor.Studios.Contains(form.Studio!.Value),
        "Petitioner" => petition.Form?.Petitioner == actor.Id,
        "ResponsibleUnit" => petition.Lead is { } lead && actor.Units.Contains(lead),
        "AssistingUnit" => petition.Assisting.Any(actor.Units.Contains),
        _ => true,
    };

    /// <summary>What begins a petition, or takes one back: the reasons against whoever holds a role that is named, inside what it covers and outside, and against all others.</summary>
    [Fact]
    public void Who_begins_a_petition()
    {
        Petition handedOver = Registered().Do(Clerk, new HandOver().With("why", reason: true));
        Register register = new Register(Form()).With("form");
        Register ofElsewhere = new Register(Form() with { Studio = StudioId.From("elsewhere") }).With("form");
        ReceiveFromMeetings receive = new ReceiveFromMeetings(Form()).With("form").Attach("handover");
        ReceiveFromMeetings takeBack = new ReceiveFromMeetings().With("form").Attach("handover");
        Step bare = new Step("Register").With("form");

        // A clerk registers for an own studio, a representative for an own studio or what was collected by oneself: the form says which it is.
        Cells(New(), register, ("Representative", "", "not-yours"), ("Clerk", "", "not-yours"), ("", "role-not-allowed", ""));
        Cells(New(), bare, ("", "form-missing", ""));

        // On a petition that is there, its own form counts: one that is brought along opens nothing, and tells whoever it is not for nothing.
        const string There = "already-registered not-allowed-in-state";
        Cells(Registered(), register, ("", There, ""));
        Cells(Registered(), ofElsewhere, ("", There, ""));
        Cells(Registered(), bare, ("", "not-allowed-in-state", ""));

        // From the community's three meetings: as a new petition through the department or a studio, or back to where it was, which the meetings do themselves.
        Cells(New(), receive, ("Intake", "", ""), ("Clerk", "", "not-yours"), ("", "role-not-allowed", ""));
        Cells(New(), takeBack, ("", "form-missing", ""));
        Cells(handedOver, takeBack, ("Intake", "", ""), ("ThreeMeetings", "", ""), ("", "role-not-allowed", ""));
        Cells(handedOver, receive, ("Intake", "already-registered", ""), ("ThreeMeetings", "already-registered", ""), ("", "already-registered role-not-allowed", ""));
        Cells(Registered(), takeBack, ("", "not-allowed-in-state", ""));
    }

    [Fact]
    public void Without_a_studio_only_who_collected_it_registers_it()
    {
        Register register = new Register(Form() with { Studio = null }).With("form");
        foreach (string role in (string[])["Representative", "Clerk"])
        {
            Assert.Equal(["not-yours", "", "not-yours", "not-yours"], Holders(role).Select(h => Codes(New(), register, h.Actor)));
        }
    }

    [Fact]
    public void Who_files_what_on_which_petitions()
    {
        // To be told, one of several linked, with units: everything that is filed has its occasion here, but that no due date has changed.
        Petition occasion = WithUnit(Water).Do(WaterOfficer, new Contribute(Water).With("part")).Do(RoadsOfficer, new Conclude("Solved"))
            .Do(Clerk, new LinkDuplicate(PetitionId.From("Q-1")));
        int cells = 0;
        foreach ((string name, _, string[] who) in Filing.Where(f => f.Command is not ("Import" or "Migrate")))
        {
            string otherwise = name == "RecomputeDeadline" ? "deadline-unchanged" : "";
            foreach (string role in Roles)
            {
                foreach ((Actor actor, _) in Holders(role))
                {
                    string Authority(Petition petition) => !Covers(role, actor, petition) ? "not-yours" : !who.Contains(role, StringComparer.Ordinal) ? "role-not-allowed" : "";
                    Assert.Equal((name, role, Authority(occasion) is { Length: > 0 } refused ? refused : otherwise), (name, role, Codes(occasion, File(name), actor)));

                    // Nor does the state open anything: closed, without a unit, not begun.
                    foreach (Petition petition in new[] { Closed(), Registered(), New() })
                    {
                        string found = Codes(petition, File(name), actor);
                        Assert.True(Authority(petition) is not { Length: > 0 } only || only == found, $"{name} {role}: {found}");
                        Assert.Equal(petition.Version == 0 && Authority(petition).Length == 0, found.StartsWith("not-registered", StringComparison.Ordinal));
                    }

                    cells++;
                }
            }
        }

        Assert.Equal(7 * 34, cells);
    }

    [Fact]
    public void Who_adopts_a_case_of_another_system()
    {
        Petition here = Registered();
        Import import = new(here.Form!, Rules.Workflow.Describe(here.Configuration), new("hotline-12345", "2024-7"))
        {
            Clocks = [.. here.Deadlines.Select(d => new ImportedClock(d.Clock, d.StartedAt))],
        };
        foreach (string role in Roles)
        {
            Assert.All(Holders(role), h => Assert.Equal(role == "Intake" ? "" : "role-not-allowed", Codes(New(), import, h.Actor)));
        }

        // Whatever it is called: the office that acts on every petition and may begin one that no other may.
        (string Workflow, string[] Who)[] others =
        [
            ("xinfang", ["XinfangOffice"]),
            ("jiesu-jiban", ["Hotline"]),
            ("service-request", ["Intake"]),
        ];
        foreach ((string workflow, string[] who) in others)
        {
            PetitionWorkflow other = PetitionWorkflow.BuiltIn(workflow);
            PetitionRules rules = new(other, Rules.Time, other.Definition.Clocks.Select(c => new DeadlineRule(c.Id, 5, DeadlineUnit.WorkingDays)));
            Import anything = import with { Where = new() { State = "?" } };
            Assert.Equal(who, rules.Workflow.Definition.Roles.Select(r => r.Id.Value).Where(r => !Codes(Petition.New(PetitionId.From("P-1"), rules), anything, Holder(r)).Contains("role-not-allowed", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Who_moves_a_petition_to_another_workflow()
    {
        PetitionRules newer = ExampleClocks.For(PetitionWorkflow.Build(Rules.Workflow.Definition with { Version = 2 }));
        WorkflowMigration.TryPlan(Rules.Workflow, newer.Workflow, new WorkflowMapping(), out WorkflowMigration? migration);
        string[] who = Filing.Single(f => f.Command == "Migrate").Who;
        foreach (string role in Roles)
        {
            foreach ((Actor actor, _) in Holders(role))
            {
                PetitionDecision decision = WithUnit(Water).Migrate(migration!, newer, actor, At("2024-10-08T09:00"), "decision 7");
                Assert.Equal((role, who.Contains(role, StringComparer.Ordinal) ? "" : "role-not-allowed"), (role, decision.Refusal?.ToString() ?? ""));
            }
        }

        // An office that a district confines to its studios moves nothing any more.
        PetitionRules confined = ExampleClocks.For(PetitionWorkflow.Build(newer.Workflow.Definition with
        {
            Roles = newer.Workflow.Definition.Roles.Select(r => r.Id == Role.From("Leader") ? r with { Scope = RoleScope.OwnStudio } : r).ToValueList(),
        }));
        WorkflowMigration.TryPlan(Rules.Workflow, confined.Workflow, new WorkflowMapping(), out migration);
        Assert.Equal("role-not-allowed", WithUnit().Migrate(migration!, confined, Leader, At("2024-10-08T09:00"), "decision 7").Refusal?.ToString());
    }

    [Fact]
    public void The_documented_table_is_the_one_here()
    {
        string table = "| command | 命令 | who, on which petitions |\n|---|---|---|\n"
            + string.Concat(Filing.Select(f => $"| `{f.Command}` | {f.Chinese} | {string.Join(", ", f.Who.Select(r => $"{r} ({(f.Command == "Import" ? "all" : On(r))})"))} |\n"));
        Assert.Contains(table, System.IO.File.ReadAllText(Path.Combine(Minyi.Tests.Repository.Root, "docs", "petitions.md")), StringComparison.Ordinal);
    }

    /// <summary>Each role, inside and outside; a role without a name stands for all others.</summary>
    private static void Cells(Petition petition, PetitionCommand command, params (string Role, string Inside, string Outside)[] expected)
    {
        foreach (string role in Roles)
        {
            (string named, string inside, string outside) = expected.FirstOrDefault(e => e.Role == role, expected[^1]);
            foreach ((Actor actor, bool covered) in Holders(role))
            {
                // A resident reads nothing of a petition, so what stands against a command that is not for residents is not told.
                string found = petition.Version == 0 ? covered || named.Length == 0 ? inside : outside
                    : !Covers(role, actor, petition) ? "not-yours"
                    : role == "Resident" ? "role-not-allowed"
                    : inside;
                Assert.Equal((command.Name, role, found), (command.Name, role, Codes(petition, command, actor)));
            }
        }
    }

    private static PetitionCommand File(string name) => name switch
    {
        "RecordAttempt" => new RecordAttempt("Petitioner", FeedbackChannel.Telephone),
        "LinkDuplicate" => new LinkDuplicate(PetitionId.From("Q-2")),
        "MergeInto" => new MergeInto(PetitionId.From("Q-2")),
        "UnlinkDuplicate" => new UnlinkDuplicate(PetitionId.From("Q-1")),
        "AddReference" => new AddReference(new("xinfang", "n-1")),
        "SelectForDigest" => new SelectForDigest("2024-10"),
        _ => new RecomputeDeadline("feedback", "notice 2025"),
    };

    private static Actor Holder(string role) => new(ActorId.From("a"), [Role.From(role)]);

    private static string Codes(Petition petition, PetitionCommand command, Actor actor) =>
        string.Join(' ', petition.Decide(command, actor, petition.LastAt ?? At("2024-09-29T09:00")).Refusal?.Reasons.Select(r => r.Code) ?? []);
}
