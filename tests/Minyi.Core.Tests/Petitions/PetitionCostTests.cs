using System.Buffers;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
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

    /// <summary>
    /// An open petition takes at most 1 KiB without its texts, from registration until the last grade, as a host holds it: folded from events that were
    /// read from a store, everything counted that it does not share with other petitions. Until somebody is told, its texts (ids, category, place) fit in too.
    /// </summary>
    [Fact]
    public void An_open_petition_takes_at_most_1_KiB()
    {
        List<(string State, long Bytes, long Texts)> sizes = [];
        foreach (RecordedEvent[] history in Histories())
        {
            Petition petition = Petition.Fold(PetitionId.From("P-2024-000001"), Rules, Read(history));
            Petition twin = Petition.Fold(PetitionId.From("P-2024-000002"), Rules, Read(history));
            Assert.False(petition.IsClosed);
            object[] held = [.. Held.Objects(petition, twin)];
            sizes.Add(($"{petition.State.Id} after {petition.Version} events, {petition.File.Told.Count} told", held.Sum(Held.Size), held.OfType<string>().Sum(Held.Size)));
        }

        Assert.Equal(15, sizes.Count);
        Assert.All(sizes, s => Assert.True(s.Bytes - s.Texts is > 400 and <= 1024, $"{s}"));
        Assert.All(sizes.Take(7), s => Assert.True(s.Bytes <= 1024 + 96, $"{s}")); // with the accounts of those who acted for a unit, and a mark for each that acted
    }

    private static IEnumerable<RecordedEvent[]> Histories()
    {
        (PetitionCommand Command, Actor Actor)[] steps =
        [
            (new Register(Form()).With("P-2024-000001/1"), Clerk), (new Step("Escalate"), Clerk), (new Step("Accept"), Intake), (new Refer(Roads, Water, Parks), Intake),
            (new Contribute(Water).With("P-2024-000001/5"), WaterOfficer), (new Contribute(Parks).With("P-2024-000001/6"), new(ActorId.From("parks-1"), [Role.From("AssistingUnit")], units: [Parks])),
            (new Conclude("Solved"), RoadsOfficer),
            .. new[] { "Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio" }.Select(r => ((PetitionCommand)new FeedBack(r, FeedbackChannel.Telephone).With("P-2024-000001/" + r[..2]), RoadsOfficer)),
            (new Step("OfferAppraisal"), Clerk), (new Appraise("by-petitioner", Satisfied), Yantian.Petitioner), (new Appraise("by-representative", Satisfied), Yantian.Representative), (new Appraise("by-residents", Satisfied), Resident),
        ];
        Petition petition = New();
        List<RecordedEvent> history = [];
        foreach ((PetitionCommand command, Actor actor) in steps)
        {
            PetitionDecision decision = petition.Decide(command, actor, At("2024-09-29T09:00"));
            Assert.True(decision.IsAllowed, decision.Refusal?.ToString());
            history.AddRange(decision.Events.Select(e => new RecordedEvent(e, actor.Id, decision.At)));
            petition = decision.Next();
            yield return [.. history];
        }
    }

    private static RecordedEvent[] Read(RecordedEvent[] history) => [.. history.Select(h =>
    {
        ArrayBufferWriter<byte> json = new();
        PetitionEventFormat.Current.Write(h.Event, json);
        return h with { Event = PetitionEventFormat.Current.Read(PetitionEventFormat.Current.TypeOf(h.Event), json.WrittenSpan) };
    })];

    private static long Allocated(int events)
    {
        PetitionDecision registered = New().Decide(new Register(Form()).With("form"), Clerk, At("2024-09-29T09:00"));
        FeedbackGiven given = new() { Command = "FeedBack", Transition = "t", State = "Registered", Recipient = "Petitioner", Channel = FeedbackChannel.Sms, Data = [Text("t")] };
        RecordedEvent[] history = [new(registered.Events[0], Clerk.Id, registered.At), .. Enumerable.Repeat(new RecordedEvent(given, Clerk.Id, registered.At), events)];
        Petition.Fold(PetitionId.From("P-1"), Rules, history);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Petition.Fold(PetitionId.From("P-1"), Rules, history);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
