using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Evolution;

/// <summary>What happened to a part.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is not what it was.</summary>
    Changed,
}

/// <summary>One change between two workflows.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Part">The member of the JSON, such as <c>transitions</c>.</param>
/// <param name="Id">The part's id; empty for a member that has none, such as the initial state.</param>
/// <param name="Details">What changed inside, a line each, such as <c>to: A → B</c>; empty for what is new or gone.</param>
public sealed record WorkflowChange(ChangeKind Kind, string Part, string Id, ValueList<string> Details);

/// <summary>The difference between two workflows, readable.</summary>
/// <param name="Changes">Every change, in the order of the JSON's members and then of the ids.</param>
public sealed record WorkflowDifference(ValueList<WorkflowChange> Changes)
{
    /// <summary>Compares two workflows.</summary>
    /// <param name="before">The one before.</param>
    /// <param name="after">The one after.</param>
    public static WorkflowDifference Between(WorkflowDefinition before, WorkflowDefinition after)
    {
        Guard.Against.Null(before);
        Guard.Against.Null(after);
        List<WorkflowChange> changes = [];
        if (before.Initial != after.Initial)
        {
            changes.Add(new(ChangeKind.Changed, "initial", "", [$"{before.Initial} → {after.Initial}"]));
        }

        Compare(changes, "roles", before.Roles, after.Roles, r => r.Id.Value, PartDetails.Of);
        Compare(changes, "kinds", before.Kinds, after.Kinds, k => k.Id, PartDetails.Of);
        Compare(changes, "outcomes", before.Outcomes, after.Outcomes, o => o.Id, PartDetails.Of);
        Compare(changes, "commands", before.Commands, after.Commands, c => c.Id, PartDetails.Of);
        Compare(changes, "obligations", before.Obligations, after.Obligations, o => o.Id, PartDetails.Of);
        Compare(changes, "clocks", before.Clocks, after.Clocks, c => c.Id, PartDetails.Of);
        Compare(changes, "appraisals", before.Appraisals, after.Appraisals, a => a.Id, PartDetails.Of);
        Compare(changes, "counters", before.Counters, after.Counters, c => c.Id, PartDetails.Of);
        Compare(changes, "texts", before.Texts, after.Texts, t => t.Id, PartDetails.Of);
        Compare(changes, "states", before.States, after.States, s => s.Id, PartDetails.Of);
        Compare(changes, "transitions", before.Transitions, after.Transitions, t => t.Id, PartDetails.Of);
        return new(changes.ToValueList());
    }

    /// <summary>The difference as text, a line for each change; an empty text when there is none.</summary>
    /// <param name="language">The language.</param>
    public string ToText(Language language) => string.Concat(Changes.Select(c => Line(c, language)));

    private static string Line(WorkflowChange change, Language language)
    {
        LocalizedText what = change.Kind switch { ChangeKind.Added => new("新增", "added"), ChangeKind.Removed => new("删除", "removed"), _ => new("修改", "changed") };
        return $"{what.In(language)} {change.Part} {change.Id}".TrimEnd() + "\n" + string.Concat(change.Details.Select(d => $"    {d}\n"));
    }

    private static void Compare<T>(List<WorkflowChange> changes, string part, ValueList<T> before, ValueList<T> after, Func<T, string> id, Func<T, IEnumerable<(string Name, string[] Values)>> details)
        where T : class
    {
        Dictionary<string, T> old = before.ToDictionary(id, StringComparer.Ordinal);
        Dictionary<string, T> now = after.ToDictionary(id, StringComparer.Ordinal);
        foreach (string key in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            T? one = old.GetValueOrDefault(key);
            T? other = now.GetValueOrDefault(key);
            if (one is null || other is null)
            {
                changes.Add(new(one is null ? ChangeKind.Added : ChangeKind.Removed, part, key, []));
            }
            else if (!one.Equals(other))
            {
                changes.Add(new(ChangeKind.Changed, part, key, PartDetails.Changes(details(one), details(other)).ToValueList()));
            }
        }
    }
}
