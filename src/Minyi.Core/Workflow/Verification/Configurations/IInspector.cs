namespace Minyi.Workflow.Verification.Configurations;

/// <summary>Looks at each configuration as it is explored.</summary>
internal interface IInspector
{
    /// <summary>Looks at one configuration.</summary>
    /// <param name="index">Its place in breadth-first order.</param>
    /// <param name="state">Its state.</param>
    /// <param name="words">Its words.</param>
    /// <param name="possible">For the transitions that leave its state, whether each is possible.</param>
    void Inspect(int index, int state, ReadOnlySpan<ulong> words, bool[] possible);
}
