using System.Collections.Immutable;
using System.Text;
using Minyi.Storage.Lists;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>The SQL of one branch of a list.</summary>
internal sealed class PostgreSqlListSql
{
    private readonly NpgsqlBatchCommand _command;
    private readonly ListBranch _branch;
    private readonly string _list;
    private readonly StringBuilder _where = new();

    /// <summary>The SQL of a branch, in a command that may hold others.</summary>
    internal PostgreSqlListSql(NpgsqlBatchCommand command, ListBranch branch, long list)
    {
        _command = command;
        _branch = branch;
        _list = PostgreSqlTime.Number(list);
        Where();
    }

    private bool IsOfKey => _branch.Petitions is null && !_branch.Keys.IsEmpty;

    private string From => IsOfKey ? "minyi_list_key k JOIN minyi_list l ON l.list = k.list AND l.petition = k.petition" : "minyi_list l";

    /// <summary>Reads a page.</summary>
    internal string Select(string columns, PetitionOrder order, ListPlace? after, int limit)
    {
        string of = IsOfKey && order == PetitionOrder.Due ? "k" : "l";
        string sort = order == PetitionOrder.Due ? $"{of}.due_at" : "l.registered_at";
        string place = after is { } row ? $" AND ({sort}, {of}.petition) {(order == PetitionOrder.NewestFirst ? '<' : '>')} ({Value(row.Sort)}, {Value(row.Petition.Value)})" : "";
        string direction = order == PetitionOrder.NewestFirst ? " DESC" : "";
        return $"SELECT {columns} FROM {From} WHERE {_where}{place} ORDER BY {sort}{direction}, {of}.petition{direction} LIMIT {PostgreSqlTime.Number(limit)}";
    }

    /// <summary>Reads all but the petitions that have one of the keys, in any order.</summary>
    internal string SelectAll(string columns, ImmutableArray<string> without)
    {
        string but = without.IsEmpty ? "" : $" AND l.petition NOT IN (SELECT petition FROM minyi_list_key WHERE list = {_list} AND key = ANY({Value(without.ToArray())}))";
        return $"SELECT {columns} FROM {From} WHERE {_where}{but}";
    }

    private static string Name(ListColumn column) => column switch
    {
        ListColumn.State => "state",
        ListColumn.Kind => "kind",
        ListColumn.Category => "category",
        ListColumn.Studio => "studio",
        ListColumn.Unit => "unit",
        ListColumn.Representative => "representative",
        ListColumn.Petitioner => "petitioner",
        ListColumn.Meeting => "meeting",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "A list has no such column."),
    };

    private void Where()
    {
        _where.Append(IsOfKey ? $"k.list = {_list} AND k.key = {Value(_branch.Keys[0])}" : $"l.list = {_list}").Append(_branch.IsClosed ? " AND l.closed" : " AND NOT l.closed");
        foreach (string key in IsOfKey ? _branch.Keys.Skip(1) : _branch.Keys)
        {
            And($"EXISTS (SELECT 1 FROM minyi_list_key x WHERE x.list = {_list} AND x.key = {Value(key)} AND x.due_at = l.due_at AND x.petition = l.petition)");
        }

        foreach ((ListColumn column, string value) in _branch.Equal)
        {
            And($"l.{Name(column)} = {Value(value)}");

            // The tag is looked at in the index of another column, before the row is. It says nothing that the column does not.
            if (_branch.Equal.Count > 1 && column is ListColumn.State or ListColumn.Kind or ListColumn.Category or ListColumn.Studio or ListColumn.Unit)
            {
                And($"l.{Name(column)}_tag = {Value(PetitionListPlan.Tag(value)!.Value)}");
            }
        }

        if (_branch.Petitions is { } petitions)
        {
            And($"l.petition = ANY({Value(petitions.Select(p => p.Value).ToArray())})");
        }

        Bound("l.month >=", _branch.FromMonth);
        Bound("l.month <=", _branch.ToMonth);
        Bound("l.registered_at >=", _branch.RegisteredFrom is { } first ? PostgreSqlTime.Microseconds(first) : null);
        Bound("l.registered_at <", _branch.RegisteredBefore is { } last ? PostgreSqlTime.Microseconds(last) : null);
        Bound("l.due_at >=", _branch.DueFrom is { } from ? PostgreSqlTime.Ceiling(from) : null);
        Bound("l.due_at <=", _branch.DueTo is { } to ? PostgreSqlTime.Microseconds(to) : null);
        Bound("l.due_at <", _branch.DueFrom is null ? null : long.MaxValue);
        if (_branch.Bases is { } bases)
        {
            And($"l.basis IN (SELECT basis FROM minyi_list_basis WHERE text = ANY({Value(bases.ToArray())}))");
        }
    }

    private void And(string condition) => _where.Append(" AND ").Append(condition);

    private void Bound(string comparison, long? value)
    {
        if (value is { } bound)
        {
            And($"{comparison} {PostgreSqlTime.Number(bound)}");
        }
    }

    /// <summary>A parameter of the command with a value.</summary>
    private string Value(object value)
    {
        _command.Parameters.Add(new NpgsqlParameter { Value = value });
        return "$" + PostgreSqlTime.Number(_command.Parameters.Count);
    }
}
