using Minyi.Petitions;
using Minyi.Petitions.Authority;

namespace Minyi.Storage.Lists;

/// <summary>Reads rows as a store keeps them. Bases are few: each is understood once.</summary>
/// <threadsafety>For one thread at a time.</threadsafety>
public sealed class PetitionRowReader
{
    private readonly Dictionary<string, RulesBasis> _bases = new(StringComparer.Ordinal);

    /// <summary>The row that <see cref="PetitionRow.ToJson"/> was written of.</summary>
    /// <param name="json">What <see cref="PetitionRow.ToJson"/> gave.</param>
    /// <param name="basis">The row's <see cref="PetitionRow.Basis"/>.</param>
    /// <param name="texts">The record of the texts that came with the registration; null when the store knows none.</param>
    /// <exception cref="FormatException">It is no row of this format: the lists are to be made anew.</exception>
    public PetitionRow Read(string json, string basis, PersonalDataReference? texts)
    {
        Guard.Against.Null(json);
        Guard.Against.Null(basis);
        if (!_bases.TryGetValue(basis, out RulesBasis? rules))
        {
            _bases.Add(basis, rules = RulesBasis.Parse(basis));
        }

        return RowJson.Read(json, rules, texts);
    }
}
