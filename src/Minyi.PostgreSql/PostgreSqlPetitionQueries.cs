using System.Collections.Immutable;
using System.Data;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Lists in PostgreSQL: rows are written with the events by <see cref="PostgreSqlPetitionStore"/>, and each list reads an index in its order.</summary>
public sealed class PostgreSqlPetitionQueries : IPetitionQueries
{
    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlListBuild _build;

    /// <summary>Lists in a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="format">How events are written: <see cref="PetitionEventFormat.Current"/>.</param>
    public PostgreSqlPetitionQueries(PostgreSqlDatabase database, IPetitionEventFormat format)
    {
        _database = Guard.Against.Null(database);
        _build = new(database, new(database, Guard.Against.Null(format)));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The database is from before there were lists, and they were not made yet: <see cref="RebuildAsync"/>.</exception>
    public async ValueTask<PetitionListPage> QueryAsync(
        PetitionFilter filter, PetitionOrder order, string? cursor = null, int size = IPetitionQueries.DefaultSize, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(filter);
        return await AtOneMomentAsync(QueryAsync, cancellationToken).ConfigureAwait(false);

        async Task<PetitionListPage> QueryAsync(PostgreSqlListMoment moment)
        {
            PetitionListPlan plan = PetitionListPlan.For(filter, order, cursor, size, moment.Bases.Values, await MatterAsync(moment, filter, cancellationToken).ConfigureAwait(false));
            return await plan.RunAsync(fetches => moment.ReadAsync(plan.Order, fetches, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<PetitionCount>> CountAsync(PetitionFilter filter, PetitionGroup group, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(filter);
        Guard.Against.EnumOutOfRange(group);
        return await AtOneMomentAsync(CountAsync, cancellationToken).ConfigureAwait(false);

        async Task<ImmutableArray<PetitionCount>> CountAsync(PostgreSqlListMoment moment)
        {
            PetitionListPlan plan = PetitionListPlan.ForCount(filter, moment.Bases.Values, await MatterAsync(moment, filter, cancellationToken).ConfigureAwait(false));
            return filter.Turn is null
                ? await moment.CountAsync(plan, group, cancellationToken).ConfigureAwait(false)
                : await plan.CountAsync(group, fetches => moment.ReadAsync(plan.Order, fetches, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<PetitionRow?> FindAsync(PetitionId petition, CancellationToken cancellationToken = default) =>
        await AtOneMomentAsync(moment => moment.FindAsync(petition, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Another rebuild was begun meanwhile.</exception>
    public async ValueTask<long> RebuildAsync(Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken = default) =>
        await _build.RunAsync(Guard.Against.Null(fold), cancellationToken).ConfigureAwait(false);

    private static async Task<HashSet<PetitionId>?> MatterAsync(PostgreSqlListMoment moment, PetitionFilter filter, CancellationToken cancellationToken) =>
        filter.Matter is { } one ? await moment.MatterAsync(one, cancellationToken).ConfigureAwait(false) : null;

    private async Task<T> AtOneMomentAsync<T>(Func<PostgreSqlListMoment, Task<T>> read, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await _database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                PostgreSqlListMoment moment = new(new(transaction));
                await moment.BeginAsync(_database.District, cancellationToken).ConfigureAwait(false);
                T result = await read(moment).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }
    }
}
