using Minyi.Districts;
using Minyi.Workflow;

namespace Minyi.Petitions.Deciding;

/// <summary>What comes with a step, as the workflow and the clocks are told of it.</summary>
internal struct StepContent
{
    /// <summary>The unit that receives a new petition directly; null where none does.</summary>
    internal UnitId? Lead;

    /// <summary>The assisting unit whose part the step gives.</summary>
    internal UnitId? Part;

    /// <summary>Whether units are called up that still owe their part.</summary>
    internal bool CallsUp;

    /// <summary>The obligation that the step is about.</summary>
    internal string? Recipient;

    /// <summary>The appraisal that is graded, and what the grade means.</summary>
    internal string? Appraisal;

    internal AppraisalState? Result;

    internal string? Outcome;

    internal ClockExpiry? Expiry;

    /// <summary>By how much a clock is extended; null for as much as its rule allows.</summary>
    internal int? Extension;

    /// <summary>The kind of document that the command itself is.</summary>
    internal string? Document;
}
