using System.Buffers;
using Minyi.Deadlines;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>A case that another system began goes on here as if it had been here all the time.</summary>
public class ImportTests
{
    private static readonly ExternalReference Hotline = new("hotline-12345", "2024-7");
    private static readonly Instant Adopted = At("2024-10-08T09:00");

    [Fact]
    public void An_adopted_case_goes_on_from_where_it_stood_with_its_clocks_as_old_as_they_are()
    {
        Petition here = WithUnit(Water, Parks).Do(WaterOfficer, new Contribute(Water).With("part"));
        Petition adopted = New("P-9").Do(Intake, Of(here) with { Contributed = [Water] }, Adopted);

        Assert.Equal(here.Configuration, adopted.Configuration);
        Assert.Equal(here.Deadlines.AsEnumerable(), adopted.Deadlines);
        Assert.Equal(here.NextExpiry(), adopted.NextExpiry());
        Assert.Equal(here.OwingParts, adopted.OwingParts);
        Assert.Equal((here.Lead, here.RegisteredAt), (adopted.Lead, adopted.RegisteredAt));
        Assert.Equal(Hotline, adopted.File.ImportedFrom);
        Assert.Equal([Hotline], adopted.File.References);
        Assert.NotEmpty(adopted.Owed);
        adopted = adopted.Do(new(ActorId.From("parks-1"), [Role.From("AssistingUnit")], units: [Parks]), new Contribute(Parks).With("part"));
        Assert.NotEqual("WithUnit", adopted.Do(RoadsOfficer, new Conclude("Solved")).State.Id);
    }

