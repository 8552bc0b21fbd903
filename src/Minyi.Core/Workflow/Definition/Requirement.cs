namespace Minyi.Workflow.Definition;

/// <summary>One thing that a transition requires.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Of">The obligation, appraisal, clock, counter, document or role looked at; null where the kind needs none.</param>
/// <param name="Is">The values that will do; empty where the kind needs none.</param>
public sealed record Requirement(RequirementKind Kind, string? Of, ValueList<string> Is)
{
    /// <summary>
    /// Of an approval: the article by which the approver is the head of the asker's own unit, who may then be of that unit; null everywhere else.
    /// </summary>
    public string? Article { get; init; }

    /// <summary>Requires nothing but the kind itself, such as a reason.</summary>
    /// <param name="kind">What is looked at.</param>
    /// <param name="of">Of what.</param>
    /// <param name="values">The values that will do.</param>
    public static Requirement That(RequirementKind kind, string? of = null, params ReadOnlySpan<string> values) => new(kind, of, ValueList.Create(values));
}
