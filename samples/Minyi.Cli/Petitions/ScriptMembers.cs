using Minyi.Feedback;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Cli.Petitions;

/// <summary>A member of a command in the script: its name, its JSON schema, and whether it must be there.</summary>
internal sealed record ScriptMember(string Name, string Schema, bool Required = false)
{
    public ScriptMember Must => this with { Required = true };
}

/// <summary>Which members each command has: what is read, and what <c>minyi petition schema</c> prints.</summary>
internal static class ScriptMembers
{
    private const string Blank = """\\s\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000""";
    private const string Control = """\\u0000-\\u001f\\u007f-\\u009f""";
    private const string Text = $$"""{"type":"string","pattern":"[^{{Blank}}]"}""";
    private const string Format = """\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb""";
    private const string Id = $$"""{"type":"string","maxLength":200,"pattern":"^(?!minyi:)[^{{Control}}{{Format}}{{Blank}}]([^{{Control}}{{Format}}]*[^{{Control}}{{Format}}{{Blank}}])?$"}""";
    private const string Texts = $$"""{"type":"array","items":{{Text}}}""";
    private const string Ids = $$"""{"type":"array","items":{{Id}}}""";
    private const string Date = """{"type":"string","format":"date"}""";
    private const string Time = """{"type":"string","format":"date-time","pattern":"^(19(49|[5-9][0-9])|2[01][0-9][0-9]|2200)-"}""";
    private static readonly string ReferenceSchema = Object([new("system", Text, true), new("number", Text, true)]);
    private static readonly string PauseSchema = Object([new("from", Time, true), new("until", Time, true)]);
    private static readonly string ClockSchema = Object(
    [
        new("status", OneOf<ClockStatus>(), true), new("stage", Text), new("startedAt", Time, true), new("pausedAt", Time),
        new("amount", """{"type":"integer","minimum":1,"maximum":100000}"""), new("extensions", """{"type":"integer","minimum":0,"maximum":100}"""),
        new("pauses", $$"""{"type":"array","items":{{PauseSchema}}}"""),
    ]);

    private static readonly string Where = Object(
    [
        new("state", Text, true), new("outcome", Text), new("published", """{"type":"boolean"}"""),
        new("obligations", EachOf(OneOf<ObligationState>())), new("clocks", EachOf(ClockSchema)),
        new("appraisals", EachOf(OneOf<AppraisalState>())), new("counters", EachOf("""{"type":"integer","minimum":0,"maximum":63}""")),
    ]);

    private static readonly ScriptMember Outcome = new("outcome", Text);
    private static readonly ScriptMember Recipient = new("recipient", Text);
    private static readonly ScriptMember Told = new("channel", OneOf<FeedbackChannel>());
    private static readonly ScriptMember Reference = new("reference", ReferenceSchema);
    private static readonly ScriptMember Clock = new("clock", Text);
    private static readonly ScriptMember Stage = new("stage", Text);
    private static readonly ScriptMember Lead = new("lead", Id);
    private static readonly ScriptMember Assisting = new("assisting", Ids);
    private static readonly ScriptMember Appraisal = new("appraisal", Text);
    private static readonly ScriptMember Grade = new("grade", Text);
    private static readonly ScriptMember Scale = new("scale", Text);
    private static readonly ScriptMember Amount = new("amount", """{"type":"integer","minimum":1,"maximum":100000}""");

    /// <summary>The members of every line, whatever the command.</summary>
    public static IReadOnlyList<ScriptMember> OfEveryLine(WorkflowDefinition workflow) =>
    [
        new("at", Time, true),
        new("id", Id, true),
        new("petition", Id, true),
        new("by", By(workflow), true),
        new("command", Text, true),
        new("reason", Text),
        new("content", Text),
        new("documents", Texts),
        new("attachments", $$"""{"type":"array","items":{{Object([new("kind", Text, true), new("reference", Text, true)])}}}"""),
        new("approvals", Ids),
        new("together", """{"type":"boolean"}"""),
        new("expect", """{"const":"refused"}"""),
    ];

