using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Districts;
using Minyi.Grid.Assignment;

namespace Minyi.Cli.Grid;

/// <summary><c>minyi grid assign --costs F --capacities C</c> or <c>--people P --representatives R</c>.</summary>
internal sealed class AssignCommand : MinyiCommand
{
    private readonly Option<string?> _costs;
    private readonly Option<string?> _capacities;
    private readonly Option<string?> _people;
    private readonly Option<string?> _representatives;
    private readonly Option<string?> _certificate;

    public AssignCommand(Language language)
        : base(
            "assign", language,
            new("以最小总成本为每个联系对象确定一名代表，并给出对偶价格作为证明", "names a representative for everyone at the least total cost, with dual prices as the proof"),
            "minyi grid assign --people samples/data/grid/people.csv --representatives samples/data/grid/representatives.csv",
            "minyi grid assign --costs samples/data/grid/costs.csv --capacities samples/data/grid/capacities.csv --certificate -")
    {
        _costs = AddOption("--costs", "F", new("CSV：who,representative,cost；未列出的组合不允许", "CSV: who,representative,cost; a missing pair is forbidden"));
        _capacities = AddOption("--capacities", "C", new("CSV：representative,minimum,maximum", "CSV: representative,minimum,maximum"));
        _people = AddOption("--people", "P", new("CSV：id,x,y（米）；成本为直线距离，取整到米", "CSV: id,x,y (metres); the cost is the distance in whole metres"));
        _representatives = AddOption("--representatives", "R", new("CSV：id,x,y,minimum,maximum", "CSV: id,x,y,minimum,maximum"));
        _certificate = AddOption("--certificate", "F", new("把证明（JSON）写入此文件；无解时写入冲突", "write the certificate (JSON) to this file; without a solution, the conflict"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        AssignmentInput input = AssignmentInput.Read(invocation, _costs, _capacities, _people, _representatives);
        if (!ContactMatching.TryFind(input.Who, input.Capacities, input.Costs, out ContactMatching? matching, out ContactConflict? conflict))
        {
            invocation.Note(conflict.ToRefusal().Reasons[0].Text);
            WriteCertificate(invocation, json => WriteConflict(json, conflict));
            return ExitCode.No;
        }

        Dictionary<string, RepresentativeId> chosen = matching.Matches.ToDictionary(m => m.Who, m => m.Representative, StringComparer.Ordinal);
        ResultTable table = new(["who", "representative", .. input.OtherColumns]);
        for (int i = 0; i < input.Who.Count; i++)
        {
            table.Add([input.Who[i], chosen[input.Who[i]].Value, .. input.Carried[i]]);
        }

        invocation.Write(table);
        WriteCertificate(invocation, json => WriteProof(json, matching));
        return ExitCode.Done;
    }

    private void WriteCertificate(Invocation invocation, Action<Utf8JsonWriter> content)
    {
        if (invocation.Value(_certificate) is not { } path)
        {
            return;
        }

        using Stream stream = invocation.OpenFile(path);
        using Utf8JsonWriter json = new(stream, TableWriter.Json);
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteProof(Utf8JsonWriter json, ContactMatching matching)
    {
        json.WriteNumber("objective", matching.Objective);
        json.WriteStartObject("prices");
        foreach (RepresentativePrice price in matching.Prices)
        {
            json.WriteNumber(price.Representative.Value, price.Price);
        }

        json.WriteEndObject();
        json.WriteStartObject("values");
        foreach (ContactMatch match in matching.Matches)
        {
            json.WriteNumber(match.Who, match.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteConflict(Utf8JsonWriter json, ContactConflict conflict)
    {
        json.WriteStartObject("conflict");
        json.WriteString("kind", conflict.ToRefusal().Reasons[0].Code);
        json.WriteIds("who", conflict.Who);
        json.WriteIds("representatives", conflict.Representatives.Select(r => r.Value));
        json.WriteNumber("places", conflict.Places);
        json.WriteEndObject();
    }
}
