using System.Text.Json.Serialization;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

/// <summary>The shape of the JSON; the order of members here is the order in which they are written.</summary>
internal sealed class WorkflowDocument
{
    public required string Schema { get; init; }

    public required string Id { get; init; }

    public required int Version { get; init; }

    public required TextDocument Title { get; init; }

    public string? Source { get; init; }

    public required string Initial { get; init; }

    public RoleDocument[] Roles { get; set; } = [];

    public KindDocument[] Kinds { get; set; } = [];

    public NamedDocument[] Outcomes { get; set; } = [];

    public CommandDocument[] Commands { get; set; } = [];

    public ObligationDocument[] Obligations { get; set; } = [];

    public ClockDocument[] Clocks { get; set; } = [];

    public AppraisalDocument[] Appraisals { get; set; } = [];

    public CounterDocument[] Counters { get; set; } = [];

    public TextKeyDocument[]? Texts { get; set; }

    public required StateDocument[] States { get; init; }

    public required TransitionDocument[] Transitions { get; init; }
}

internal sealed record TextDocument(string Zh, string En);

internal sealed record NamedDocument(string Id, TextDocument Text);

internal sealed record RoleDocument(string Id, TextDocument Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] RoleParty Party, RoleScope? Scope = null, bool Collects = false);

internal sealed record TextKeyDocument(string Id, TextDocument Text, TextUse Use = TextUse.Other);

internal sealed record KindDocument(string Id, TextDocument Text, bool Confidential = false);

internal sealed record AppraisalDocument(string Id, TextDocument Text, string? Clock = null);

internal sealed record CommandDocument(string Id, TextDocument Text, bool Judges = false);

internal sealed record ObligationDocument(string Id, TextDocument Text, bool Many = false, bool? Recipient = null, bool Optional = false, string[]? To = null);

internal sealed record ClockDocument(string Id, TextDocument Text, string[] Stages, string? Supervisor = null, LinkDocument[]? Chain = null, string? Source = null);

internal sealed record LinkDocument(string Role, string? Clock = null);

internal sealed record CounterDocument(string Id, TextDocument Text, int Bound);

internal sealed record StateDocument(string Id, TextDocument Text, OwedDocument[]? Owes = null, FinalDocument? Final = null);

internal sealed record OwedDocument(string Role, string Clock);

internal sealed record FinalDocument(string Outcome, string[]? Told = null, string[]? Appraised = null);

internal sealed record TransitionDocument(
    string Id,
    string[] From,
    string Command,
    string[] Roles,
    string? To = null,
    RequirementDocument[]? Requires = null,
    EffectDocument[]? Effects = null,
    bool StandIn = false,
    string? Sole = null,
    string? Source = null);

internal sealed record RequirementDocument([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] RequirementKind Require, string? Of = null, string[]? Is = null, string? Article = null);

internal sealed record EffectDocument([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] EffectKind Do, string? Of = null, string? As = null);
