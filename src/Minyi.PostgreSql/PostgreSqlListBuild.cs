using Minyi.Storage;
using Minyi.Storage.Lists;

namespace Minyi.PostgreSql;

/// <summary>Makes a district's lists anew beside those that are read, and takes them in their place.</summary>
internal sealed class PostgreSqlListBuild(PostgreSqlDatabase database, PostgreSqlPetitionStore store)
{
    private const int AtOnce = 500;
    private const string Old = "SELECT list FROM minyi_lists WHERE district = $1 AND list <> (SELECT list FROM minyi_district WHERE district = $1)";

    internal async Task<long> RunAsync(Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken)
    {
        await ClearAsync(cancellationToken).ConfigureAwait(false);
        long list = await ScalarAsync("INSERT INTO minyi_lists (district) VALUES ($1) RETURNING list", cancellationToken).ConfigureAwait(false);
        long head = await HeadAsync(cancellationToken).ConfigureAwait(false);
        string after = "";
        while (true)
        {
            string[] petitions = await TextsAsync("SELECT DISTINCT petition FROM minyi_event WHERE district = $1 AND petition > $2 ORDER BY petition LIMIT 500", after, cancellationToken).ConfigureAwait(false);
            if (petitions.Length == 0)
            {
                break;
            }

            await WriteAsync(list, petitions, fold, cancellationToken).ConfigureAwait(false);
            after = petitions[^1];
        }

        // What was appended meanwhile, until little is left for the moment in which appends wait.
        while (await ChangedAsync(head, cancellationToken).ConfigureAwait(false) is { Length: > AtOnce } changed)
        {
            head = await HeadAsync(cancellationToken).ConfigureAwait(false);
            foreach (string[] some in changed.Chunk(AtOnce))
            {
                await WriteAsync(list, some, fold, cancellationToken).ConfigureAwait(false);
            }
        }

        long count = await PostgreSqlSession.RunAsync(database, null, SwapAsync, cancellationToken).ConfigureAwait(false);
        await ClearAsync(CancellationToken.None).ConfigureAwait(false);
        return count;

        async Task<long> SwapAsync(PostgreSqlSession session)
        {
            await session.QueryAsync((_, _) => { }, cancellationToken, PostgreSqlHead.Lock(database)).ConfigureAwait(false);
            PetitionRow[] rows = await RowsAsync(await ChangedAsync(head, cancellationToken).ConfigureAwait(false), fold, cancellationToken).ConfigureAwait(false);
            await WriteAsync(session, list, rows, cancellationToken).ConfigureAwait(false);
            long there = 0;
            await session.QueryAsync(
                (_, reader) => there = reader.GetInt64(0),
                cancellationToken,
                PostgreSqlSession.Command("UPDATE minyi_district SET list = $2, listed = true WHERE district = $1", database.District, list),
                PostgreSqlSession.Command("SELECT count(*) FROM minyi_list WHERE list = $1", list)).ConfigureAwait(false);
            return there;
        }
    }

    /// <summary>Removes the rows of lists that are not the district's, some at a time: those before, and those that nobody finished.</summary>
    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        string[] deletions =
        [
            $"DELETE FROM minyi_list WHERE ctid IN (SELECT ctid FROM minyi_list WHERE list IN ({Old}) LIMIT 5000)",
            $"DELETE FROM minyi_list_key WHERE ctid IN (SELECT ctid FROM minyi_list_key WHERE list IN ({Old}) LIMIT 20000)",
            $"DELETE FROM minyi_lists WHERE list IN ({Old})",
        ];
        foreach (string deletion in deletions)
        {
            int deleted;
            do
            {
                deleted = await PostgreSqlSession.RunAsync(
                    database, null, session => session.ExecuteAsync(cancellationToken, PostgreSqlSession.Command(deletion, database.District)), cancellationToken).ConfigureAwait(false);
            }
            while (deleted > 0);
        }
    }

    private async Task WriteAsync(long list, string[] petitions, Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken)
    {
        PetitionRow[] rows = await RowsAsync(petitions, fold, cancellationToken).ConfigureAwait(false);
        await PostgreSqlSession.RunAsync(database, null, session => WriteAsync(session, list, rows, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes rows, as long as nobody has begun to make the lists anew again.</summary>
    private async Task<bool> WriteAsync(PostgreSqlSession session, long list, PetitionRow[] rows, CancellationToken cancellationToken)
    {
        bool there = false;
        await session.QueryAsync(
            (_, _) => there = true, cancellationToken, PostgreSqlSession.Command("SELECT list FROM minyi_lists WHERE list = $1 FOR SHARE", list)).ConfigureAwait(false);
        if (!there)
        {
            throw new InvalidOperationException("Another rebuild of these lists was begun meanwhile: its lists will be taken.");
        }

        if (rows.Length > 0)
        {
            await session.ExecuteAsync(cancellationToken, PostgreSqlLists.Write(database.District, list, rows)).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>The rows of petitions; none of one that is damaged, or that the rules cannot read.</summary>
    private async Task<PetitionRow[]> RowsAsync(string[] petitions, Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken)
    {
        List<PetitionRow> rows = [];
        foreach (PetitionId petition in petitions.Select(PetitionId.FromRecord))
        {
            try
            {
                if (fold(petition, await store.ReadAsync(petition, 0, cancellationToken).ConfigureAwait(false)) is { } row)
                {
                    rows.Add(row);
                }
            }
            catch (Exception e) when (e is CorruptRecordException or FormatException or ArgumentException or ArithmeticException)
            {
                continue;
            }
        }

        return [.. rows];
    }

    private Task<string[]> ChangedAsync(long head, CancellationToken cancellationToken) =>
        TextsAsync("SELECT DISTINCT petition FROM minyi_event WHERE district = $1 AND partition = 0 AND number > $2", head, cancellationToken);

    private Task<long> HeadAsync(CancellationToken cancellationToken) => ScalarAsync("SELECT head FROM minyi_stream WHERE district = $1 AND partition = 0", cancellationToken);

    private async Task<long> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        long scalar = 0;
        await database.QueryAsync(reader => scalar = reader.GetInt64(0), sql, cancellationToken, database.District).ConfigureAwait(false);
        return scalar;
    }

    private async Task<string[]> TextsAsync(string sql, object parameter, CancellationToken cancellationToken)
    {
        List<string> texts = [];
        await database.QueryAsync(reader => texts.Add(reader.GetString(0)), sql, cancellationToken, database.District, parameter).ConfigureAwait(false);
        return [.. texts];
    }
}
