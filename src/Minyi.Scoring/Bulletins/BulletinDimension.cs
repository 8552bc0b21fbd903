namespace Minyi.Scoring.Bulletins;

/// <summary>What the tables of a bulletin divide the petitions by.</summary>
public enum BulletinDimension
{
    /// <summary>By kind: demand, suggestion.</summary>
    Kind,

    /// <summary>By month of registration; change is against the month before.</summary>
    Month,

    /// <summary>By responsible unit.</summary>
    Unit,

    /// <summary>By studio.</summary>
    Studio,

    /// <summary>By category.</summary>
    Category,

    /// <summary>By channel.</summary>
    Channel,

    /// <summary>By outcome.</summary>
    Outcome,

    /// <summary>By group of graders: satisfaction only.</summary>
    Group,
}
