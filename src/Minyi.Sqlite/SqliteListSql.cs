using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Minyi.Storage.Lists;

namespace Minyi.Sqlite;

/// <summary>The SQL of one branch of a list: the index that gives it in order is named, so that no plan of SQLite's comes to another.</summary>
internal sealed class SqliteListSql
{
    /// <summary>The columns by which rows are found, those that fewer rows share first.</summary>
    private static readonly ListColumn[] Selective =
    [
        ListColumn.Meeting, ListColumn.Petitioner, ListColumn.Representative, ListColumn.Unit, ListColumn.Category, ListColumn.Studio, ListColumn.State, ListColumn.Kind,
    ];

    private readonly SqliteCommand _command;
    private readonly ListBranch _branch;
    private readonly string _list;
    private readonly ListColumn? _driver;
    private readonly StringBuilder _where = new();

    /// <summary>The SQL of a branch, in a command that may hold others.</summary>
    internal SqliteListSql(SqliteCommand command, ListBranch branch, long list)
    {
        _command = command;
        _branch = branch;
        _list = list.ToString(CultureInfo.InvariantCulture);
        _driver = IsOfPetitions || IsOfKey ? null : Selective.Where(branch.Equal.ContainsKey).Cast<ListColumn?>().FirstOrDefault();
        Where();
    }

    private bool IsOfPetitions => _branch.Petitions is not null;

    private bool IsOfKey => !IsOfPetitions && !_branch.Keys.IsEmpty;

    /// <summary>Reads a page.</summary>
    internal string Select(string columns, PetitionOrder order, ListPlace? after, int limit)
    {
        string of = IsOfKey && order == PetitionOrder.Due ? "k" : "l";
        string sort = order == PetitionOrder.Due ? $"{of}.due_at" : "l.registered_at";
        string place = after is { } row ? $" AND ({sort}, {of}.petition) {(order == PetitionOrder.NewestFirst ? '<' : '>')} ({Value(row.Sort)}, {Value(row.Petition.Value)})" : "";
        string direction = order == PetitionOrder.NewestFirst ? " DESC" : "";
        return $"SELECT {columns} FROM {From(order)} WHERE {_where}{place} ORDER BY {sort}{direction}, {of}.petition{direction} LIMIT {limit.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Reads all but the petitions that have one of the keys, in any order.</summary>
    internal string SelectAll(string columns, ImmutableArray<string> without)
    {
        string but = without.IsEmpty ? ""
            : $" AND l.petition NOT IN (SELECT petition FROM minyi_list_key WHERE list = {_list} AND key IN (SELECT value FROM json_each({Value(SqliteJson.Texts(without))})))";
        return $"SELECT {columns} FROM {From(null)} WHERE {_where}{but}";
    }

    internal static string Name(ListColumn column) => column switch
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

    private string From(PetitionOrder? order)
    {
        if (IsOfPetitions)
        {
            return $"json_each({Value(SqliteJson.Texts(_branch.Petitions!.Value.Select(p => p.Value)))}) asked CROSS JOIN minyi_list l ON l.list = {_list} AND l.petition = asked.value";
        }

        if (IsOfKey)
        {
            return "minyi_list_key k CROSS JOIN minyi_list l ON l.list = k.list AND l.petition = k.petition";
        }

        string by = order == PetitionOrder.Due ? "due" : "registered";
        return order is null && _driver is null ? "minyi_list l" : "minyi_list l INDEXED BY minyi_list_" + _driver switch
        {
            null => by,
            ListColumn.Meeting or ListColumn.Petitioner or ListColumn.Representative => Name(_driver.Value),
            { } column => $"{by}_{Name(column)}",
        };
    }

    private void Where()
    {
        _where.Append(IsOfKey ? $"k.list = {_list} AND k.key = {Value(_branch.Keys[0])}" : $"l.list = {_list}").Append(_branch.IsClosed ? " AND l.closed = 1" : " AND l.closed = 0");
        foreach (string key in IsOfKey ? _branch.Keys.Skip(1) : _branch.Keys)
        {
            And($"EXISTS (SELECT 1 FROM minyi_list_key x WHERE x.list = {_list} AND x.key = {Value(key)} AND x.due_at = l.due_at AND x.petition = l.petition)");
        }

        foreach ((ListColumn column, string value) in _branch.Equal)
        {
            And($"l.{Name(column)} = {Value(value)}");
            if (column != _driver && column is ListColumn.State or ListColumn.Kind or ListColumn.Category or ListColumn.Studio or ListColumn.Unit)
            {
                And($"l.{Name(column)}_tag = {Value(PetitionListPlan.Tag(value)!.Value)}");
            }
        }

        Bound("l.month >=", _branch.FromMonth);
        Bound("l.month <=", _branch.ToMonth);
        Bound("l.registered_at >=", _branch.RegisteredFrom is { } first ? SqliteTime.Of(first) : null);
        Bound("l.registered_at <", _branch.RegisteredBefore is { } last ? SqliteTime.Of(last) : null);
        Bound("l.due_at >=", _branch.DueFrom is { } from ? SqliteTime.Ceiling(from) : null);
        Bound("l.due_at <=", _branch.DueTo is { } to ? SqliteTime.Of(to) : null);
        Bound("l.due_at <", _branch.DueFrom is null ? null : long.MaxValue);
        if (_branch.Bases is { } bases)
        {
            And($"l.basis IN (SELECT basis FROM minyi_list_basis WHERE text IN (SELECT value FROM json_each({Value(SqliteJson.Texts(bases))})))");
        }
    }

    private void And(string condition) => _where.Append(" AND ").Append(condition);

    private void Bound(string comparison, long? value)
    {
        if (value is { } bound)
        {
            And($"{comparison} {bound.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>A parameter of the command with a value.</summary>
    private string Value(object value)
    {
        string name = $"$v{_command.Parameters.Count.ToString(CultureInfo.InvariantCulture)}";
        _command.Parameters.AddWithValue(name, value);
        return name;
    }
}
