namespace Minyi.Storage.Lists;

/// <summary>In which order petitions are listed. Among equals the order of their ids decides, by code point.</summary>
public enum PetitionOrder
{
    /// <summary>Open petitions, those due first first, those without a running clock last. What has ended is not in it.</summary>
    Due,

    /// <summary>By registration, the newest first.</summary>
    NewestFirst,

    /// <summary>By registration, the oldest first.</summary>
    OldestFirst,
}

/// <summary>What petitions are counted by.</summary>
public enum PetitionGroup
{
    /// <summary>The id of the state.</summary>
    State,

    /// <summary>The kind.</summary>
    Kind,

    /// <summary>The category.</summary>
    Category,

    /// <summary>The studio.</summary>
    Studio,

    /// <summary>The unit in charge.</summary>
    Unit,

    /// <summary>The representative who collected it.</summary>
    Representative,

    /// <summary>The month of registration, such as <c>202409</c>.</summary>
    Month,
}
