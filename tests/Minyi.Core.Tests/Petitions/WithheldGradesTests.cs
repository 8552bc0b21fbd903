using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Explaining;
using Minyi.Petitions.Notices;
using Minyi.Storage.Lists;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Who graded what never reaches the unit graded: whatever it asks, the answers are the same for every way the grades can be.</summary>
public class WithheldGradesTests
{
    private static readonly (Actor Actor, string Appraisal)[] Graders =
        [(Petitioner, "by-petitioner"), (Yantian.Representative, "by-representative"), (Resident, "by-residents")];

    private static readonly Actor[] Graded =
    [
        RoadsOfficer, WaterOfficer,
        new(ActorId.From("official"), [Role.From("Intake"), Role.From("Representative")], [Haishan], [Roads]),
        new(ActorId.From("official"), [Role.From("Leader")], units: [Water]),
    ];

    /// <summary>Everything about a petition that a reader can get at.</summary>
    private static string Seen(Petition petition, IReadOnlyList<RecordedEvent> history, Actor reader)
    {
        StringBuilder seen = new();
        Assert.True(petition.TryShow(history, reader, out ImmutableArray<ShownEvent> events, out _));
        foreach (ShownEvent shown in events)
        {
            ArrayBufferWriter<byte> json = new();
            PetitionEventFormat.Current.Write(shown.Event, json);
            seen.Append(shown.Version).Append(' ').Append(shown.At).Append(' ').Append(shown.By).Append(' ').AppendLine(Encoding.UTF8.GetString(json.WrittenSpan));
        }

        Assert.True(petition.TryExplain(history, reader, out PetitionExplanation? explanation, out _));
        seen.AppendLine(explanation.State.English);
        seen.AppendJoin('\n', explanation.Happened.Select(h => h.ToString())).AppendLine();
        seen.AppendJoin('\n', explanation.Owed.Select(o => o.ToString())).AppendLine();
        seen.AppendJoin('\n', explanation.Open.Select(o => o.Command + string.Concat(o.MustBring))).AppendLine();
        seen.AppendJoin('\n', explanation.Shut.Select(s => s.Command + string.Concat(s.Reasons))).AppendLine();
        seen.AppendJoin(' ', petition.Allowed(reader)).AppendLine();
        foreach (string command in Rules.Workflow.Definition.Commands.Select(c => c.Id))
        {
            Refusal? refusal = petition.Decide(new Step(command) { HasReason = true, Data = [Text("why")] }, reader, petition.LastAt!.Value).Refusal;
            seen.Append(command).Append(' ').AppendLine(refusal is null ? "" : string.Join(' ', refusal.Reasons) + string.Join(' ', refusal.Allowed));
        }

        // The other doors: forms, lists, and the notices for the reader's units.
        seen.AppendLine(Json(petition.NextFor(reader)));
        PetitionRow row = PetitionRow.Of(petition);
        Assert.True(row.MayRead(reader));
        seen.AppendLine(Json(row.Listed));
        Petition before = Petition.New(petition.Id, petition.Rules);
        foreach (RecordedEvent happened in history)
        {
            seen.AppendJoin('\n', Noticing.Of(before, happened).Where(n => n.To.Unit is { } unit && reader.Units.Contains(unit)).Select(Json)).AppendLine();
            before = before.Apply(happened);
        }

        return seen.ToString();
    }

    private static string Json<T>(T value)
        where T : class
    {
        ArrayBufferWriter<byte> json = new();
        PetitionJson.Write(value, json);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static (Petition Petition, IReadOnlyList<RecordedEvent> History) Graded_by(IEnumerable<(int Grader, bool Satisfied)> grades)
    {
        Petition petition = New();
        List<RecordedEvent> history = [];
        void Do(PetitionCommand command, Actor actor)
        {
            PetitionDecision decision = petition.Decide(command, actor, At("2024-09-29T09:00"));
            Assert.True(decision.IsAllowed, decision.Refusal?.ToString());
            history.AddRange(decision.Events.Select(e => new RecordedEvent(e, actor.Id, decision.At)));
            petition = decision.Next();
        }

        Do(new Register(Form()).With("form"), Clerk);
        Do(new Step("Escalate"), Clerk);
        Do(new Step("Accept"), Intake);
        Do(new Refer(Roads, Water), Intake);
        Do(new Contribute(Water).With("part"), WaterOfficer);
        Do(new Conclude("Solved"), RoadsOfficer);
        foreach (string recipient in new[] { "Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio" })
        {
            Do(new FeedBack(recipient, Minyi.Feedback.FeedbackChannel.Letter).With("told"), RoadsOfficer);
        }

        Do(new Step("OfferAppraisal"), Clerk);
        foreach ((int grader, bool satisfied) in grades)
        {
            Do(new Appraise(Graders[grader].Appraisal, satisfied ? Satisfied : NotSatisfied).With("remark-" + grader), Graders[grader].Actor);
        }

        return (petition, history);
    }

    [Fact]
    public void The_graded_see_the_same_whoever_gave_whichever_grade()
    {
        IEnumerable<int[]> orders = [[], [0], [1], [2], [0, 1], [1, 2], [2, 0], [0, 1, 2], [2, 1, 0]];
        foreach (Actor reader in Graded)
        {
            foreach (IGrouping<int, int[]> ways in orders.GroupBy(o => o.Length))
            {
                HashSet<string> seen = new(StringComparer.Ordinal);
                foreach (int[] order in ways)
                {
                    for (int satisfied = 0; satisfied < 1 << order.Length; satisfied++)
                    {
                        (Petition petition, IReadOnlyList<RecordedEvent> history) = Graded_by(order.Select((g, i) => (g, (satisfied >> i & 1) == 1)));
                        seen.Add(Seen(petition, history, reader));
                    }
                }

                Assert.Equal(seen.First(), seen.Last());
            }
        }
    }

    [Fact]
    public void Those_who_rule_on_it_see_how_it_stands()
    {
        (Petition satisfied, _) = Graded_by([(0, true), (1, true), (2, true)]);
        (Petition not, IReadOnlyList<RecordedEvent> history) = Graded_by([(0, true), (1, false), (2, true)]);
        Assert.Equal(["ConfirmAppraisal"], satisfied.Allowed(Intake));
        Assert.Equal(["Rework"], not.Allowed(Intake));
        Assert.Contains("appraisal", not.Refused(Intake, new Step("ConfirmAppraisal")), StringComparison.Ordinal);
        Assert.True(not.TryExplain(history, Intake, out PetitionExplanation? told, out _));
        Assert.Contains(told.Open, o => o.Command == "Rework");
        Assert.Null(not.ExplainForAudit(history).Happened[^1].By);
    }

    [Fact]
    public void After_a_rework_the_graded_learn_that_it_came_to_one_and_not_through_whom()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (int unsatisfied in new[] { 0, 1, 2 })
        {
            (Petition petition, IReadOnlyList<RecordedEvent> history) = Graded_by([(0, unsatisfied != 0), (1, unsatisfied != 1), (2, unsatisfied != 2)]);
            PetitionDecision rework = petition.Decide(new Step("Rework"), Intake, At("2024-09-30T09:00"));
            seen.Add(Seen(rework.Next(), [.. history, new(rework.Events[0], Intake.Id, rework.At)], RoadsOfficer));
        }

        Assert.Contains("Rework", Assert.Single(seen), StringComparison.Ordinal);
    }
}
