namespace Minyi.Workflow.Verification;

/// <summary>What the proof came to.</summary>
public enum Verdict
{
    /// <summary>Every property holds.</summary>
    Sound,

    /// <summary>A property fails.</summary>
    Unsound,

    /// <summary>The proof came to one of its limits, so nothing is claimed.</summary>
    Undecided,
}
