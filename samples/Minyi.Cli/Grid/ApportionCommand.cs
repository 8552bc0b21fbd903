using System.CommandLine;
using System.Numerics;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Apportionment;

namespace Minyi.Cli.Grid;

/// <summary><c>minyi grid apportion --input F --seats N --method M</c>.</summary>
internal sealed class ApportionCommand : MinyiCommand
{
    private readonly Option<string?> _input;
    private readonly Option<string?> _seats;
    private readonly Option<string?> _method;
    private readonly Option<string?> _ties;
    private readonly Option<string?> _seed;
    private readonly Option<string?> _certificate;

    public ApportionCommand(Language language)
        : base(
            "apportion", language,
            new("按票数（人口、权重）把席位分到各单位，并给出证明", "shares seats by votes (population, weight), with the proof"),
            "minyi grid apportion --input samples/data/grid/us-1790.csv --seats 105 --method jefferson",
            "minyi grid apportion --input samples/data/grid/us-1790.csv --seats 105 --method hill --certificate -")
    {
        _input = AddOption("--input", "F", new("CSV：id,votes[,minimum,maximum]", "CSV: id,votes[,minimum,maximum]"));
        _seats = AddOption("--seats", "N", new("席位总数", "seats in all"));
        _method = AddOption("--method", "M", MethodOptions.Method);
        _ties = AddOption("--ties", "RULE", MethodOptions.Ties);
        _seed = AddOption("--seed", "N", MethodOptions.Seed);
        _certificate = AddOption("--certificate", "C", new("把证明（JSON）写入此文件", "write the certificate (JSON) to this file"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        ApportionmentMethod method = MethodOptions.Read<ApportionmentMethod>(invocation, _method);
        invocation.Required(_seats);
        int seats = invocation.Int(_seats, least: 0) ?? 0;
        TieRule ties = MethodOptions.Rule(invocation, _ties, _seed);
        CsvFile file = invocation.ReadCsv(invocation.Required(_input), ["id", "votes"], written: ["seats"]).WithoutTotals("id");
        IReadOnlyList<string> others = file.Others("id", "votes", "minimum", "maximum");
        List<(Recipient Recipient, Cell[] Carried)> rows = [];
        Dictionary<string, long> seen = [];
        foreach (CsvRow row in file.Rows())
        {
            string id = row.UniqueId("id", seen);
            BigInteger votes = row.Integer("votes", least: 0);
            int minimum = row.Has("minimum") ? row.Int("minimum", least: 0) : 0;
            int? maximum = row.Has("maximum") ? (int)BigInteger.Min(row.Integer("maximum", least: minimum), int.MaxValue) : null;
            rows.Add((new(id, votes, minimum, maximum), [.. row.Carried(others)]));
        }

        invocation.EndIfFaulty();
        Recipient[] recipients = [.. rows.Select(r => r.Recipient)];
        if (!method.TryApportion(recipients, seats, ties, out SeatAllocation? allocation, out Refusal? refusal))
        {
            return Refused(invocation, refusal, seats);
        }

        ResultTable table = new(["id", "seats", .. others]);
        for (int i = 0; i < recipients.Length; i++)
        {
            table.Add([recipients[i].Id, allocation.Seats[i], .. rows[i].Carried]);
        }

        invocation.Write(table);
        if (invocation.Value(_certificate) is { } certificate)
        {
            Write(invocation, certificate, allocation, recipients);
        }

        return ExitCode.Done;
    }

    /// <summary>Seats that the bounds cannot hold are a wrong number; an unsettled tie is the answer "no".</summary>
    private ExitCode Refused(Invocation invocation, Refusal refusal, int seats)
    {
        Reason reason = refusal.Reasons[0];
        if (reason.Code == "tied")
        {
            invocation.Note(reason.Text);
            return ExitCode.No;
        }

        invocation.Faults.Add(new(
            _seats.Name, null, null,
            new($"值为“{seats}”（{reason.Text.Chinese}）", $"\"{seats}\" ({reason.Text.English})"),
            new("票数与上下限能够容纳的席位数", "a number of seats that the votes and bounds can hold")));
        return ExitCode.BadInput;
    }

    private static void Write(Invocation invocation, string path, SeatAllocation allocation, Recipient[] recipients)
    {
        using Stream stream = invocation.OpenFile(path);
        using Utf8JsonWriter json = new(stream, TableWriter.Json);
        json.WriteStartObject();
        json.WriteString("method", allocation.Method.Name);
        if (allocation.Divisor is { } divisor)
        {
            json.WriteDivisor(divisor);
        }
        else
        {
            json.WriteFraction("quota", allocation.Quota);
        }

        json.WriteStartArray("ties");
        foreach (Tie tie in allocation.Ties)
        {
            json.WriteStartObject();
            json.WriteNumber("seats", tie.Seats);
            json.WriteIds("among", tie.Among.Select(i => recipients[i].Id));
            json.WriteIds("given", tie.Given.Select(i => recipients[i].Id));
            json.WriteString("rule", tie.Rule.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }
}
