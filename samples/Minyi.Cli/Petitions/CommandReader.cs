using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Cli.Json;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;

namespace Minyi.Cli.Petitions;

/// <summary>Reads one command of the script with its texts. Texts about persons are kept apart from it.</summary>
internal sealed class CommandReader(JsonPlace line, string name, PetitionId petition, CommandId id, Actor? actor, ScriptDistrict district)
{
    private readonly ImmutableSortedDictionary<string, string>.Builder _texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    public (PetitionCommand? Command, ImmutableSortedDictionary<string, string> Texts) Read()
    {
        foreach (string text in new[] { "reason", "content", "minutes", "title", "text" })
        {
            Keep(line[text], text);
        }

        PetitionCommand? command = Own() ?? Other();
        command = command is null ? null : command with { Attachments = Attachments(), Approvals = [.. Each(line["approvals"], p => p.Id<Role>())] };
        return (command, _texts.ToImmutable());
    }

    private PetitionCommand? Own() => name switch
    {
        "Register" => new Register(Form()),
        "RegisterDirectly" => new RegisterDirectly(Form()),
        "ReceiveFromMeetings" => new ReceiveFromMeetings(ScriptMembers.OfForm.Any(m => line[m].Exists) ? Form() : null, Reference(line["reference"])),
        "AnswerOnTheSpot" => new AnswerOnTheSpot(Optional(line["outcome"]) ?? "Solved"),
        "Conclude" => new Conclude(line["outcome"].Text()),
        "Refer" => new Refer(district.Unit(line["lead"]), [.. Each(line["assisting"], district.Unit)]),
        "Contribute" => new Contribute(district.Unit(line["unit"])),
        "Extend" => new Extend(Amount()),
        "FeedBack" => new FeedBack(line["recipient"].Text(), line["channel"].Member<FeedbackChannel>()),
        "Appraise" => new Appraise(Appraisal(), Grade()),
        "HandOver" => new HandOver(Reference(line["reference"])),
        "ConcludeHearing" => new ConcludeHearing(Hearing(line["hearing"])),
        "TakeIntoCollectiveAgency" => new TakeIntoCollectiveAgency([.. Each(line["agents"], p => p.Id<RepresentativeId>())]),
        "ConcludeAgency" => new ConcludeAgency(Optional(line["result"])),
        "Import" => new ImportReader(line, district).Read(Form(), Reference(line["from"], must: true) ?? default),
        "Approve" => new Approve(line["of"].Text(), line["role"].Id<Role>(), Amount()),
        "CorrectDate" => new CorrectDate(ImportReader.Time(line["wrong"]), ImportReader.Time(line["right"])),
        "RecordAttempt" => new RecordAttempt(line["recipient"].Text(), line["channel"].Member<FeedbackChannel>()),
        "LinkDuplicate" => new LinkDuplicate(line["other"].Id<PetitionId>()),
        "MergeInto" => new MergeInto(line["head"].Id<PetitionId>()),
        "UnlinkDuplicate" => new UnlinkDuplicate(line["other"].Id<PetitionId>()),
        "AddReference" => new AddReference(Reference(line["reference"], must: true) ?? default),
        "SelectForDigest" => new SelectForDigest(line["issue"].Text()),
        "RecomputeDeadline" => new RecomputeDeadline(line["clock"].Text(), line["cause"].Text()),
        _ => null,
    };

    private PetitionCommand? Other()
    {
        if (line["clock"].Exists || line["stage"].Exists)
        {
            string clock = line["clock"].Text();
            string stage = line["stage"].Text();
            return clock.Length == 0 || stage.Length == 0 ? null : new ExpireClock(name, clock, stage);
        }

        if (ScriptMembers.Begins(district.Rules.Workflow.Definition, name))
        {
            return new Step(name) { Form = Form(), Lead = line["lead"].Exists ? district.Unit(line["lead"]) : null };
        }

        return new Step(name)
        {
            Outcome = Optional(line["outcome"]),
            Recipient = Optional(line["recipient"]),
            Channel = line["channel"].Exists ? line["channel"].Member<FeedbackChannel>() : null,
            Lead = line["lead"].Exists ? district.Unit(line["lead"]) : null,
            Assisting = [.. Each(line["assisting"], district.Unit)],
            Appraisal = Optional(line["appraisal"]),
            Grade = line["grade"].Exists ? Grade() : null,
            By = Amount(),
        };
    }