    private static readonly IReadOnlyList<ScriptMember> Form =
    [
        new("channel", OneOf<PetitionChannel>()),
        new("kind", Text),
        new("studio", Id),
        new("representative", Id),
        new("source", Object([new("kind", OneOf<MeetingKind>(), true), new("id", Text, true), new("held", Date, true)])),
        new("category", Text),
        new("place", Text),
        new("sector", Text),
        new("petitionerKind", OneOf<PetitionerKind>()),
        new("petitioner", Object([new("name", Text), new("phone", Text), new("email", Text), new("address", Text), new("account", Id)])),
        new("references", $$"""{"type":"array","items":{{ReferenceSchema}}}"""),
        new("title", Text),
        new("text", Text),
    ];

    /// <summary>The members of the commands that have a record of their own.</summary>
    private static readonly Dictionary<string, IReadOnlyList<ScriptMember>> Own = new(StringComparer.Ordinal)
    {
        ["Register"] = [.. Form.Select(m => m.Name == "channel" ? m.Must : m)],
        ["RegisterDirectly"] = [.. Form.Select(m => m.Name == "channel" ? m.Must : m)],
        ["ReceiveFromMeetings"] = [.. Form, Reference],
        ["AnswerOnTheSpot"] = [Outcome],
        ["Conclude"] = [Outcome.Must],
        ["Refer"] = [Lead.Must, Assisting],
        ["Contribute"] = [new("unit", Id, true)],
        ["Extend"] = [Amount],
        ["FeedBack"] = [Recipient.Must, Told.Must],
        ["Appraise"] = [Appraisal, Grade.Must, Scale],
        ["HandOver"] = [Reference],
        ["ConcludeHearing"] =
        [
            new("hearing", Object(
            [
                new("noticeGiven", Date, true), new("held", Date, true), new("result", Text),
                new("participants", """{"type":"object","minProperties":1,"additionalProperties":{"type":"integer","minimum":1,"maximum":100000}}""", true),
            ]), true),
            new("minutes", Text, true),
        ],
        ["TakeIntoCollectiveAgency"] = [new("agents", Ids)],
        ["ConcludeAgency"] = [new("result", Text)],
        ["Import"] = [.. Form.Select(m => m.Name == "channel" ? m.Must : m), new("where", Where, true), new("from", ReferenceSchema, true), new("registeredAt", Time), Lead, Assisting, new("contributed", Ids)],
        ["Approve"] = [new("of", Text, true), new("role", Id, true), Amount],
        ["CorrectDate"] = [new("wrong", Time, true), new("right", Time, true)],
        ["RecordAttempt"] = [Recipient.Must, Told.Must],
        ["LinkDuplicate"] = [new("other", Id, true)],
        ["MergeInto"] = [new("head", Id, true)],
        ["UnlinkDuplicate"] = [new("other", Id, true)],
        ["AddReference"] = [Reference.Must],
        ["SelectForDigest"] = [new("issue", Text, true)],
        ["RecomputeDeadline"] = [Clock.Must, new("cause", Text, true)],
    };

