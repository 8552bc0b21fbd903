using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Assignment;

namespace Minyi.Cli.Grid;

/// <summary>Reads rules for single pairs: <c>who,representative,rule</c>. Rules that contradict each other or the costs are faults of their lines.</summary>
internal sealed class PairRuleReader(Invocation invocation, AssignmentInput input, Dictionary<string, int> binOf)
{
    public PairRule[] Read(string path)
    {
        Dictionary<string, int> itemOf = new(StringComparer.Ordinal);
        for (int i = 0; i < input.Items.Length; i++)
        {
            itemOf.TryAdd(input.Items[i], i);
        }

        Dictionary<(int Item, int Bin), (PairRuleKind Kind, long Line)> seen = [];
        Dictionary<int, (int Bin, long Line)> settled = [];
        foreach (CsvRow row in invocation.ReadCsv(path, ["who", "representative", "rule"]).Rows())
        {
            string who = row.KnownId("who", itemOf, "who");
            string representative = row.KnownId("representative", binOf, "representatives");
            PairRuleKind kind = row["rule"] == "fixed" ? PairRuleKind.Fixed : PairRuleKind.Forbidden;
            if (row["rule"] is not ("fixed" or "forbidden"))
            {
                row.Fail("rule", Expectations.OneOf(["forbidden", "fixed"]));
                continue;
            }

            if (!itemOf.TryGetValue(who, out int item) || !binOf.TryGetValue(representative, out int bin))
            {
                continue;
            }

            if (seen.TryGetValue((item, bin), out (PairRuleKind Kind, long Line) known) && known.Kind != kind)
            {
                row.Fail("rule", new($"与第 {known.Line} 行一致", $"the rule of line {known.Line}"));
            }
            else if (kind == PairRuleKind.Fixed && settled.TryGetValue(item, out (int Bin, long Line) other) && other.Bin != bin)
            {
                row.Fail("representative", new($"每个对象只固定一名代表（第 {other.Line} 行已有）", $"one fixed representative each (there is one on line {other.Line} already)"));
            }
            else if (kind == PairRuleKind.Fixed && input.Problem.CostOf(item, bin) == AssignmentProblem.Forbidden)
            {
                row.Fail("representative", new("允许的组合", "a pair that is allowed"));
            }

            seen[(item, bin)] = (kind, row.Line);
            if (kind == PairRuleKind.Fixed)
            {
                settled[item] = (bin, row.Line);
            }
        }

        invocation.EndIfFaulty();
        return [.. seen.Select(s => new PairRule(s.Key.Item, s.Key.Bin, s.Value.Kind))];
    }
}
