namespace Minyi.Scoring.Bulletins;

/// <summary>The headline figures of a set of petitions.</summary>
/// <remarks>Each rate keeps its numerator and denominator, and this is what they are; the bulletin's notes say the same in words.</remarks>
public sealed record BulletinFigures
{
    /// <summary>How many petitions were registered.</summary>
    public required long Count { get; init; }

    /// <summary>Closing rate 办结率: closed by the cut-off day, of those registered.</summary>
    public required Share Closed { get; init; }

    /// <summary>On-time rate 按期办结率: what the limit is about was done on or before its last day (<see cref="BulletinCase.Met"/>, or else the closing), of those closed that had a limit.</summary>
    public required Share OnTime { get; init; }

    /// <summary>Overdue 超期未结: still open, and the limit not kept by its last day, of those open that have a limit.</summary>
    public required Share Overdue { get; init; }

    /// <summary>Suggestions, of those registered; what is left are demands and the district's other kinds.</summary>
    public required Share Suggestions { get; init; }

    /// <summary>Adoption rate 采纳率: adopted or partly adopted, of the suggestions closed with one of the three outcomes.</summary>
    public required Share Adopted { get; init; }

    /// <summary>Appraisal rate 参评率: closed petitions with at least one grade, of those closed. Low means that satisfaction speaks for few.</summary>
    public required Share Appraised { get; init; }

    /// <summary>Satisfaction 满意率: grades that do not mean not satisfied, of all grades. Null when it is suppressed because too few graded.</summary>
    public required Share? Satisfaction { get; init; }
}
