using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Random commands of random actors, from a seed (SplitMix64): sensible, senseless, out of scope, too early, and what falls due by itself.</summary>
internal sealed class RandomWalk(ulong seed)
{
    private static readonly Actor[] Actors =
    [
        Yantian.Petitioner, Resident, Yantian.Representative, Clerk, Director, OtherClerk, Intake, Leader, Clock, RoadsOfficer, WaterOfficer,
        new(ActorId.From("parks-1"), [Role.From("AssistingUnit")], units: [Parks]),
        new(ActorId.From("committee"), [Role.From("PartyCommittee")]),
        new(ActorId.From("meetings"), [Role.From("ThreeMeetings")]),
        new(ActorId.From("rep-of-roads"), [Role.From("Representative"), Role.From("Intake")], [Haishan], [Roads]),
    ];

    private static readonly string[] Recipients = ["Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio"];
    private static readonly string[] Outcomes = ["Solved", "Explained", "Adopted", "PartlyAdopted", "NotAdopted"];
    private static readonly string[] Documents = ["handover", "where-to-go", "minutes", "agency-report", "attempts", "date-to-look-again", "public-text", "new-facts"];
    private static readonly string[] Ends = ["Withdraw", "NotAccept", "HandOver", "ReturnForCompletion"];
    private static readonly string[] Plain = [.. Rules.Workflow.Definition.Commands.Select(c => c.Id)];

    private ulong _state = seed;
    private int _count;

    internal int Next(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)bound);
    }

    /// <summary>The next attempt on a petition.</summary>
    internal (PetitionCommand Command, Actor Actor, Instant At) Attempt(Petition petition)
    {
        Instant at = (petition.LastAt ?? Yantian.At("2024-09-29T09:00")) + Duration.FromMinutes(Next(4) == 0 ? Next(6 * 24 * 60) : Next(120)) - Duration.FromMinutes(Next(40) == 0 ? 500 : 0);
        if (petition.Version == 0 && Next(4) > 0)
        {
            return Registering(Form(Next(2) == 0 ? "Demand" : "Suggestion"), at);
        }

        if (Next(5) == 0 && petition.NextExpiry() is { } due)
        {
            return (due.Command, Clock, due.At + (Next(4) == 0 ? -Duration.FromSeconds(1) : Duration.FromMinutes(Next(60))));
        }

        ImmutableArray<string> allowed = [];
        Actor actor = Actors[Next(Actors.Length)];
        for (int tries = 0; tries < 6 && allowed.IsEmpty; tries++)
        {
            actor = Actors[Next(Actors.Length)];
            allowed = petition.Allowed(actor);

            // Most ways end early; a walk that goes far passes them by now and then.
            allowed = Next(12) == 0 ? allowed : [.. allowed.Except(Ends, StringComparer.Ordinal)];
        }

        if (Next(3) == 0 && petition.State.Id == "WithUnit" && petition.File.Approvals.Count == 0)
        {
            return (new Approve(Next(2) == 0 ? "Extend" : "Suspend", Role.From("Intake")), Intake, at);
        }

        string name = allowed.IsEmpty || Next(8) == 0 ? Plain[Next(Plain.Length)] : allowed[Next(allowed.Length)];
        return (Next(15) == 0 ? Filing() : Dressed(name, petition), actor, at);
    }

    /// <summary>One in three came without a studio, without a collecting representative, or without both.</summary>
    private (PetitionCommand Command, Actor Actor, Instant At) Registering(RegistrationForm form, Instant at) => Next(9) switch
    {
        0 => (new RegisterDirectly(form with { Studio = null, Representative = null, Channel = PetitionChannel.Email }).With("form"), Intake, at),
        1 => (new Register(form with { Studio = null }).With("form"), Yantian.Representative, at),
        2 => (new Register(form with { Representative = null }).With("form"), Clerk, at),
        _ => (new Register(form).With("form"), Clerk, at),
    };

    private PetitionCommand Dressed(string name, Petition petition)
    {
        string[] open = [.. Recipients.Where(r => petition.Rules.Workflow.Describe(petition.Configuration).Obligations.GetValueOrDefault(r) == Minyi.Workflow.ObligationState.Owed)];
        string[] recipients = open.Length > 0 && Next(6) > 0 ? open : Recipients;
        PetitionCommand command = name switch
        {
            "Register" => new Register(Form(Next(2) == 0 ? "Demand" : "Suggestion")),
            "RegisterDirectly" => new RegisterDirectly(Form() with { Studio = null }),
            "ReceiveFromMeetings" => new ReceiveFromMeetings(petition.Version == 0 ? Form() : null, Next(2) == 0 ? new("three-meetings", "m-" + Next(3)) : null),
            "HandOver" => new HandOver(Next(2) == 0 ? new("three-meetings", "m-" + Next(3)) : null),
            "Refer" => new Refer(Roads, Next(3) switch { 0 => [], 1 => [Water], _ => [Water, Parks] }),
            "Contribute" => new Contribute(Next(2) == 0 ? Water : Parks),
            "FeedBack" => new FeedBack(recipients[Next(recipients.Length)], (FeedbackChannel)Next(8)),
            "Appraise" => new Appraise(new[] { "by-petitioner", "by-representative", "by-residents" }[Next(3)], Next(4) == 0 ? NotSatisfied : Satisfied),
            "TakeIntoCollectiveAgency" => Next(2) == 0 ? new TakeIntoCollectiveAgency() : new TakeIntoCollectiveAgency(RepresentativeId.From("rep-7"), RepresentativeId.From("rep-9")),
            "ConcludeAgency" => new ConcludeAgency(Next(2) == 0 ? null : Outcomes[Next(Outcomes.Length)]),
            "ConcludeHearing" => new ConcludeHearing(new(new(2024, 9, 1), new(2024, 9, 20), [new("residents", 5)])),
            _ => new Step(name) { Outcome = Outcomes[Next(Outcomes.Length)] },
        };
        bool bare = Next(10) == 0;
        return command with
        {
            HasReason = !bare,
            Data = bare && Next(2) == 0 ? [] : [Text("t-" + _count++)],
            Attachments = bare ? [] : [.. Documents.Select(d => new Attachment(d, "doc-" + d))],
        };
    }

    private PetitionCommand Filing() => Next(9) switch
    {
        0 => new RecordAttempt(Recipients[Next(Recipients.Length)], (FeedbackChannel)Next(8)),
        1 => new LinkDuplicate(PetitionId.From("Q-" + Next(3))),
        2 => new MergeInto(PetitionId.From("Q-" + Next(3))),
        3 => new UnlinkDuplicate(PetitionId.From("Q-" + Next(3))),
        4 => new AddReference(new("xinfang", "n-" + Next(3))),
        5 => new SelectForDigest("2024-" + Next(3)),
        6 => new Approve(Next(2) == 0 ? "Extend" : "Suspend", Role.From("Intake"), Next(3) == 0 ? 5 : null),
        7 => new CorrectDate(Yantian.At("2024-09-29T09:00"), Yantian.At("2024-09-28T09:00")).With("c-" + _count++, reason: true),
        _ => new RecomputeDeadline("handling", "notice"),
    };
}
