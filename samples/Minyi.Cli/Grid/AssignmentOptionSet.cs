using System.CommandLine;

namespace Minyi.Cli.Grid;

/// <summary>The options by which <c>assign</c> and <c>reassign</c> are given people, representatives, costs and rules.</summary>
internal sealed record AssignmentOptionSet(
    Option<string?> Costs, Option<string?> Capacities, Option<string?> People, Option<string?> Representatives, Option<string?> Pairs,
    Option<string?> Fit, Option<string?> Unit, Option<string?> Certificate, Option<string?> Conflict)
{
    /// <summary>Declares them with a command's own way of declaring.</summary>
    public static AssignmentOptionSet Declare(Func<string, string, LocalizedText, Option<string?>> add) => new(
        add("--costs", "F", new("CSV：who,representative,cost；未列出的组合不允许；代表与成本均为空的行只列出该对象", "CSV: who,representative,cost; a missing pair is forbidden; a row with neither representative nor cost names somebody without one")),
        add("--capacities", "C", new("CSV：representative,minimum,maximum", "CSV: representative,minimum,maximum")),
        add("--people", "P", new("CSV：id,x,y[,weight,kind]（米）；成本为直线距离，四舍六入五成双取整到米", "CSV: id,x,y[,weight,kind] (metres); the cost is the distance in whole metres, halves to even")),
        add("--representatives", "R", new("CSV：id,x,y,minimum,maximum[,kind]", "CSV: id,x,y,minimum,maximum[,kind]")),
        add("--pairs", "F", new("CSV：who,representative,rule（forbidden 不允许，fixed 已定）", "CSV: who,representative,rule (forbidden or fixed)")),
        add("--fit", "F", new("CSV：kind,representative_kind,term；按类别增加的米数，空为不允许", "CSV: kind,representative_kind,term: metres added by the kinds; empty where they do not go together")),
        add("--unit", "people|contacts", new("上下限按人数（weight 列，有此列时的缺省）或按户数计", "capacities count people (column weight; the default where there is one) or contacts")),
        add("--certificate", "F", new("把证明（JSON）写入此文件", "write the certificate (JSON) to this file")),
        add("--conflict", "F", new("无解时把冲突（JSON）写入此文件", "without a solution, write the conflict (JSON) to this file")));
}
