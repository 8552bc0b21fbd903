namespace Minyi.Petitions.Duplicates;

/// <summary>How alike texts must be, of 1000, before a petition is proposed. A district sets its own.</summary>
/// <param name="Elsewhere">When neither place nor category is the same.</param>
/// <param name="SamePlaceOrCategory">When one of them is the same.</param>
/// <param name="SamePlaceAndCategory">When both are the same.</param>
public sealed record DuplicateThresholds(int Elsewhere = 600, int SamePlaceOrCategory = 450, int SamePlaceAndCategory = 250)
{
    internal int For(DuplicateGrounds grounds) => (grounds & (DuplicateGrounds.SamePlace | DuplicateGrounds.SameCategory)) switch
    {
        DuplicateGrounds.SamePlace | DuplicateGrounds.SameCategory => SamePlaceAndCategory,
        DuplicateGrounds.None => Elsewhere,
        _ => SamePlaceOrCategory,
    };
}
