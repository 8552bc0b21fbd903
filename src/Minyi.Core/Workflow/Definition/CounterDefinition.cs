namespace Minyi.Workflow.Definition;

/// <summary>A counter that bounds a loop: returns, reworks, extensions.</summary>
/// <param name="Id">The counter.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Bound">The highest value, 1 to <see cref="HighestBound"/>.</param>
public sealed record CounterDefinition(string Id, LocalizedText Text, int Bound)
{
    /// <summary>The highest bound that a counter may have.</summary>
    public const int HighestBound = 60;
}
