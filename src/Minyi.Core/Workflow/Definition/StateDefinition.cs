namespace Minyi.Workflow.Definition;

/// <summary>A state.</summary>
/// <param name="Id">The id, such as <c>WithUnit</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Owes">Who owes the next step here, and under which clock; empty for a final state.</param>
/// <param name="Final">What ends here; null when the petition is still open.</param>
public sealed record StateDefinition(string Id, LocalizedText Text, ValueList<OwedStep> Owes, FinalDefinition? Final = null)
{
    /// <summary>The most entries of <see cref="Owes"/>.</summary>
    public const int MostOwed = 32;

    /// <summary>Whether a petition ends here.</summary>
    public bool IsFinal => Final is not null;
}

/// <summary>A step that is owed.</summary>
/// <param name="Role">Who owes it.</param>
/// <param name="Clock">The clock that runs for it.</param>
public sealed record OwedStep(Role Role, string Clock);

/// <summary>What ends in a final state, and what must be complete there.</summary>
/// <param name="Outcome">The outcome that is reached.</param>
/// <param name="Told">The obligations that must be settled or waived here.</param>
/// <param name="Appraised">The appraisals that must be closed here, by a grade or by lapse of time.</param>
public sealed record FinalDefinition(string Outcome, ValueList<string> Told, ValueList<string> Appraised);
