using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Apportionment;
using Minyi.Grid.Apportionment.Biproportional;
using Minyi.Numerics;

namespace Minyi.Cli.Grid;

/// <summary><c>minyi grid biapportion --input F --rows R --columns C --method M</c>.</summary>
internal sealed class BiapportionCommand : MinyiCommand
{
    private readonly Option<string?> _input;
    private readonly Option<string?> _rows;
    private readonly Option<string?> _columns;
    private readonly Option<string?> _method;
    private readonly Option<string?> _ties;
    private readonly Option<string?> _seed;
    private readonly Option<string?> _certificate;

    public BiapportionCommand(Language language)
        : base(
            "biapportion", language,
            new("按给定的行、列席位合计，把席位双重比例分到各格，并给出证明", "shares seats to cells in proportion both ways, rows and columns given, with the proof"),
            "minyi grid biapportion --input samples/data/grid/uri-2020-votes.csv --rows samples/data/grid/uri-2020-parties.csv --columns samples/data/grid/uri-2020-districts.csv --method webster --certificate -")
    {
        _input = AddOption("--input", "F", new("CSV：row,column,votes；未列出的格为零", "CSV: row,column,votes; a missing cell is zero"));
        _rows = AddOption("--rows", "R", new("CSV：row,seats", "CSV: row,seats"));
        _columns = AddOption("--columns", "C", new("CSV：column,seats", "CSV: column,seats"));
        _method = AddOption("--method", "M", new(
            "分配方法：" + string.Join("、", ApportionmentMethod.BuiltIn.OfType<DivisorMethod>().Select(m => m.Name)),
            "method: " + string.Join(", ", ApportionmentMethod.BuiltIn.OfType<DivisorMethod>().Select(m => m.Name))));
        _ties = AddOption("--ties", "RULE", MethodOptions.Ties);
        _seed = AddOption("--seed", "N", MethodOptions.Seed);
        _certificate = AddOption("--certificate", "C", new("把证明（JSON）写入此文件", "write the certificate (JSON) to this file"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        DivisorMethod method = MethodOptions.Read<DivisorMethod>(invocation, _method);
        TieRule ties = MethodOptions.Rule(invocation, _ties, _seed);
        string input = invocation.Required(_input);
        BiapportionInput table = BiapportionInput.Read(invocation, input, invocation.Required(_rows), invocation.Required(_columns));
        if (!table.Problem.TrySolve(method, ties, out BiproportionalAllocation? allocation, out BiproportionalConflict? conflict))
        {
            return Refused(invocation, conflict, table);
        }

        ResultTable result = new(["row", "column", "seats", .. table.OtherColumns]);
        foreach ((int row, int column, Cell[] carried) in table.Cells)
        {
            result.Add([table.Rows[row], table.Columns[column], allocation[row, column], .. carried]);
        }

        invocation.Write(result);
        if (invocation.Value(_certificate) is { } certificate)
        {
            Write(invocation, certificate, allocation, table);
        }

        return ExitCode.Done;
    }

    /// <summary>Totals that differ are a wrong input; all else is the answer "no", with the rows and columns that prove it.</summary>
    private ExitCode Refused(Invocation invocation, BiproportionalConflict conflict, BiapportionInput table)
    {
        if (conflict.Kind == BiproportionalConflictKind.TotalsDiffer)
        {
            invocation.Faults.Add(new(
                invocation.Required(_columns), null, "seats",
                new($"合计为 {conflict.Available}", $"a total of {conflict.Available}"),
                new($"与 {invocation.Required(_rows)} 的合计 {conflict.Needed} 相等", $"the total of {invocation.Required(_rows)}, {conflict.Needed}")));
            return ExitCode.BadInput;
        }

        invocation.Note(conflict.ToRefusal(table.Rows, table.Columns).Reasons[0].Text);
        return ExitCode.No;
    }

    private static void Write(Invocation invocation, string path, BiproportionalAllocation allocation, BiapportionInput table)
    {
        using Stream stream = invocation.OpenFile(path);
        using Utf8JsonWriter json = new(stream, TableWriter.Json);
        string suffix = allocation.Method.Power == 2 ? "_squared" : "";
        json.WriteStartObject();
        json.WriteString("method", allocation.Method.Name);
        WriteDivisors(json, "row_divisors" + suffix, table.Rows, allocation.RowDivisors);
        WriteDivisors(json, "column_divisors" + suffix, table.Columns, allocation.ColumnDivisors);
        json.WriteStartArray("ties");
        foreach (CellTie tie in allocation.Ties)
        {
            json.WriteStartObject();
            json.WriteNumber("seats", tie.Given.Length);
            WriteCells(json, "among", tie.Among, table);
            WriteCells(json, "given", tie.Given, table);
            json.WriteString("rule", tie.Rule.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteDivisors(Utf8JsonWriter json, string name, IReadOnlyList<string> ids, IReadOnlyList<Rational?> divisors)
    {
        json.WriteStartObject(name);
        for (int i = 0; i < ids.Count; i++)
        {
            if (divisors[i] is { } divisor)
            {
                json.WriteFraction(ids[i], divisor);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteCells(Utf8JsonWriter json, string name, IEnumerable<(int Row, int Column)> cells, BiapportionInput table)
    {
        json.WriteStartArray(name);
        foreach ((int row, int column) in cells)
        {
            json.WriteStartObject();
            json.WriteString("row", table.Rows[row]);
            json.WriteString("column", table.Columns[column]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
