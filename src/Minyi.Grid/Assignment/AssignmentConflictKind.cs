namespace Minyi.Grid.Assignment;

/// <summary>In which way items and bins contradict each other.</summary>
public enum AssignmentConflictKind
{
    /// <summary>The items may go to these bins only, and the bins may take fewer.</summary>
    TooFewPlaces,

    /// <summary>The bins must take more than all items that may go there.</summary>
    TooFewItems,
}
