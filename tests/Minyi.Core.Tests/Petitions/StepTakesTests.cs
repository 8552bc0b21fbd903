using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

public class StepTakesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void What_a_step_does_not_take_is_refused_and_never_recorded_as_if_it_had_happened()
    {
        Assert.Equal("takes-no-unit", Registered().Refused(Clerk, new Step("Escalate") { Lead = Roads }));
        Assert.Equal("takes-no-unit", Registered().Refused(Clerk, new Step("Escalate") { Assisting = [Water] }));
        Assert.Equal("takes-no-feedback", Registered().Refused(Clerk, new Step("Escalate") { Recipient = "Petitioner", Channel = FeedbackChannel.Telephone }.With("x")));
        Assert.Equal("takes-no-feedback", Registered().Refused(Clerk, new Step("Escalate") { Channel = FeedbackChannel.Telephone }.With("x")));
        Assert.Equal("takes-no-grade", Registered().Refused(Petitioner, new Step("Withdraw") { Appraisal = "by-petitioner", Grade = Satisfied }));
        Assert.Equal("takes-no-grade", Registered().Refused(Petitioner, new Step("Withdraw") { Grade = Satisfied }));
        Assert.Equal("takes-no-unit", WithUnit().Do(RoadsOfficer, new Step("ReturnReferral").With("why", reason: true))
            .Refused(Intake, new Step("UpholdReferral") { Lead = Water }.With("why", reason: true)));
    }

    [Fact]
    public void Before_it_is_registered_an_actor_is_told_what_begins_a_petition()
    {
        Assert.Equal(["ReceiveFromMeetings", "Register"], New().Allowed(Clerk));
        Assert.Empty(New().Decide(new Step("Escalate"), Clerk, At("2024-09-29T09:00")).Refusal!.Allowed); // as of one that is not the clerk's
        Assert.Equal(["ReceiveFromMeetings", "RegisterDirectly"], New().Allowed(Intake));
        Assert.Empty(New().Allowed(RoadsOfficer));
    }

    [Fact]
    public async Task The_id_of_something_else_or_of_somebody_else_is_no_repetition_and_tells_nothing()
    {
        PetitionDesk desk = PetitionDesk.Replaying(new InMemoryPetitionStore(PetitionEventFormat.Current), new InMemoryPersonalDataStore(), Rules);
        Submission register = new(CommandId.From("c-1"), PetitionId.From("P-1"), new Register(Form()), Clerk, At("2024-09-29T09:00")) { Texts = Texts };
        Assert.True((await desk.SubmitAsync(register, cancellationToken: Token)).IsAccepted);
        Assert.True((await desk.SubmitAsync(register, cancellationToken: Token)).IsRepeated);
        foreach ((Submission other, string code) in new[] { (register with { Command = new Step("Escalate") }, "command-id-taken"), (register with { Actor = Director }, "command-id-taken"), (register with { Actor = OtherClerk }, "not-yours") })
        {
            SubmissionResult result = await desk.SubmitAsync(other, cancellationToken: Token);
            Assert.Equal(code, Assert.Single(result.Refusal!.Reasons).Code);
            Assert.Empty(result.Events);
            Assert.Equal(1, result.Petition.Version);
        }

        Submission attempt = new(CommandId.From("c-2"), register.Petition, new AddReference(new("hotline-12345", "7")), Clerk, register.At);
        Assert.True((await desk.SubmitAsync(attempt, cancellationToken: Token)).IsAccepted);
        Assert.True((await desk.SubmitAsync(attempt, cancellationToken: Token)).IsRepeated);
        Assert.False((await desk.SubmitAsync(attempt with { Command = new AddReference(new("hotline-12345", "8")) }, cancellationToken: Token)).IsAccepted);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Texts =>
        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("title", "x");
}
