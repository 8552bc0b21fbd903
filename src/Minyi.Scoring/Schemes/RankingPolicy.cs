namespace Minyi.Scoring.Schemes;

/// <summary>By which figure subjects are ranked.</summary>
public enum RankedBy
{
    /// <summary>The lower end of the score's interval, so that a subject with one grade tops no table.</summary>
    LowerBound,

    /// <summary>The rounded score.</summary>
    Score,
}

/// <summary>Which rank subjects get that tie. The names are the ranks of four subjects of which the middle two tie.</summary>
public enum TieRule
{
    /// <summary>1, 2, 2, 4: one more than how many are ahead.</summary>
    Competition1224,

    /// <summary>1, 3, 3, 4: how many are ahead or level.</summary>
    Modified1334,

    /// <summary>1, 2, 2, 3: one more than how many different figures are ahead.</summary>
    Dense1223,

    /// <summary>1, 2.5, 2.5, 4: the mean of the places they take up.</summary>
    Fractional,
}

/// <summary>How subjects are ranked.</summary>
/// <param name="By">By which figure.</param>
/// <param name="Ties">Which rank subjects get that tie.</param>
/// <param name="Confidence">The confidence of the scores' intervals, between 0 and 1.</param>
public sealed record RankingPolicy(RankedBy By = RankedBy.LowerBound, TieRule Ties = TieRule.Competition1224, decimal Confidence = 0.95m);
