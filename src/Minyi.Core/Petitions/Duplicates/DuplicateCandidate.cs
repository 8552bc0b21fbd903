namespace Minyi.Petitions.Duplicates;

/// <summary>Why a petition may be a duplicate.</summary>
[Flags]
public enum DuplicateGrounds
{
    /// <summary>No ground.</summary>
    None = 0,

    /// <summary>Both carry the same number of another system.</summary>
    SameReference = 1,

    /// <summary>Both are about the same place.</summary>
    SamePlace = 2,

    /// <summary>Both are of the same category.</summary>
    SameCategory = 4,

    /// <summary>Their texts are alike.</summary>
    SimilarText = 8,
}

/// <summary>A petition that may be about the same matter. A person decides; the machine links and merges nothing.</summary>
/// <param name="Petition">Which petition.</param>
/// <param name="Grounds">Why it may be a duplicate.</param>
/// <param name="Similarity">How alike the texts are, 0 to 1000.</param>
public sealed record DuplicateCandidate(PetitionId Petition, DuplicateGrounds Grounds, int Similarity);