    [Fact]
    public void Every_stage_of_the_way_can_be_adopted_and_folds_from_its_JSON()
    {
        Petition returned = WithUnit().Do(RoadsOfficer, new Step("ReturnReferral").With("reason", reason: true));
        foreach (Petition here in new[] { Registered(), Registered("Suggestion"), WithUnit(), returned, Answered(), Appraising(), Closed() })
        {
            PetitionDecision decision = New().Decide(Of(here).With("form"), Intake, Adopted);
            Assert.True(decision.IsAllowed, $"{here.State.Id}: {decision.Refusal}");
            ArrayBufferWriter<byte> json = new();
            PetitionEventFormat.Current.Write(Assert.Single(decision.Events), json);
            RecordedEvent read = new(PetitionEventFormat.Current.Read(new("PetitionImported", 1), json.WrittenSpan), Intake.Id, Adopted);
            Petition folded = Petition.Fold(PetitionId.From("P-1"), Rules, [read]);
            Assert.Equal(decision.Next(), folded);
            Assert.Equal(here.Configuration, folded.Configuration);
            Assert.Equal(here.NextExpiry(), folded.NextExpiry());
            Assert.Contains("hotline-12345", folded.ExplainForAudit([read]).Happened[0].Text.English, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_workflow_cannot_reach_is_refused_and_changes_nothing()
    {
        Import import = Of(WithUnit());
        Assert.NotEqual("", New().Refused(Intake, import with { Where = import.Where with { State = "Closed" } }, Adopted));
        Assert.NotEqual("", New().Refused(Intake, import with { Where = import.Where with { State = "Lost" } }, Adopted));
        Assert.Equal("role-not-allowed", New().Refused(Leader, import, Adopted));
        Assert.Equal("already-registered", Registered().Refused(Intake, import, Adopted));
        Assert.Equal("kind-differs", New().Refused(Intake, import with { Form = Form("Suggestion") }, Adopted));
        Assert.Equal("reference-missing", New().Refused(Intake, import with { From = default }, Adopted));
        Assert.Equal("lead-missing", New().Refused(Intake, import with { Lead = null }, Adopted));
        Assert.Equal("clock-start-missing", New().Refused(Intake, import with { Clocks = [] }, Adopted));
        Assert.Equal("clock-not-running", New().Refused(Intake, import with { Clocks = [.. import.Clocks, new("look-again", Adopted)] }, Adopted));
        Assert.Equal("import-times", New().Refused(Intake, import with { Clocks = [import.Clocks[0] with { StartedAt = Adopted + Duration.FromDays(1) }] }, Adopted));
        foreach (int amount in (int[])[int.MinValue, 0, 26, 100_000, int.MaxValue])
        {
            Assert.Equal("import-amount", New().Refused(Intake, import with { Clocks = [import.Clocks[0] with { Amount = amount }] }, Adopted));
        }

        Assert.Equal("import-amount", New().Refused(Intake, import with { Clocks = [import.Clocks[0] with { Extensions = 2 }] }, Adopted));
        New().Do(Intake, import with { Clocks = [import.Clocks[0] with { Amount = 25, Extensions = 1 }] }, Adopted); // 15 and one extension of 10: as far as the rule goes
        Assert.Equal("import-times", New().Refused(Intake, import with { Clocks = [import.Clocks[0] with { StartedAt = Instant.MinValue }] }, Adopted));
        Assert.Equal("not-assisting", New().Refused(Intake, import with { Contributed = [Water] }, Adopted));
        Assert.Contains("parts-differ", New().Refused(Intake, Of(WithUnit(Water)) with { Assisting = [] }, Adopted), StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_that_are_over_and_extensions_come_along()
    {
        Petition here = WithUnit()
            .Approved("Extend").Do(RoadsOfficer, new Extend(3).With("why", reason: true), At("2024-10-08T10:00"))
            .Approved("Suspend").Do(RoadsOfficer, new Step("Suspend").With("why", reason: true), At("2024-10-09T10:00"))
            .Do(RoadsOfficer, new Step("Resume"), At("2024-10-14T15:00"));
        Deadline deadline = Assert.Single(here.Deadlines);
        Assert.NotEmpty(deadline.Pauses);
        Assert.Equal(1, deadline.Extensions);
        Petition adopted = New("P-9").Do(Intake, Of(here), At("2024-10-15T09:00"));
        Assert.Equal(here.Deadlines.AsEnumerable(), adopted.Deadlines);
        Assert.Equal(here.NextExpiry(), adopted.NextExpiry());

        Import import = Of(here);
        ImportedClock clock = import.Clocks[0];
        PauseSpan pause = deadline.Pauses[0];
        foreach (ImportedClock wrong in new[]
        {
            clock with { Pauses = [new(pause.Until, pause.From)] },
            clock with { Pauses = [pause, pause] },
            clock with { Pauses = [pause with { From = clock.StartedAt - Duration.FromHours(1) }] },
            clock with { Pauses = [pause with { Until = At("2024-10-15T09:01") }] },
            clock with { Extensions = -1 },
        })
        {
            Assert.Equal("import-times", New().Refused(Intake, import with { Clocks = [wrong] }, At("2024-10-15T09:00")));
        }
    }

    /// <summary>A district that gives 15 days, and 10 more once, has nothing on file that got more than 25.</summary>
    [Theory]
    [InlineData(1, 0, "")]
    [InlineData(15, 1, "")]
    [InlineData(25, 1, "")]
    [InlineData(0, 0, "import-amount")]
    [InlineData(-3, 0, "import-amount")]
    [InlineData(26, 1, "import-amount")]
    [InlineData(100_000, 0, "import-amount")]
    [InlineData(int.MaxValue, 1, "import-amount")]
    [InlineData(15, 2, "import-amount")]
    [InlineData(15, int.MaxValue, "import-amount")]
    public void No_clock_is_adopted_with_more_than_its_rule_gives(int amount, int extensions, string refused)
    {
        Import import = Of(WithUnit());
        import = import with { Clocks = [import.Clocks[0] with { Amount = amount, Extensions = extensions }] };
        Assert.Equal("handling", import.Clocks[0].Clock);
        Assert.Equal(refused, New("P-9").Decide(import, Intake, At("2024-10-01T09:00")).Refusal?.ToString() ?? "");
    }

    [Fact]
    public void What_assisting_units_owe_follows_from_who_has_given_a_part()
    {
        foreach (Petition here in new[] { WithUnit(), WithUnit(Water), WithUnit(Water, Parks).Do(WaterOfficer, new Contribute(Water).With("part")) })
        {
            Import import = Of(here) with { Contributed = [.. here.Assisting.Except(here.OwingParts)] };
            Import silent = import with { Where = import.Where with { Obligations = import.Where.Obligations.Remove("AssistingUnits") } };
            Assert.Equal(New().Do(Intake, import, Adopted), New().Do(Intake, silent, Adopted));
            Assert.Equal(here.Configuration, New().Do(Intake, silent, Adopted).Configuration);
        }
    }

    [Fact]
    public void A_clock_is_in_no_stage_that_has_not_begun()
    {
        Petition here = WithUnit();
        PendingExpiry first = here.NextExpiry()!;
        Petition reminded = here.Do(Clock, first.Command, first.At);
        Import import = Of(reminded);
        Assert.Equal("clock-not-expired", New().Refused(Intake, import, first.At - Duration.FromSeconds(1)));
        Assert.Equal(reminded.NextExpiry(), New().Do(Intake, import, first.At).NextExpiry());
    }

    /// <summary>The case as another system would hand it over.</summary>
    private static Import Of(Petition here) => new(here.Form!, Rules.Workflow.Describe(here.Configuration), Hotline)
    {
        Clocks = [.. here.Deadlines.Select(d => new ImportedClock(d.Clock, d.StartedAt, d.PausedAt, d.Amount) { Pauses = [.. d.Pauses], Extensions = d.Extensions })],
        RegisteredAt = here.RegisteredAt,
        Lead = here.Lead,
        Assisting = here.Assisting,
    };
}
