using Minyi.Feedback;
using Minyi.Petitions.Registration;
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
    private const string Text = """{"type":"string","minLength":1}""";
    private const string Texts = """{"type":"array","items":{"type":"string","minLength":1}}""";
    private const string ReferenceSchema = """{"type":"object","properties":{"system":{"type":"string","minLength":1},"number":{"type":"string","minLength":1}},"required":["system","number"],"additionalProperties":false}""";
    private static readonly ScriptMember Outcome = new("outcome", Text);
    private static readonly ScriptMember Recipient = new("recipient", Text);
    private static readonly ScriptMember Told = new("channel", OneOf<FeedbackChannel>());
    private static readonly ScriptMember Reference = new("reference", ReferenceSchema);
    private static readonly ScriptMember Clock = new("clock", Text);
    private static readonly ScriptMember Stage = new("stage", Text);
    private static readonly ScriptMember Lead = new("lead", Text);
    private static readonly ScriptMember Assisting = new("assisting", Texts);
    private static readonly ScriptMember Appraisal = new("appraisal", Text);
    private static readonly ScriptMember Grade = new("grade", Text);
    private static readonly ScriptMember Scale = new("scale", Text);
    private static readonly ScriptMember Amount = new("amount", """{"type":"integer","minimum":1,"maximum":100000}""");

    /// <summary>The members of every line, whatever the command.</summary>
    public static IReadOnlyList<ScriptMember> OfEveryLine { get; } =
    [
        new("at", """{"type":"string","format":"date-time"}""", true),
        new("id", Text, true),
        new("petition", Text, true),
        new("by", """{"type":"object","properties":{"id":{"type":"string","minLength":1},"roles":{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},"studios":{"type":"array","items":{"type":"string","minLength":1}},"units":{"type":"array","items":{"type":"string","minLength":1}}},"required":["id","roles"],"additionalProperties":false}""", true),
        new("command", Text, true),
        new("reason", Text),
        new("content", Text),
        new("documents", Texts),
        new("attachments", """{"type":"array","items":{"type":"object","properties":{"kind":{"type":"string","minLength":1},"reference":{"type":"string","minLength":1}},"required":["kind","reference"],"additionalProperties":false}}"""),
        new("approvals", Texts),
        new("expect", """{"const":"refused"}"""),
    ];

    private static readonly IReadOnlyList<ScriptMember> Form =
    [
        new("channel", OneOf<PetitionChannel>()),
        new("kind", Text),
        new("studio", Text),
        new("representative", Text),
        new("source", $$$"""{"type":"object","properties":{"kind":{{{OneOf<MeetingKind>()}}},"id":{"type":"string","minLength":1},"held":{"type":"string","format":"date"}},"required":["kind","id","held"],"additionalProperties":false}"""),
        new("category", Text),
        new("place", Text),
        new("sector", Text),
        new("petitionerKind", OneOf<PetitionerKind>()),
        new("petitioner", """{"type":"object","properties":{"name":{"type":"string","minLength":1},"phone":{"type":"string","minLength":1},"email":{"type":"string","minLength":1},"address":{"type":"string","minLength":1},"account":{"type":"string","minLength":1}},"additionalProperties":false}"""),
        new("references", $$"""{"type":"array","items":{{ReferenceSchema}}}"""),
        new("title", Text),
        new("text", Text),
    ];

    /// <summary>The members of the commands that have a record of their own.</summary>
    private static readonly Dictionary<string, IReadOnlyList<ScriptMember>> Own = new(StringComparer.Ordinal)
    {
        ["Register"] = [.. Form.Select(m => m.Name == "channel" ? m.Must : m)],
        ["ReceiveFromMeetings"] = [.. Form, Reference],
        ["AnswerOnTheSpot"] = [Outcome],
        ["Conclude"] = [Outcome.Must],
        ["Refer"] = [Lead.Must, Assisting],
        ["Contribute"] = [new("unit", Text, true)],
        ["Extend"] = [Amount],
        ["FeedBack"] = [Recipient.Must, Told.Must],
        ["Appraise"] = [Appraisal, Grade.Must, Scale],
        ["HandOver"] = [Reference],
        ["ConcludeHearing"] =
        [
            new("hearing", """{"type":"object","properties":{"noticeGiven":{"type":"string","format":"date"},"held":{"type":"string","format":"date"},"participants":{"type":"object","minProperties":1,"additionalProperties":{"type":"integer","minimum":1,"maximum":100000}},"result":{"type":"string","minLength":1}},"required":["noticeGiven","held","participants"],"additionalProperties":false}""", true),
            new("minutes", Text, true),
        ],
        ["RecordAttempt"] = [Recipient.Must, Told.Must],
        ["LinkDuplicate"] = [new("other", Text, true)],
        ["MergeInto"] = [new("head", Text, true)],
        ["UnlinkDuplicate"] = [new("other", Text, true)],
        ["AddReference"] = [Reference.Must],
        ["SelectForDigest"] = [new("issue", Text, true)],
        ["RecomputeDeadline"] = [Clock.Must, new("cause", Text, true)],
    };

    private static readonly IReadOnlyList<ScriptMember> OfOthers = [Outcome, Recipient, Told, Lead, Assisting, Appraisal, Grade, Scale, Amount, Clock, Stage];

    /// <summary>The commands that keep something on the file and are no step of a workflow.</summary>
    public static IReadOnlyList<string> Filing { get; } = ["AddReference", "LinkDuplicate", "MergeInto", "RecomputeDeadline", "RecordAttempt", "SelectForDigest", "UnlinkDuplicate"];

    /// <summary>The members of a command beside those of every line.</summary>
    public static IReadOnlyList<ScriptMember> Of(WorkflowDefinition workflow, string command) =>
        Own.GetValueOrDefault(command) ?? (Begins(workflow, command) ? Own["Register"] : OfOthers);

    /// <summary>Whether a command begins a petition, so that it brings the registration form.</summary>
    public static bool Begins(WorkflowDefinition workflow, string command) =>
        workflow.Transitions.Any(t => t.Command == command && t.From.Contains(workflow.Initial, StringComparer.Ordinal));

    private static string OneOf<T>()
        where T : struct, Enum => $$"""{"enum":["{{string.Join("\",\"", Enum.GetNames<T>())}}"]}""";
}
