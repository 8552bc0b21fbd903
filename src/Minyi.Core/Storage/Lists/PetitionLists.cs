using System.Collections.Immutable;
using Minyi.Petitions;

namespace Minyi.Storage.Lists;

/// <summary>What goes with lists: making rows of histories, and titles for a page.</summary>
public static class PetitionLists
{
    /// <summary>Makes the row of a history, for <see cref="IPetitionQueries.RebuildAsync"/>.</summary>
    /// <param name="rules">The rules of every workflow, and every version of one, whose petitions the store has. A petition of another has no row.</param>
    /// <example><code>
    /// await queries.RebuildAsync(PetitionLists.Fold(rules));
    /// </code></example>
    public static Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> Fold(params ImmutableArray<PetitionRules> rules)
    {
        PetitionRules[] all = [.. rules.Select(r => Guard.Against.Null(r, nameof(rules)))];
        return (petition, history) =>
        {
            RecordedEvent[] events = [.. Guard.Against.Null(history).Select(e => e.Recorded)];
            PetitionRules? of = events.Length == 0 ? null : Array.Find(all, r => PetitionCache.IsOf(r, events));
            return of is null ? null : PetitionRow.Of(Petition.Fold(petition, of, events), TextsOf(events[0].Event));
        };
    }

    /// <summary>Reads the titles of a page's petitions at once.</summary>
    /// <param name="personalData">Where texts are kept.</param>
    /// <param name="rows">The rows: of a page that the reader may read.</param>
    /// <param name="key">The key of the text that is the title.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The titles that are there; none of what was erased, or came without one.</returns>
    public static async ValueTask<ImmutableDictionary<PetitionId, string>> ReadTitlesAsync(
        IPersonalDataStore personalData, IEnumerable<PetitionRow> rows, string key = "title", CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(personalData);
        ListedPetition[] with = [.. Guard.Against.Null(rows).Select(r => r.Listed).Where(l => l.Texts is not null)];
        IReadOnlyList<PersonalDataReading> readings = await personalData.ReadManyAsync([.. with.Select(l => l.Texts!)], cancellationToken).ConfigureAwait(false);
        return with.Zip(readings, (listed, reading) => (listed.Id, Title: reading.Data?.Fields.GetValueOrDefault(key)))
            .Where(t => t.Title is not null).ToImmutableDictionary(t => t.Id, t => t.Title!);
    }

    /// <summary>The record of the texts that came with a registration.</summary>
    internal static PersonalDataReference? TextsOf(PetitionEvent first) => first.Data.IsDefaultOrEmpty ? null : first.Data[0];
}