    private RegistrationForm Form()
    {
        JsonPlace petitioner = line["petitioner"];
        ActorId? account = null;
        if (petitioner.Exists)
        {
            petitioner.Only("name", "phone", "email", "address", "account");
            foreach (string text in new[] { "name", "phone", "email", "address" })
            {
                Keep(petitioner[text], text);
            }

            account = petitioner["account"].Exists ? petitioner["account"].Id<ActorId>() : null;
        }

        bool collected = actor?.Roles.Contains(Role.From("Representative")) == true;
        return new()
        {
            Channel = line["channel"].Member<PetitionChannel>(),
            Kind = Optional(line["kind"]),
            Studio = line["studio"].Exists ? district.Studio(line["studio"]) : actor is { Studios.Count: 1 } ? actor.Studios.First() : null,
            Representative = line["representative"].Exists ? line["representative"].Id<RepresentativeId>() : collected ? RepresentativeId.From(actor!.Id.Value) : null,
            Source = line["source"].Exists ? Source(line["source"]) : null,
            Category = Optional(line["category"]),
            Place = Optional(line["place"]),
            Sector = Optional(line["sector"]),
            PetitionerKind = line["petitionerKind"].Exists ? line["petitionerKind"].Member<PetitionerKind>() : petitioner.Exists ? PetitionerKind.Named : PetitionerKind.Anonymous,
            Petitioner = account,
            References = line["references"].Exists ? Each(line["references"], p => Reference(p, must: true) ?? default).ToValueList() : null,
            Attachments = Attachments() is { IsEmpty: false } attachments ? attachments.ToValueList() : null,
        };
    }

    private static MeetingSource Source(JsonPlace place)
    {
        place.Only("kind", "id", "held");
        return new(place["kind"].Member<MeetingKind>(), place["id"].Text(), place["held"].Date());
    }

    private static Hearing Hearing(JsonPlace place)
    {
        place.Only("noticeGiven", "held", "participants", "result");
        ValueList<HearingGroup> participants = place["participants"].Members().Select(m => new HearingGroup(m.Name, m.Value.Int(1, 100_000))).ToValueList();
        return new(place["noticeGiven"].Date(), place["held"].Date(), participants, place["result"].Exists ? place["result"].Text() : null);
    }

    private static ExternalReference? Reference(JsonPlace place, bool must = false)
    {
        if (!place.Exists && !must)
        {
            return null;
        }

        place.Only("system", "number");
        return new(place["system"].Text(), place["number"].Text());
    }

    private ImmutableArray<Attachment> Attachments() =>
    [
        .. Each(line["documents"], p => p.Text()).Select(kind => new Attachment(kind, $"{petition}/{id}/{kind}")),
        .. Each(line["attachments"], p =>
        {
            p.Only("kind", "reference");
            return new Attachment(p["kind"].Text(), p["reference"].Text());
        }),
    ];

    private string Appraisal() => Optional(line["appraisal"])
        ?? (actor?.Roles.Contains(Role.From("Representative")) == true ? "by-representative" : actor?.Roles.Contains(Role.From("Resident")) == true ? "by-residents" : "by-petitioner");

    private Grade Grade() => new(Optional(line["scale"]) ?? GradeScale.Satisfaction.Id, line["grade"].Text());

    private int? Amount() => line["amount"].Exists ? line["amount"].Int(1, 100_000) : null;

    private static string? Optional(JsonPlace place) => place.Exists ? place.Text() : null;

    private static IEnumerable<T> Each<T>(JsonPlace place, Func<JsonPlace, T> read) => place.Exists ? [.. place.Elements().Select(read)] : [];

    private void Keep(JsonPlace place, string text)
    {
        if (place.Exists)
        {
            _texts[text] = place.Text();
        }
    }
}
