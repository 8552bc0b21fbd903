using System.Collections.Immutable;
using System.Globalization;
using Minyi.Appraisals;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Testing.Generators;
using Minyi.Workflow.BuiltIn;

namespace Minyi.Testing.Conformance;

/// <summary>Takes petitions of the built-in <c>yantian</c> some way through a desk, by a seed: what lists are tried on.</summary>
internal sealed class Journey(IPetitionStore store, IPersonalDataStore personalData, ulong seed)
{
    private static readonly StudioId[] Studios = [StudioId.From("haishan-1"), StudioId.From("shatou-1")];
    private static readonly UnitId[] Units = [UnitId.From("roads"), UnitId.From("water"), UnitId.From("parks")];

    private readonly SplitMix64 _random = new(seed);

    internal static PetitionRules Rules { get; } = ExampleClocks.For(PetitionWorkflow.BuiltIn(Yantian.Id));

    internal PetitionDesk Desk { get; } = PetitionDesk.Replaying(store, personalData, Rules);

    /// <summary>People who read and act, each on some of the petitions.</summary>
    internal static IEnumerable<Actor> People =>
    [
        Somebody("intake-1", Yantian.Roles.Intake), .. Studios.Select(s => new Actor(ActorId.From("clerk"), [Yantian.Roles.Clerk], [s])), new(ActorId.From("rep-7"), [Yantian.Roles.Representative]),
        .. Units.Select(u => new Actor(ActorId.From("officer"), [Yantian.Roles.ResponsibleUnit, Yantian.Roles.AssistingUnit], units: [u])), Somebody("petitioner-1", Yantian.Roles.Petitioner),
        new(ActorId.From("official"), [Yantian.Roles.Intake, Yantian.Roles.ResponsibleUnit], units: [Units[0]]), Somebody("resident", Yantian.Roles.Resident),
    ];

    /// <summary>Takes a new petition some steps, and tells each submission that was accepted.</summary>
    internal async Task GoAsync(PetitionId id, Func<Submission, SubmissionResult, Task>? accepted, CancellationToken token, HostTransaction? transaction = null, int? most = null)
    {
        StudioId studio = Studios[_random.Below(Studios.Length)];
        UnitId unit = Units[_random.Below(Units.Length)];
        ImmutableArray<(Actor By, PetitionCommand Command)> way = [.. Way(studio, unit)];
        int steps = Math.Min(most ?? int.MaxValue, 1 + _random.Below(way.Length));
        Instant at = CheckRun.Start + Duration.FromDays(_random.Below(300));
        for (int i = 0; i < steps; i++)
        {
            at += Duration.FromHours(1 + _random.Below(3));
            Submission submission = new(CommandId.FromRecord(string.Create(CultureInfo.InvariantCulture, $"c-{i}")), id, way[i].Command, way[i].By, at);
            SubmissionResult result = await Desk.SubmitAsync(i > 0 && way[i].Command is not FeedBack ? submission : submission with { Texts = Texts(i) }, transaction, token).ConfigureAwait(false);
            if (result.IsAccepted && accepted is not null)
            {
                await accepted(submission, result).ConfigureAwait(false);
            }
        }
    }

    private static ImmutableSortedDictionary<string, string> Texts(int step) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(step == 0 ? "title" : "content", string.Create(CultureInfo.InvariantCulture, $"路灯不亮 {step}"));

    private IEnumerable<(Actor By, PetitionCommand Command)> Way(StudioId studio, UnitId unit)
    {
        Actor clerk = new(ActorId.From("clerk-1"), [Yantian.Roles.Clerk], [studio]);
        Actor intake = Somebody("intake-1", Yantian.Roles.Intake);
        Actor officer = new(ActorId.From("officer-1"), [Yantian.Roles.ResponsibleUnit], units: [unit]);
        Actor petitioner = Somebody("petitioner-1", Yantian.Roles.Petitioner);
        bool registered = _random.Below(3) > 0;
        yield return (clerk, new Register(new()
        {
            Channel = PetitionChannel.Visit,
            Kind = _random.Below(3) == 0 ? Yantian.Kinds.Suggestion : Yantian.Kinds.Demand,
            Studio = studio,
            Representative = _random.Below(2) == 0 ? RepresentativeId.From("rep-7") : null,
            Category = _random.Below(2) == 0 ? "lighting" : null,
            Petitioner = registered ? petitioner.Id : null,
        }));
        yield return (clerk, new Step(Yantian.Commands.Escalate));
        yield return (intake, new Step(Yantian.Commands.Accept));
        yield return (intake, new AddReference(new("hotline-12345", string.Create(CultureInfo.InvariantCulture, $"n-{_random.Below(3)}"))));
        yield return (intake, new Refer(unit, _random.Below(3) == 0 ? [Units[(Array.IndexOf(Units, unit) + 1) % Units.Length]] : []));
        yield return (officer, new Conclude(Yantian.Outcomes.Explained));
        foreach (string recipient in (string[])[Yantian.Obligations.Petitioner, Yantian.Obligations.MassWorkDepartment, Yantian.Obligations.CollectingRepresentative, Yantian.Obligations.Studio])
        {
            yield return (officer, new FeedBack(recipient, FeedbackChannel.Telephone));
        }

        yield return (clerk, new Step(Yantian.Commands.OfferAppraisal));
        yield return (petitioner, new Appraise(Yantian.Appraisals.ByPetitioner, new Grade("satisfaction", "satisfied")));
        yield return (petitioner, new Step(Yantian.Commands.Withdraw));
    }

    private static Actor Somebody(string id, Role role) => new(ActorId.From(id), [role]);
}
