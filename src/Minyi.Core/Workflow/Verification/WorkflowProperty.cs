namespace Minyi.Workflow.Verification;

/// <summary>What the proof establishes. The exact meaning of each is in docs/workflow.md, under the same name in kebab case.</summary>
public enum WorkflowProperty
{
    /// <summary>From every reachable configuration a final one can be reached.</summary>
    OptionToComplete,

    /// <summary>In a final configuration nothing is left owed, running or offered, and what its state declares is complete.</summary>
    ProperCompletion,

    /// <summary>Whoever is to be told is told.</summary>
    FeedbackReachesAll,

    /// <summary>Nobody tells oneself, waives without having tried, or lets an appraisal lapse before its time.</summary>
    ToldMeansTold,

    /// <summary>Every transition can fire, from each state that it leaves.</summary>
    NoDeadTransition,

    /// <summary>Every command is answered somewhere.</summary>
    NoDeadCommand,

    /// <summary>Every state is reached.</summary>
    NoUnreachableState,

    /// <summary>While a petition waits somebody owes the next step, and a clock or a supervisor watches over it.</summary>
    SomeoneOwes,

    /// <summary>Silence makes clocks run out and climbs to somebody who can act and is not late.</summary>
    SilenceEscalates,

    /// <summary>No petition ends because those who owe an answer kept silent.</summary>
    SilenceClosesNothing,

    /// <summary>Nobody lengthens the time limit under which one owes, and neither does the runner.</summary>
    NobodyLengthensOwnLimit,

    /// <summary>Whoever is late, the end can be reached without them.</summary>
    EndsWithoutTheLate,

    /// <summary>Nothing can go round for ever, but for reminders.</summary>
    BoundedCycles,

    /// <summary>No command fires one of two transitions.</summary>
    Deterministic,

    /// <summary>Every role that is needed is declared.</summary>
    RolesExist,

    /// <summary>Nobody rules on or appraises their own unit.</summary>
    NobodyJudgesOwnUnit,

    /// <summary>Who approves is not who asks, who supervises not who is supervised, who owes not the runner.</summary>
    TwoParties,
}
