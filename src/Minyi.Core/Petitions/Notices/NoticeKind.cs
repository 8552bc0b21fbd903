namespace Minyi.Petitions.Notices;

/// <summary>What a notice is about. Which events bring which follows from the workflow's data: its states, who owes what, obligations, clocks, appraisals.</summary>
public enum NoticeKind
{
    /// <summary>The petition was registered: the receipt, to whoever brought it.</summary>
    Received,

    /// <summary>The petition came to another state: to whoever brought it and to the unit in charge.</summary>
    Progress,

    /// <summary>The next step is owed, as after a referral: to the offices and units that owe it.</summary>
    StepOwed,

    /// <summary>Something is asked of whoever brought it: to them.</summary>
    Question,

    /// <summary>Feedback was given: to whom it was owed.</summary>
    Answer,

    /// <summary>A unit that assists gave its part: to the unit in charge.</summary>
    PartGiven,

    /// <summary>A time limit draws near, or somebody reminded: to who owes the step.</summary>
    Reminder,

    /// <summary>A time limit ran out: to who owes the step.</summary>
    Overdue,

    /// <summary>Somebody is late, and it is theirs to see to it: to the next of the chain.</summary>
    SupervisionOwed,

    /// <summary>They are supervised because they are late: to who owes the step.</summary>
    Supervised,

    /// <summary>The handling may be graded: to those whose grade is asked for.</summary>
    GradeInvited,

    /// <summary>A due date was moved: to whoever brought it and to who owes the step.</summary>
    DueDateChanged,

    /// <summary>A step was approved: to those who may take it.</summary>
    Approved,

    /// <summary>The petition is handled together with another from now on: to whoever brought it.</summary>
    Merged,

    /// <summary>The petition has ended: to all to whom feedback is owed, and to the unit in charge.</summary>
    Closed,

    /// <summary>The result is on the board: to all to whom feedback is owed.</summary>
    Published,

    /// <summary>The result on the board is marked as superseded: to all to whom feedback is owed.</summary>
    Retracted,
}
