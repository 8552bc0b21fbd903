using System.Collections.Immutable;
using Minyi.Petitions;

namespace Minyi.Storage.Lists;

/// <summary>The lists of a store: rows that are written with the appends, exactly once, and that equal what the histories tell at every moment.</summary>
/// <remarks>
/// Nobody is told of a petition that may not be read: the reader is part of the filter. Lists show no texts: titles are read for a page at once
/// (<see cref="PetitionLists.ReadTitlesAsync"/>).
/// </remarks>
/// <example><code>
/// PetitionListPage page = await queries.QueryAsync(PetitionFilter.InboxOf(clerk), PetitionOrder.Due);
/// while (page.Next is { } cursor)
/// {
///     page = await queries.QueryAsync(PetitionFilter.InboxOf(clerk), PetitionOrder.Due, cursor);
/// }
/// </code></example>
public interface IPetitionQueries
{
    /// <summary>How many rows a page has where nothing else is said.</summary>
    const int DefaultSize = 50;

    /// <summary>The most rows that a page may have.</summary>
    const int MostSize = 1000;

    /// <summary>Lists a page.</summary>
    /// <param name="filter">Which petitions, and who reads.</param>
    /// <param name="order">In which order.</param>
    /// <param name="cursor">Where the page before has ended: its <see cref="PetitionListPage.Next"/>, for the same reader, filter and order; null for the first page.</param>
    /// <param name="size">How many rows at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The page, or a refusal of the cursor. While nothing changes, the pages together have each petition once.</returns>
    /// <exception cref="ArgumentException">
    /// A turn without a reader, or in another order than <see cref="PetitionOrder.Due"/>; closed petitions in that order; a size below 1 or above <see cref="MostSize"/>.
    /// </exception>
    ValueTask<PetitionListPage> QueryAsync(PetitionFilter filter, PetitionOrder order, string? cursor = null, int size = DefaultSize, CancellationToken cancellationToken = default);

    /// <summary>Counts petitions by what they have in common.</summary>
    /// <param name="filter">Which petitions, and who reads.</param>
    /// <param name="group">By what.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One count for each value that is there, the values in the order of their code points, null first.</returns>
    ValueTask<ImmutableArray<PetitionCount>> CountAsync(PetitionFilter filter, PetitionGroup group, CancellationToken cancellationToken = default);

    /// <summary>The row of one petition, for the host's own use: nobody's rights are asked.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The row; null when the lists have none.</returns>
    ValueTask<PetitionRow?> FindAsync(PetitionId petition, CancellationToken cancellationToken = default);

    /// <summary>Makes all rows anew beside the old ones, which are read meanwhile, and takes them in their place. Appends wait only while what was appended meanwhile is caught up with.</summary>
    /// <param name="fold">The row that a history makes; null for one that belongs in no list: <see cref="PetitionLists.Fold"/>.</param>
    /// <param name="cancellationToken">Cancels; the old rows then stay.</param>
    /// <returns>How many rows there are.</returns>
    ValueTask<long> RebuildAsync(Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken = default);
}
