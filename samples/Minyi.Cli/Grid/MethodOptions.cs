using System.CommandLine;
using System.Numerics;
using Minyi.Cli.Execution;
using Minyi.Grid.Apportionment;

namespace Minyi.Cli.Grid;

/// <summary>The options that the commands of apportionment share: method and tie rule.</summary>
internal static class MethodOptions
{
    public static readonly LocalizedText Method = new(
        "分配方法：" + string.Join("、", ApportionmentMethod.BuiltIn.Select(m => m.Name)),
        "method: " + string.Join(", ", ApportionmentMethod.BuiltIn.Select(m => m.Name)));

    public static readonly LocalizedText Ties = new(
        "并列时：ordinal 按编号次序（缺省），lot 按 --seed 抽签，refuse 不予分配",
        "at a tie: ordinal by the order of ids (default), lot drawn from --seed, refuse");

    public static readonly LocalizedText Seed = new("抽签的种子", "seed of the lot");

    /// <summary>The method named; ends the command when the option is missing or no such method is among those allowed.</summary>
    public static T Read<T>(Invocation invocation, Option<string?> option)
        where T : ApportionmentMethod
    {
        string name = invocation.Required(option);
        T[] methods = [.. ApportionmentMethod.BuiltIn.OfType<T>()];
        if (methods.FirstOrDefault(m => m.Name == name) is { } method)
        {
            return method;
        }

        invocation.Faults.Add(new(option.Name, null, null, Fault.Quoted(name), Expectations.OneOf(methods.Select(m => m.Name))));
        throw new BadInputException();
    }

    /// <summary>The tie rule: <c>--ties</c> with <c>--seed</c>.</summary>
    public static TieRule Rule(Invocation invocation, Option<string?> ties, Option<string?> seed)
    {
        BigInteger? number = invocation.Integer(seed, 0, ulong.MaxValue);
        string rule = invocation.Choice(ties, "ordinal", ("ordinal", "ordinal"), ("lot", "lot"), ("refuse", "refuse"));
        if ((rule == "lot") != (number is not null) && !invocation.Faults.Any)
        {
            invocation.Faults.Add(number is null
                ? new(seed.Name, null, null, new($"没有 {seed.Name}", $"no {seed.Name}"), Expectations.Integer(0, ulong.MaxValue))
                : new(ties.Name, null, null, new($"没有 {ties.Name} lot", $"no {ties.Name} lot"), new($"{ties.Name} lot 与 {seed.Name} 同用", $"{ties.Name} lot together with {seed.Name}")));
        }

        return rule switch
        {
            "refuse" => TieRule.Refuse,
            "lot" when number is { } n => TieRule.Lot((ulong)n),
            _ => TieRule.Ordinal,
        };
    }
}
