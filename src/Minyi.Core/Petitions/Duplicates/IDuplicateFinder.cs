namespace Minyi.Petitions.Duplicates;

/// <summary>Finds petitions that may be about the same matter. A host may put a search engine or a language model behind it.</summary>
public interface IDuplicateFinder
{
    /// <summary>Puts a petition among those that are searched; replaces what was known of it.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="profile">What it is compared by.</param>
    void Add(PetitionId petition, DuplicateProfile profile);

    /// <summary>Takes a petition out, for instance when its petitioner's data is erased.</summary>
    /// <param name="petition">Which petition.</param>
    /// <returns>Whether it was there.</returns>
    bool Remove(PetitionId petition);

    /// <summary>The petitions that may be about the same matter, the likeliest first, equal ones in the ordinal order of ids.</summary>
    /// <param name="profile">What to look for.</param>
    /// <param name="limit">How many at most.</param>
    IReadOnlyList<DuplicateCandidate> Find(DuplicateProfile profile, int limit = 10);
}