    /// <summary>The commands of the library that bring nothing of their own; who a district's own command goes to, only its workflow's author knows.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "Accept", "Close", "Complete", "ConfirmAppraisal", "CoordinateAtOnce", "DeclareUnreachable", "Defer", "Escalate", "Explain", "GrantReturn", "HoldHearing", "LookAgain",
        "NotAccept", "OfferAppraisal", "Publish", "ReleaseAssisting", "Remind", "Reopen", "Resume", "ReturnForCompletion", "ReturnReferral", "Rework", "Supervise",
        "Suspend", "TakeUnderSupervision", "UpholdReferral", "Withdraw",
    };

    /// <summary>The commands that are no step of a workflow: what is kept on the file, and the import of a case.</summary>
    public static IReadOnlyList<string> Beside { get; } = ["AddReference", "Approve", "CorrectDate", "Import", "LinkDuplicate", "MergeInto", "RecomputeDeadline", "RecordAttempt", "SelectForDigest", "UnlinkDuplicate"];

    /// <summary>The nouns of the field that stand for commands as well.</summary>
    public static IReadOnlyDictionary<string, string> Nouns { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Feedback"] = "FeedBack",
        ["Appraisal"] = "Appraise",
        ["Hearing"] = "HoldHearing",
        ["CollectiveAgency"] = "TakeIntoCollectiveAgency",
    };

    /// <summary>The members of a command beside those of every line.</summary>
    public static IReadOnlyList<ScriptMember> Of(WorkflowDefinition workflow, string command) =>
        Own.GetValueOrDefault(command) ?? (Begins(workflow, command) ? [.. Own["Register"], .. ByUnit(workflow, command) ? [Lead] : Array.Empty<ScriptMember>()] : OfOther(workflow, command));

    /// <summary>What the command's transitions ask for.</summary>
    private static ScriptMember[] OfOther(WorkflowDefinition workflow, string command)
    {
        TransitionDefinition[] transitions = [.. workflow.Transitions.Where(t => t.Command == command)];
        bool Asks(RequirementKind kind) => transitions.Any(t => t.Find(kind) is not null);
        return
        [
            .. Asks(RequirementKind.Proposal) ? [Outcome] : Array.Empty<ScriptMember>(),
            .. Asks(RequirementKind.Recipient) ? [Recipient, Told] : Array.Empty<ScriptMember>(),
            .. Asks(RequirementKind.Result) ? [Appraisal, Grade, Scale] : Array.Empty<ScriptMember>(),
            .. Asks(RequirementKind.Expired) ? [Clock, Stage] : Array.Empty<ScriptMember>(),
            .. transitions.Any(t => t.Effects.Any(e => e.Kind == EffectKind.Extend)) ? [Amount] : Array.Empty<ScriptMember>(),
            .. Plain.Contains(command) || Asks(RequirementKind.Expired) ? Array.Empty<ScriptMember>() : [Lead, Assisting],
        ];
    }

    /// <summary>Whether a command begins a petition, so that it brings the registration form.</summary>
    public static bool Begins(WorkflowDefinition workflow, string command) =>
        workflow.Transitions.Any(t => t.Command == command && t.From.Contains(workflow.Initial, StringComparer.Ordinal));

    /// <summary>Whether it is a unit that begins a petition by this, and then is in charge of it.</summary>
    private static bool ByUnit(WorkflowDefinition workflow, string command) => workflow.Transitions.Any(t =>
        t.Command == command && t.Roles.Any(r => workflow.Roles.Any(d => d.Id == r && d.Party == RoleParty.Unit)));

    /// <summary>Whether a command is of those that a clock's expiry may bring about: clock and stage come together then, and nothing else.</summary>
    public static bool MayExpire(IReadOnlyList<ScriptMember> members) => members.Contains(Stage);

    /// <summary>The members of the registration form that are no texts: where one of them is, the form is there, and with it its channel.</summary>
    public static IEnumerable<string> OfForm => Form.Select(m => m.Name).Except(["title", "text"], StringComparer.Ordinal);

    /// <summary>The members that do not go with a clock and its stage.</summary>
    public static IReadOnlyList<ScriptMember> NotOfExpiries { get; } = [Outcome, Recipient, Told, Appraisal, Grade, Scale, Amount, Lead, Assisting];

    private static string By(WorkflowDefinition workflow)
    {
        string role = $$"""{"enum":["{{string.Join("\",\"", workflow.Roles.Select(r => r.Id.Value))}}"]}""";
        string roles = $$"""{"type":"array","minItems":1,"items":{{role}} }""";
        return Object([new("id", Id, true), new("roles", roles, true), new("studios", Ids), new("units", Ids)]);
    }

    private static string EachOf(string schema) => $$"""{"type":"object","additionalProperties":{{schema}}}""";

    private static string Object(IReadOnlyList<ScriptMember> members) => string.Concat(
        """{"type":"object","properties":{""", string.Join(',', members.Select(m => $"\"{m.Name}\":{m.Schema}")), "},\"required\":[",
        string.Join(',', members.Where(m => m.Required).Select(m => $"\"{m.Name}\"")), """],"additionalProperties":false}""");

    private static string OneOf<T>()
        where T : struct, Enum => $$"""{"enum":["{{string.Join("\",\"", Enum.GetNames<T>())}}"]}""";
}
