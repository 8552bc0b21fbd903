using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Storage.Lists;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>The lists at one moment, whoever writes meanwhile: in a transaction that sees one snapshot.</summary>
internal sealed class PostgreSqlListMoment(PostgreSqlSession session)
{
    private const string RowColumns = "l.content, l.basis, l.texts, l.texts_digest";

    private readonly PetitionRowReader _reader = new();
    private long _list;

    internal Dictionary<long, string> Bases { get; } = [];

    internal async Task BeginAsync(int district, CancellationToken cancellationToken)
    {
        bool listed = false;
        await session.QueryAsync(
            (command, reader) =>
            {
                if (command == 0)
                {
                    (_list, listed) = (reader.GetInt64(0), reader.GetBoolean(1));
                }
                else
                {
                    Bases.Add(reader.GetInt64(0), reader.GetString(1));
                }
            },
            cancellationToken,
            PostgreSqlSession.Command("SELECT list, listed FROM minyi_district WHERE district = $1", district),
            PostgreSqlSession.Command("SELECT basis, text FROM minyi_list_basis WHERE district = $1", district)).ConfigureAwait(false);
        if (!listed)
        {
            throw new InvalidOperationException("The database is from before there were lists: make them once, with RebuildAsync.");
        }
    }

    internal async ValueTask<IReadOnlyList<IReadOnlyList<PetitionRow>>> ReadAsync(PetitionOrder order, IReadOnlyList<ListFetch> fetches, CancellationToken cancellationToken)
    {
        List<PetitionRow>[] rows = [.. fetches.Select(_ => new List<PetitionRow>())];
        await session.QueryAsync((command, reader) => rows[command].Add(Row(reader)), cancellationToken, [.. fetches.Select(f => Fetch(order, f))]).ConfigureAwait(false);
        return rows;
    }

    internal async Task<PetitionRow?> FindAsync(PetitionId petition, CancellationToken cancellationToken)
    {
        PetitionRow? row = null;
        await session.QueryAsync(
            (_, reader) => row = Row(reader),
            cancellationToken,
            PostgreSqlSession.Command($"SELECT {RowColumns} FROM minyi_list l WHERE l.list = $1 AND l.petition = $2", _list, petition.Value)).ConfigureAwait(false);
        return row;
    }

    internal async Task<ImmutableArray<PetitionCount>> CountAsync(PetitionListPlan plan, PetitionGroup group, CancellationToken cancellationToken)
    {
        if (plan.Branches.IsEmpty)
        {
            return [];
        }

        string by = group == PetitionGroup.Month ? "l.month::text" : "l." + group switch
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
        NpgsqlBatchCommand command = new();
        IEnumerable<string> parts = [.. plan.Branches.Select(b => new PostgreSqlListSql(command, b, _list).SelectAll(once ? $"{by} AS g" : $"l.petition, {by} AS g", plan.Without))];
        Set(command, $"SELECT g, count(*) FROM ({string.Join(once ? " UNION ALL " : " UNION ", parts)}) u GROUP BY g");
        List<PetitionCount> counts = [];
        await session.QueryAsync((_, reader) => counts.Add(new(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt64(1))), cancellationToken, command).ConfigureAwait(false);
        return PetitionListPlan.Counted(counts);
    }

    /// <summary>The petitions that are tied to one by being handled together, in any number of steps.</summary>
    internal async Task<HashSet<PetitionId>> MatterAsync(PetitionId one, CancellationToken cancellationToken)
    {
        HashSet<PetitionId> all = [one];
        PetitionId[] next = [one];
        while (next.Length > 0)
        {
            List<PetitionId> found = [];
            await session.QueryAsync(
                (_, reader) => found.AddRange([PetitionId.FromRecord(reader.GetString(0)), PetitionId.FromRecord(reader.GetString(1))]),
                cancellationToken,
                PostgreSqlSession.Command(
                    """
                    SELECT petition, head FROM minyi_list WHERE list = $1 AND petition = ANY($2) AND head IS NOT NULL
                    UNION ALL SELECT petition, head FROM minyi_list WHERE list = $1 AND head = ANY($2)
                    """,
                    _list,
                    next.Select(p => p.Value).ToArray())).ConfigureAwait(false);
            next = [.. found.Where(all.Add)];
        }

        return all;
    }

    private static void Set(NpgsqlBatchCommand command, string sql)
    {
#pragma warning disable CA2100 // Minyi's own words: what others bring is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
    }

    private NpgsqlBatchCommand Fetch(PetitionOrder order, ListFetch fetch)
    {
        NpgsqlBatchCommand command = new();
        Set(command, new PostgreSqlListSql(command, fetch.Branch, _list).Select(RowColumns, order, fetch.After, fetch.Limit));
        return command;
    }

    private PetitionRow Row(NpgsqlDataReader reader)
    {
        PersonalDataReference? texts = reader.IsDBNull(2) ? null : new(PersonalDataId.FromRecord(reader.GetString(2)), new Digest(reader.GetFieldValue<byte[]>(3)));
        return _reader.Read(reader.GetString(0), Bases[reader.GetInt64(1)], texts);
    }
}
