using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Lists;

namespace Minyi.Sqlite;

/// <summary>Lists in a SQLite file: rows are written with the events by <see cref="SqlitePetitionStore"/>, and each list reads an index in its order.</summary>
public sealed class SqlitePetitionQueries : IPetitionQueries
{
    private const string RowColumns = "l.content, l.basis, l.texts, l.texts_digest";

    private readonly SqliteDatabase _database;
    private readonly SqliteListBuild _build;

    /// <summary>Lists in a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="format">How events are written: <see cref="PetitionEventFormat.Current"/>.</param>
    public SqlitePetitionQueries(SqliteDatabase database, IPetitionEventFormat format)
    {
        _database = Guard.Against.Null(database);
        _build = new(database, new(database, Guard.Against.Null(format)));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The file is from before there were lists, and they were not made yet: <see cref="RebuildAsync"/>.</exception>
    public ValueTask<PetitionListPage> QueryAsync(
        PetitionFilter filter, PetitionOrder order, string? cursor = null, int size = IPetitionQueries.DefaultSize, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(filter);
        cancellationToken.ThrowIfCancellationRequested();
        using Moment moment = new(_database);
        PetitionListPlan plan = PetitionListPlan.For(filter, order, cursor, size, moment.Bases.Values, filter.Matter is { } one ? moment.Matter(one) : null);
        return new(Now(plan.RunAsync(fetches => new([.. fetches.Select(f => moment.Read(plan.Order, f, cancellationToken))]))));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PetitionCount>> CountAsync(PetitionFilter filter, PetitionGroup group, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(filter);
        Guard.Against.EnumOutOfRange(group);
        cancellationToken.ThrowIfCancellationRequested();
        using Moment moment = new(_database);
        PetitionListPlan plan = PetitionListPlan.ForCount(filter, moment.Bases.Values, filter.Matter is { } one ? moment.Matter(one) : null);
        return new(filter.Turn is null
            ? moment.Count(plan, group)
            : Now(plan.CountAsync(group, fetches => new([.. fetches.Select(f => moment.Read(plan.Order, f, cancellationToken))]))));
    }

    /// <inheritdoc/>
    public ValueTask<PetitionRow?> FindAsync(PetitionId petition, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using Moment moment = new(_database);
        return new(moment.Find(petition));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Another rebuild was begun meanwhile.</exception>
    public ValueTask<long> RebuildAsync(Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken = default) =>
        new(_build.Run(Guard.Against.Null(fold), cancellationToken));

    /// <summary>What never waits: SQLite answers on the caller's thread.</summary>
    private static T Now<T>(ValueTask<T> done) => done.GetAwaiter().GetResult();

    /// <summary>The lists at one moment, whoever writes meanwhile.</summary>
    private sealed class Moment : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteTransaction _transaction;
        private readonly PetitionRowReader _reader = new();
        private readonly long _list;

        internal Moment(SqliteDatabase database)
        {
            _connection = database.Connect();
            try
            {
                _transaction = _connection.BeginTransaction(deferred: true);
                using SqliteCommand command = Command(
                    """
                    SELECT d.list, d.listed, b.basis, b.text FROM minyi_district d
                    LEFT JOIN minyi_list_basis b ON b.district = d.district
                    WHERE d.district = $district
                    """);
                command.Parameters.AddWithValue("$district", database.District);
                using SqliteDataReader reader = command.ExecuteReader();
                while (reader.Read())
                {
                    _list = reader.GetInt64(0);
                    if (reader.GetInt64(1) == 0)
                    {
                        throw new InvalidOperationException("The file is from before there were lists: make them once, with RebuildAsync.");
                    }

                    if (!reader.IsDBNull(2))
                    {
                        Bases.Add(reader.GetInt64(2), reader.GetString(3));
                    }
                }
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        internal Dictionary<long, string> Bases { get; } = [];

        internal List<PetitionRow> Read(PetitionOrder order, ListFetch fetch, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using SqliteCommand command = Command("");
            SqliteListSql sql = new(command, fetch.Branch, _list);
            Set(command, sql.Select(RowColumns, order, fetch.After, fetch.Limit));
            return Rows(command);
        }

        internal PetitionRow? Find(PetitionId petition)
        {
            using SqliteCommand command = Command($"SELECT {RowColumns} FROM minyi_list l WHERE l.list = $list AND l.petition = $petition");
            command.Parameters.AddWithValue("$list", _list);
            command.Parameters.AddWithValue("$petition", petition.Value);
            return Rows(command).FirstOrDefault();
        }

        internal ImmutableArray<PetitionCount> Count(PetitionListPlan plan, PetitionGroup group)
        {
            if (plan.Branches.IsEmpty)
            {
                return [];
            }

            string by = group == PetitionGroup.Month ? "CAST(l.month AS TEXT)" : "l." + group switch
            {
                PetitionGroup.Kind => "kind",
                PetitionGroup.Category => "category",
                PetitionGroup.Studio => "studio",
                PetitionGroup.Unit => "unit",
                PetitionGroup.Representative => "representative",
                _ => "state",
            };

            // One petition may be in several branches of those that are open, or of those that have ended.
            bool once = plan.Branches.GroupBy(b => b.IsClosed).All(g => g.Count() == 1);
            using SqliteCommand command = Command("");
            IEnumerable<string> parts = [.. plan.Branches.Select(b => new SqliteListSql(command, b, _list).SelectAll(once ? $"{by} AS g" : $"l.petition, {by} AS g", plan.Without))];
            Set(command, $"SELECT g, count(*) FROM ({string.Join(once ? " UNION ALL " : " UNION ", parts)}) GROUP BY g");
            List<PetitionCount> counts = [];
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                counts.Add(new(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt64(1)));
            }

            return PetitionListPlan.Counted(counts);
        }

        /// <summary>The petitions that are tied to one by being handled together, in any number of steps.</summary>
        internal HashSet<PetitionId> Matter(PetitionId one)
        {
            HashSet<PetitionId> all = [one];
            PetitionId[] next = [one];
            while (next.Length > 0)
            {
                using SqliteCommand command = Command(
                    """
                    SELECT l.petition, l.head FROM json_each($next) n CROSS JOIN minyi_list l ON l.list = $list AND l.petition = n.value WHERE l.head IS NOT NULL
                    UNION ALL SELECT l.petition, l.head FROM json_each($next) n CROSS JOIN minyi_list l ON l.list = $list AND l.head = n.value
                    """);
                command.Parameters.AddWithValue("$list", _list);
                command.Parameters.AddWithValue("$next", SqliteJson.Texts(next.Select(p => p.Value)));
                using SqliteDataReader reader = command.ExecuteReader();
                List<PetitionId> found = [];
                while (reader.Read())
                {
                    found.AddRange([PetitionId.FromRecord(reader.GetString(0)), PetitionId.FromRecord(reader.GetString(1))]);
                }

                next = [.. found.Where(all.Add)];
            }

            return all;
        }

        public void Dispose()
        {
            _transaction?.Dispose();
            _connection.Dispose();
        }

        private static void Set(SqliteCommand command, string sql)
        {
#pragma warning disable CA2100 // Minyi's own words: what others bring is a parameter.
            command.CommandText = sql;
#pragma warning restore CA2100
        }

        private SqliteCommand Command(string sql)
        {
            SqliteCommand command = _connection.CreateCommand();
            command.Transaction = _transaction;
            Set(command, sql);
            return command;
        }

        private List<PetitionRow> Rows(SqliteCommand command)
        {
            List<PetitionRow> rows = [];
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                PersonalDataReference? texts = reader.IsDBNull(2) ? null : new(PersonalDataId.FromRecord(reader.GetString(2)), new Digest(reader.GetFieldValue<byte[]>(3)));
                rows.Add(_reader.Read(reader.GetString(0), Bases[reader.GetInt64(1)], texts));
            }

            return rows;
        }
    }
}
