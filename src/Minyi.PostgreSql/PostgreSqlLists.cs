using Minyi.Storage.Lists;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Writes rows of lists.</summary>
internal static class PostgreSqlLists
{
    private static readonly string[] Columns =
    [
        "petition", "closed", "state", "kind", "category", "studio", "unit", "representative", "petitioner", "meeting", "head",
        "state_tag", "kind_tag", "category_tag", "studio_tag", "unit_tag", "month", "registered_at", "due_at", "basis", "texts", "texts_digest", "content",
    ];

    private static readonly string Upsert =
        $"""
        INSERT INTO minyi_list (list, {string.Join(", ", Columns)})
        SELECT coalesce($2, (SELECT list FROM minyi_district WHERE district = $1)), u.*
        FROM unnest({string.Join(", ", Enumerable.Range(3, Columns.Length).Select(i => "$" + PostgreSqlTime.Number(i)))}) u
        ON CONFLICT (list, petition) DO UPDATE SET {string.Join(", ", Columns.Skip(1).Select(Update))}
        """;

    /// <summary>The commands that write rows, each of another petition.</summary>
    /// <param name="district">The district.</param>
    /// <param name="list">The lists to write to; null for the district's.</param>
    /// <param name="rows">The rows.</param>
    internal static NpgsqlBatchCommand[] Write(int district, long? list, PetitionRow[] rows)
    {
        if (rows.Length == 0)
        {
            return [];
        }

        object number = list is { } given ? given : DBNull.Value;
        PetitionRow[] bases = [.. rows.DistinctBy(r => r.BasisNumber)];
        (string Petition, string Key, long DueAt)[] keys = [.. rows.SelectMany(r => r.Keys.Select(k => (r.Listed.Id.Value, k, PostgreSqlTime.OrNever(r.Listed.DueAt))))];
        return
        [
            PostgreSqlSession.Command(
                "INSERT INTO minyi_list_basis (district, basis, text) SELECT $1, u.* FROM unnest($2, $3) u ON CONFLICT (district, basis) DO NOTHING",
                district,
                bases.Select(r => r.BasisNumber).ToArray(),
                bases.Select(r => r.Basis).ToArray()),
            Command(Upsert, district, number, [.. Values(rows)]),
            Command(
                """
                DELETE FROM minyi_list_key
                WHERE list = coalesce($2, (SELECT list FROM minyi_district WHERE district = $1)) AND petition = ANY($3)
                    AND (petition, key, due_at) NOT IN (SELECT * FROM unnest($4, $5, $6))
                """,
                district,
                number,
                [Column(r => r.Listed.Id.Value), .. Keys()]),
            Command(
                """
                INSERT INTO minyi_list_key (list, petition, key, due_at)
                SELECT coalesce($2, (SELECT list FROM minyi_district WHERE district = $1)), u.* FROM unnest($3, $4, $5) u
                ON CONFLICT DO NOTHING
                """,
                district,
                number,
                [.. Keys()]),
        ];

        T[] Column<T>(Func<PetitionRow, T> value) => [.. rows.Select(value)];

        IEnumerable<object> Keys() => [keys.Select(k => k.Petition).ToArray(), keys.Select(k => k.Key).ToArray(), keys.Select(k => k.DueAt).ToArray()];
    }

    private static IEnumerable<object> Values(PetitionRow[] rows)
    {
        yield return rows.Select(r => r.Listed.Id.Value).ToArray();
        yield return rows.Select(r => r.Listed.IsClosed).ToArray();
        foreach (ListColumn column in (ListColumn[])
            [ListColumn.State, ListColumn.Kind, ListColumn.Category, ListColumn.Studio, ListColumn.Unit, ListColumn.Representative, ListColumn.Petitioner, ListColumn.Meeting])
        {
            yield return rows.Select(r => r.ValueOf(column)).ToArray();
        }

        yield return rows.Select(r => r.Listed.Head?.Value).ToArray();
        foreach (ListColumn column in (ListColumn[])[ListColumn.State, ListColumn.Kind, ListColumn.Category, ListColumn.Studio, ListColumn.Unit])
        {
            yield return rows.Select(r => PetitionListPlan.Tag(r.ValueOf(column)) ?? 0).ToArray();
        }

        yield return rows.Select(r => r.Listed.RegisteredMonth).ToArray();
        yield return rows.Select(r => PostgreSqlTime.Microseconds(r.Listed.RegisteredAt)).ToArray();
        yield return rows.Select(r => PostgreSqlTime.OrNever(r.Listed.DueAt)).ToArray();
        yield return rows.Select(r => r.BasisNumber).ToArray();
        yield return rows.Select(r => r.Listed.Texts?.Id.Value).ToArray();
        yield return rows.Select(r => r.Listed.Texts?.Digest.ToArray()).ToArray();
        yield return rows.Select(r => r.ToJson()).ToArray();
    }

    private static NpgsqlBatchCommand Command(string sql, int district, object list, object[] rest)
    {
        NpgsqlBatchCommand command = PostgreSqlSession.Command(sql, district);
        command.Parameters.Add(new NpgsqlParameter { Value = list, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        foreach (object value in rest)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static string Update(string column) =>
        column is "texts" or "texts_digest" ? $"{column} = coalesce(excluded.{column}, minyi_list.{column})" : $"{column} = excluded.{column}";
}
