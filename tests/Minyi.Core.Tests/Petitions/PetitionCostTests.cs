using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>What petitions cost in memory, counted exactly: these fail on a slow machine as little as on a fast one.</summary>
public class PetitionCostTests
{
    [Fact]
    public void Folding_a_long_history_costs_no_more_an_event_than_a_short_one()
    {
        long hundred = Allocated(100);
        long thousands = Allocated(6_400);
        Assert.True(thousands <= 64 * hundred, $"{hundred} bytes for 100 events, {thousands} for 6,400");
        Assert.True(thousands >= 6_400 * 56, "Each feedback is kept, or nothing was measured.");
    }

    private static long Allocated(int events)
    {
        PetitionDecision registered = New().Decide(new Minyi.Petitions.Commands.Register(Form()).With("form"), Clerk, At("2024-09-29T09:00"));
        FeedbackGiven given = new() { Command = "FeedBack", Transition = "t", State = "Registered", Recipient = "Petitioner", Channel = FeedbackChannel.Sms, Data = [Text("t")] };
        RecordedEvent[] history = [new(registered.Events[0], Clerk.Id, registered.At), .. Enumerable.Repeat(new RecordedEvent(given, Clerk.Id, registered.At), events)];
        Petition.Fold(PetitionId.From("P-1"), Rules, history);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Petition.Fold(PetitionId.From("P-1"), Rules, history);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
