using Minyi.Feedback;
using Minyi.Petitions.Commands;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>The name of a step alone does not get round what the record of that name asks for.</summary>
public class StepNeedsTests
{
    [Fact]
    public void One_assisting_unit_does_not_settle_what_others_owe()
    {
        Step plain = new Step("Contribute") { Recipient = "AssistingUnits", Channel = FeedbackChannel.Internal }.With("part");
        Assert.Equal("part-of-whom", WithUnit(Water, Parks).Refused(WaterOfficer, plain));
        Assert.Equal([Parks], WithUnit(Water, Parks).Do(WaterOfficer, plain with { Channel = null, Unit = Water }).OwingParts);
        Assert.Contains("not-yours", WithUnit(Water, Parks).Refused(WaterOfficer, plain with { Channel = null, Unit = Parks }), StringComparison.Ordinal);
        Assert.Contains("takes-no-unit", WithUnit(Water).Refused(Intake, new Step("HoldHearing") { Unit = Water }), StringComparison.Ordinal);
        Petition own = WithUnit(Water, Parks).Do(WaterOfficer, new Contribute(Water).With("part"));
        Assert.Equal([Parks], own.OwingParts);
    }

    [Fact]
    public void No_referral_without_a_unit_no_hearing_without_its_record_no_agency_without_agents()
    {
        Petition accepted = Registered().Do(Clerk, new Step("Escalate")).Do(Intake, new Step("Accept"));
        Assert.Equal("lead-missing", accepted.Refused(Intake, new Step("Refer")));
        Assert.Equal(Roads, accepted.Do(Intake, new Step("Refer") { Lead = Roads }).Lead);
        Assert.Equal("hearing-missing", WithUnit().Do(Intake, new Step("HoldHearing")).Refused(Intake, new Step("ConcludeHearing").Attach("minutes")));
        Assert.Equal("agents-missing", WithUnit().Refused(Intake, new Step("TakeIntoCollectiveAgency")));
    }
}
