using System.Numerics;
using Minyi.Cli.Execution;
using Minyi.Numerics;
using Minyi.Reporting.Tables;

namespace Minyi.Cli.Tables;

/// <summary>A row: fields by the name of the column. The typed readers note a fault and give a default value where a field is wrong, so that reading goes on.</summary>
internal sealed class CsvRow(CsvFile file, long line, string[] fields)
{
    /// <summary>The line on which the row begins, from 1.</summary>
    public long Line => line;

    /// <summary>The field as it stands in the file; empty where the column does not exist.</summary>
    public string this[string column] => file.PlaceOf(column) is var place and >= 0 ? fields[place] : "";

    /// <summary>The fields of several columns as they stand, for carrying through; those that were read as numbers are numbers in JSON.</summary>
    public IEnumerable<Cell> Carried(IReadOnlyList<string> columns) => columns.Select(c => file.Numeric.Contains(c) ? Cell.AsRead(this[c]) : this[c]);

    /// <summary>Whether something stands in a column.</summary>
    public bool Has(string column) => !string.IsNullOrWhiteSpace(this[column]);

    /// <summary>A text that is not empty.</summary>
    public string Text(string column)
    {
        string text = this[column];
        if (string.IsNullOrWhiteSpace(text))
        {
            Fail(column, Expectations.SomeText);
        }

        return text;
    }

    /// <summary>An id that may occur many times.</summary>
    public string Id(string column)
    {
        string id = this[column];
        if (IdKey.Trimmed(id).Length == 0 || id.Any(char.IsControl))
        {
            Fail(column, Expectations.Id);
            return "";
        }

        // The rule is for what the id is after that: blanks around it, as a spreadsheet leaves them, are not part of it.
        string spelling = file.Spelling(column, id, line);
        if (IdentifierRule.Refuse(spelling) is not null)
        {
            Fail(column, Expectations.Id);
            return "";
        }

        return spelling;
    }

    /// <summary>An id that may be left out; empty where it is.</summary>
    public string OptionalId(string column) => IdKey.Trimmed(this[column]).Length == 0 ? "" : Id(column);

    /// <summary>An id that occurs once.</summary>
    /// <param name="column">The column.</param>
    /// <param name="seen">The ids so far with their lines; the new one is added.</param>
    public string UniqueId(string column, Dictionary<string, long> seen)
    {
        string id = Id(column);
        if (id.Length > 0 && !seen.TryAdd(id, line))
        {
            Fail(column, new($"不重复的编号（第 {seen[id]} 行已有）", $"an id that occurs once (it is on line {seen[id]} already)"));
        }

        return id;
    }

    /// <summary>An id that another input has.</summary>
    public string KnownId<T>(string column, IReadOnlyDictionary<string, T> known, string where)
    {
        string id = Id(column);
        if (id.Length > 0 && !known.ContainsKey(id))
        {
            Fail(column, new($"{where} 中有的编号", $"an id of {where}"));
        }

        return id;
    }

    /// <summary>An integer of any size.</summary>
    public BigInteger Integer(string column, BigInteger? least = null, BigInteger? most = null)
    {
        file.Numeric.Add(column);
        if (!TypedText.TryNumber(this[column], out Rational value, file.CommaMayBePoint) || !value.IsInteger || value.Numerator < least || value.Numerator > most)
        {
            Fail(column, Expectations.Integer(least, most));
            return least > 0 ? least.Value : 0;
        }

        return value.Numerator;
    }

    /// <summary>An integer of 64 bits.</summary>
    public long Long(string column, long least = long.MinValue, long most = long.MaxValue) => (long)Integer(column, least, most);

    /// <summary>An integer of 32 bits.</summary>
    public int Int(string column, int least = int.MinValue, int most = int.MaxValue) => (int)Integer(column, least, most);

    /// <summary>An exact number: <c>3</c>, <c>0.25</c>, <c>1/3</c>.</summary>
    public Rational Number(string column, Rational? least = null, Rational? most = null)
    {
        file.Numeric.Add(column);
        if (!TypedText.TryNumber(this[column], out Rational value, file.CommaMayBePoint) || value < least || value > most)
        {
            Fail(column, Expectations.Number(least, most));
            return least > 0 ? least.Value : 0;
        }

        return value;
    }

    /// <summary>A finite binary number.</summary>
    public double Double(string column)
    {
        file.Numeric.Add(column);
        double value = TypedText.TryNumber(this[column], out Rational exact, file.CommaMayBePoint) ? (double)exact : double.NaN;
        if (!double.IsFinite(value))
        {
            Fail(column, Expectations.Real);
            return 0;
        }

        return value;
    }

    /// <summary>A date.</summary>
    public LocalDate Date(string column)
    {
        if (!TypedText.TryDate(this[column], out LocalDate date))
        {
            Fail(column, Expectations.Date);
            return default;
        }

        return date;
    }

    /// <summary><c>true</c> or <c>false</c>, or the Chinese words.</summary>
    public bool Boolean(string column)
    {
        if (!TypedText.TryBoolean(this[column], out bool value))
        {
            Fail(column, Expectations.Boolean);
        }

        return value;
    }

    /// <summary>Notes that a field is not what was expected.</summary>
    public void Fail(string column, LocalizedText expected) => Fail(column, Fault.Quoted(this[column]), expected);

    /// <summary>Notes a fault in a column of this row.</summary>
    public void Fail(string column, LocalizedText found, LocalizedText expected) => file.Faults.Add(new(file.Path, line, file.Shown(column), found, expected));
}
