using Microsoft.Data.Sqlite;
using Minyi.Storage;
using Minyi.Storage.Lists;

namespace Minyi.Sqlite;

/// <summary>Makes a district's lists anew beside those that are read, and takes them in their place.</summary>
internal sealed class SqliteListBuild(SqliteDatabase database, SqliteEventReader events)
{
    private const int AtOnce = 200;

    internal long Run(Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken)
    {
        long list = Begin(cancellationToken);
        long head = Head();
        string after = "";
        while (true)
        {
            string[] petitions = Texts("SELECT DISTINCT petition FROM minyi_event WHERE district = $district AND petition > $after ORDER BY petition LIMIT 200", ("$after", after));
            if (petitions.Length == 0)
            {
                break;
            }

            Write(list, petitions, fold, cancellationToken);
            after = petitions[^1];
        }

        // What was appended meanwhile, until little is left for the moment in which appends wait.
        for (string[] changed = Changed(head); changed.Length > AtOnce; changed = Changed(head))
        {
            head = Head();
            foreach (string[] some in changed.Chunk(AtOnce))
            {
                Write(list, some, fold, cancellationToken);
            }
        }

        return Swap(list, head, fold, cancellationToken);
    }

    private long Begin(CancellationToken cancellationToken)
    {
        Clear(cancellationToken);
        using SqliteSession session = new(database, null, cancellationToken);
        using SqliteCommand insert = session.Command("INSERT INTO minyi_lists (district) VALUES ($district) RETURNING list", ("$district", database.District));
        long list = (long)insert.ExecuteScalar()!;
        session.Commit();
        return list;
    }

    private long Swap(long list, long head, Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken)
    {
        long count;
        using (SqliteSession session = new(database, null, cancellationToken))
        {
            CheckIsThere(session, list);
            SqliteLists.Write(session, database.District, list, Rows(Changed(head), fold, cancellationToken));
            using SqliteCommand swap = session.Command("UPDATE minyi_district SET list = $list, listed = 1 WHERE district = $district", ("$list", list), ("$district", database.District));
            swap.ExecuteNonQuery();
            using SqliteCommand counted = session.Command("SELECT count(*) FROM minyi_list WHERE list = $list", ("$list", list));
            count = (long)counted.ExecuteScalar()!;
            session.Commit();
        }

        Clear(CancellationToken.None);
        return count;
    }

    private static void CheckIsThere(SqliteSession session, long list)
    {
        using SqliteCommand there = session.Command("SELECT count(*) FROM minyi_lists WHERE list = $list", ("$list", list));
        if (there.ExecuteScalar() is 0L)
        {
            throw new InvalidOperationException("Another rebuild of these lists was begun meanwhile: its lists will be taken.");
        }
    }

    /// <summary>Removes the rows of lists that are not the district's, some at a time: those before, and those that nobody finished.</summary>
    private void Clear(CancellationToken cancellationToken)
    {
        const string Old = "SELECT list FROM minyi_lists WHERE district = $district AND list <> (SELECT list FROM minyi_district WHERE district = $district)";
        string[] deletions =
        [
            $"DELETE FROM minyi_list WHERE rowid IN (SELECT rowid FROM minyi_list WHERE list IN ({Old}) LIMIT 1000)",
            $"DELETE FROM minyi_list_key WHERE (list, key, due_at, petition) IN (SELECT list, key, due_at, petition FROM minyi_list_key WHERE list IN ({Old}) LIMIT 5000)",
            $"DELETE FROM minyi_lists WHERE list IN ({Old})",
        ];
        foreach (string deletion in deletions)
        {
            for (int deleted = 1; deleted > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using SqliteSession session = new(database, null, cancellationToken);
                using SqliteCommand command = session.Command(deletion, ("$district", database.District));
                deleted = command.ExecuteNonQuery();
                session.Commit();
            }
        }
    }

    private void Write(long list, string[] petitions, Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken)
    {
        PetitionRow[] rows = [.. Rows(petitions, fold, cancellationToken)];
        using SqliteSession session = new(database, null, cancellationToken);
        CheckIsThere(session, list);
        SqliteLists.Write(session, database.District, list, rows);
        session.Commit();
    }

    /// <summary>The rows of petitions; none of one that is damaged, or that the rules cannot read.</summary>
    private IEnumerable<PetitionRow> Rows(string[] petitions, Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken)
    {
        foreach (PetitionId petition in petitions.Select(PetitionId.FromRecord))
        {
            PetitionRow? row;
            try
            {
                row = fold(petition, events.History(petition, 0, cancellationToken));
            }
            catch (Exception e) when (e is CorruptRecordException or FormatException or ArgumentException or ArithmeticException)
            {
                continue;
            }

            if (row is not null)
            {
                yield return row;
            }
        }
    }

    private string[] Changed(long head) => Texts("SELECT DISTINCT petition FROM minyi_event WHERE district = $district AND partition = 0 AND number > $head", ("$head", head));

    private long Head()
    {
        using SqliteConnection connection = database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(number), 0) FROM minyi_event WHERE district = $district AND partition = 0";
        command.Parameters.AddWithValue("$district", database.District);
        return (long)command.ExecuteScalar()!;
    }

    private string[] Texts(string sql, (string Name, object Value) parameter)
    {
        using SqliteConnection connection = database.Connect();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Minyi's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$district", database.District);
        command.Parameters.AddWithValue(parameter.Name, parameter.Value);
        List<string> texts = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return [.. texts];
    }
}
