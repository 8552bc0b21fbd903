namespace Minyi.Workflow.Definition;

/// <summary>A workflow as data. It says everything; nothing of it lives in code.</summary>
/// <remarks>What its parts mean, exactly, is written in docs/workflow.md. A definition may be wrong; <see cref="PetitionWorkflow"/> runs only those that are proved sound.</remarks>
public sealed record WorkflowDefinition
{
    /// <summary>The workflow's id, such as <c>yantian</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The workflow's version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The title in words.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What it was taken from; null when nothing is cited.</summary>
    public string? Source { get; init; }

    /// <summary>The state before the first command.</summary>
    public required string Initial { get; init; }

    /// <summary>The roles.</summary>
    public ValueList<RoleDefinition> Roles { get; init; } = [];

    /// <summary>The kinds of petition, fixed from the start; with none listed all petitions are alike.</summary>
    public ValueList<KindDefinition> Kinds { get; init; } = [];

    /// <summary>The outcomes.</summary>
    public ValueList<NamedText> Outcomes { get; init; } = [];

    /// <summary>The commands.</summary>
    public ValueList<CommandDefinition> Commands { get; init; } = [];

    /// <summary>The feedback obligations, by recipient.</summary>
    public ValueList<ObligationDefinition> Obligations { get; init; } = [];

    /// <summary>The clocks.</summary>
    public ValueList<ClockDefinition> Clocks { get; init; } = [];

    /// <summary>The appraisals.</summary>
    public ValueList<AppraisalDefinition> Appraisals { get; init; } = [];

    /// <summary>The counters.</summary>
    public ValueList<CounterDefinition> Counters { get; init; } = [];

    /// <summary>The keys of the texts that commands may bring; <see cref="UsualTexts"/> unless told.</summary>
    public ValueList<TextDefinition> Texts { get; init; } = UsualTexts;

    /// <summary>The states.</summary>
    public ValueList<StateDefinition> States { get; init; } = [];

    /// <summary>The transitions.</summary>
    public ValueList<TransitionDefinition> Transitions { get; init; } = [];

    /// <summary>The keys of a form's texts and of what steps bring: <c>name</c>, <c>phone</c>, <c>title</c>, <c>text</c>, <c>reason</c>, <c>content</c>, <c>minutes</c>, <c>place</c>.</summary>
    public static ValueList<TextDefinition> UsualTexts { get; } =
    [
        new("name", new("姓名", "name"), TextUse.Form),
        new("phone", new("电话", "telephone"), TextUse.Form),
        new("title", new("标题", "title"), TextUse.Form),
        new("text", new("正文", "text"), TextUse.Form),
        new("reason", new("理由", "reason"), TextUse.Reason),
        new("content", new("反馈内容", "content of a feedback"), TextUse.Content),
        new("minutes", new("会议记录", "minutes"), TextUse.Minutes),
        new("place", new("地点（含门牌）", "place with its house number"), TextUse.Place),
    ];

    /// <summary>The id and version, for logs.</summary>
    public override string ToString() => $"{Id} v{Version}";
}
