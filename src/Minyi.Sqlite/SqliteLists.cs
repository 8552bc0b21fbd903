using Microsoft.Data.Sqlite;
using Minyi.Storage.Lists;

namespace Minyi.Sqlite;

/// <summary>Writes rows of lists.</summary>
internal static class SqliteLists
{
    /// <summary>The columns of a row and what stands in each.</summary>
    private static readonly (string Name, Func<PetitionRow, object?> Value)[] Columns =
    [
        ("petition", r => r.Listed.Id.Value),
        ("closed", r => r.Listed.IsClosed ? 1 : 0),
        ("state", r => r.Listed.State),
        ("kind", r => r.ValueOf(ListColumn.Kind)),
        ("category", r => r.ValueOf(ListColumn.Category)),
        ("studio", r => r.ValueOf(ListColumn.Studio)),
        ("unit", r => r.ValueOf(ListColumn.Unit)),
        ("representative", r => r.ValueOf(ListColumn.Representative)),
        ("petitioner", r => r.ValueOf(ListColumn.Petitioner)),
        ("meeting", r => r.ValueOf(ListColumn.Meeting)),
        ("head", r => r.Listed.Head?.Value),
        ("state_tag", r => PetitionListPlan.Tag(r.Listed.State)),
        ("kind_tag", r => PetitionListPlan.Tag(r.ValueOf(ListColumn.Kind))),
        ("category_tag", r => PetitionListPlan.Tag(r.ValueOf(ListColumn.Category))),
        ("studio_tag", r => PetitionListPlan.Tag(r.ValueOf(ListColumn.Studio))),
        ("unit_tag", r => PetitionListPlan.Tag(r.ValueOf(ListColumn.Unit))),
        ("month", r => r.Listed.RegisteredMonth),
        ("registered_at", r => SqliteTime.Of(r.Listed.RegisteredAt)),
        ("due_at", r => SqliteTime.OrNever(r.Listed.DueAt)),
        ("basis", r => r.BasisNumber),
        ("texts", r => r.Listed.Texts?.Id.Value),
        ("texts_digest", r => r.Listed.Texts?.Digest.ToArray()),
        ("content", r => r.ToJson()),
    ];

    private static readonly string Upsert =
        $"""
        INSERT INTO minyi_list (list, {string.Join(", ", Columns.Select(c => c.Name))})
        VALUES ($list, {string.Join(", ", Columns.Select(c => "$" + c.Name))})
        ON CONFLICT (list, petition) DO UPDATE SET {string.Join(", ", Columns.Skip(1).Select(Update))}
        """;

    /// <summary>Writes rows into the district's lists.</summary>
    internal static void Write(SqliteSession session, int district, IEnumerable<PetitionRow> rows)
    {
        using IEnumerator<PetitionRow> each = rows.GetEnumerator();
        if (!each.MoveNext())
        {
            return;
        }

        using SqliteCommand current = session.Command("SELECT list FROM minyi_district WHERE district = $district", ("$district", district));
        Write(session, district, (long)current.ExecuteScalar()!, Rest(each));
    }

    /// <summary>Writes rows into lists that may not be the district's yet.</summary>
    internal static void Write(SqliteSession session, int district, long list, IEnumerable<PetitionRow> rows)
    {
        using SqliteCommand basis = session.Command(
            "INSERT INTO minyi_list_basis (district, basis, text) VALUES ($district, $basis, $text) ON CONFLICT (district, basis) DO NOTHING",
            ("$district", district), ("$basis", 0L), ("$text", ""));
        using SqliteCommand row = session.Command(Upsert, [("$list", list), .. Columns.Select(c => ("$" + c.Name, (object?)null))]);
        using SqliteCommand forget = session.Command("DELETE FROM minyi_list_key WHERE list = $list AND petition = $petition", ("$list", list), ("$petition", ""));
        using SqliteCommand key = session.Command(
            "INSERT INTO minyi_list_key (list, key, due_at, petition) VALUES ($list, $key, $due_at, $petition)", ("$list", list), ("$key", ""), ("$due_at", 0L), ("$petition", ""));
        HashSet<long> bases = [];
        foreach (PetitionRow one in rows)
        {
            if (bases.Add(one.BasisNumber))
            {
                Run(basis, ("$basis", one.BasisNumber), ("$text", one.Basis));
            }

            foreach ((string name, Func<PetitionRow, object?> value) in Columns)
            {
                row.Parameters["$" + name].Value = value(one) ?? DBNull.Value;
            }

            row.ExecuteNonQuery();
            Run(forget, ("$petition", one.Listed.Id.Value));
            foreach (string each in one.Keys)
            {
                Run(key, ("$key", each), ("$due_at", SqliteTime.OrNever(one.Listed.DueAt)), ("$petition", one.Listed.Id.Value));
            }
        }
    }

    private static IEnumerable<PetitionRow> Rest(IEnumerator<PetitionRow> begun)
    {
        do
        {
            yield return begun.Current;
        }
        while (begun.MoveNext());
    }

    private static string Update((string Name, Func<PetitionRow, object?> Value) column) =>
        column.Name is "texts" or "texts_digest" ? $"{column.Name} = coalesce(excluded.{column.Name}, minyi_list.{column.Name})" : $"{column.Name} = excluded.{column.Name}";

    private static void Run(SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach ((string name, object value) in values)
        {
            command.Parameters[name].Value = value;
        }

        command.ExecuteNonQuery();
    }
}
