namespace Minyi.Deadlines.Boards;

/// <summary>Where a clock stands on a <see cref="DueBoard{TId,TOwner}"/>.</summary>
public enum DueColumn
{
    /// <summary>Due later than soon.</summary>
    Later,

    /// <summary>About to be due: within the board's number of days.</summary>
    Soon,

    /// <summary>Due today.</summary>
    Today,

    /// <summary>Late.</summary>
    Late,

    /// <summary>Paused; not due while it is.</summary>
    Paused,
}
