namespace Minyi.Workflow.Definition;

/// <summary>A feedback that can be owed: to a recipient, or by each of a set to the unit in charge.</summary>
/// <param name="Id">The recipient, such as <c>Petitioner</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Many">Whether it is owed for each member of a set; the proof then knows none, some or all of them settled.</param>
/// <param name="Recipient">Whether this is a recipient whom feedback must reach; false for parts that assisting units owe to the lead.</param>
/// <param name="Optional">
/// Whether a petition may be without anybody to whom it is owed, as without a collecting representative when it came by e-mail. Opened while nobody
/// is there it is settled at once; <see cref="Attempt.Absent"/> says when that is so, and the proof covers both. Never together with
/// <paramref name="Many"/>, whose set may be empty anyway.
/// </param>
public sealed record ObligationDefinition(string Id, LocalizedText Text, bool Many = false, bool Recipient = true, bool Optional = false)
{
    /// <summary>The roles of whoever is to be told; empty where no role stands for them.</summary>
    public ValueList<Role> To { get; init; } = [];

    /// <summary>The most optional obligations that a workflow may have: the proof looks at every combination of who is there.</summary>
    public const int MostOptional = 8;
}
