using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Workflows thrown together without any plan.</summary>
internal static class Jumble
{
    internal static WorkflowDefinition Throw(Dice dice)
    {
        string[] names = ["New", .. Enumerable.Range(0, 1 + dice.Next(3)).Select(i => $"A{i}"), "End"];
        ObligationDefinition[] obligations = [.. Enumerable.Range(0, dice.Next(3)).Select(i => Obligation(dice, i))];
        ClockDefinition[] clocks = [.. Enumerable.Range(0, 1 + dice.Next(3)).Select(i => new ClockDefinition($"c{i}", new("时限", "limit"), dice.Chance(30) ? ["warning", "due"] : ["due"]))];
        clocks = [.. clocks.Select(c => c with { Chain = Chain(dice, clocks) })];
        AppraisalDefinition[] appraisals = dice.Chance(40) ? [new("grade", new("评议", "grade"), dice.Of(clocks).Id)] : [];
        CounterDefinition[] counters = dice.Chance(40) ? [new("n", new("次数", "count"), 1 + dice.Next(2))] : [];
        KindDefinition[] kinds = dice.Chance(25) ? [new("Advice", new("建议", "advice")), new("Demand", new("诉求", "demand"))] : [];
        StateDefinition[] states = [.. names.Select(n => State(dice, n, clocks, obligations, appraisals))];
        WorkflowDefinition bare = Generator.Whole(states, [], clocks, obligations, appraisals, counters, kinds);
        TransitionDefinition[] transitions = [.. Enumerable.Range(0, 3 + dice.Next(8)).Select(i => Transition(dice, bare, i, names))];
        WorkflowDefinition whole = Generator.Whole(states, transitions, clocks, obligations, appraisals, counters, kinds);
        return whole with { Commands = [.. whole.Commands.Select(c => c with { Judges = dice.Chance(10) })] };
    }

    private static ObligationDefinition Obligation(Dice dice, int i)
    {
        bool many = dice.Chance(30);
        return new($"b{i}", new("反馈", "feedback"), many, dice.Chance(75), !many && dice.Chance(30)) { To = dice.Chance(60) ? [dice.Of(Generator.Roles).Id] : [] };
    }

    private static ValueList<ChainLink> Chain(Dice dice, ClockDefinition[] clocks)
    {
        int length = dice.Next(4);
        Role[] roles = [.. Enumerable.Range(0, length).Select(_ => dice.Of(Generator.Roles).Id)];
        return [.. roles.Select((r, i) => new ChainLink(r, i + 1 < length || dice.Chance(20) ? dice.Of(clocks).Id : null))];
    }

    private static StateDefinition State(Dice dice, string name, ClockDefinition[] clocks, ObligationDefinition[] obligations, AppraisalDefinition[] appraisals)
    {
        OwedStep[] owes = [.. Enumerable.Range(0, name == "New" ? dice.Next(2) : dice.Next(3)).Select(_ => new OwedStep(dice.Of(Generator.Roles).Id, dice.Of(clocks).Id))];
        FinalDefinition? final = name != "End" ? null : new("done", [.. obligations.Select(o => o.Id).Where(_ => dice.Chance(60))], [.. appraisals.Select(a => a.Id)]);
        return new(name, new("状态", "state"), name != "End" || dice.Chance(20) ? [.. owes] : [], final);
    }

    private static TransitionDefinition Transition(Dice dice, WorkflowDefinition bare, int i, string[] names)
    {
        List<Requirement> requires = [];
        foreach (Requirement drawn in Enumerable.Range(0, dice.Next(4)).Select(_ => dice.Requirement(bare)).OfType<Requirement>())
        {
            if (requires.All(r => r.Kind != drawn.Kind))
            {
                requires.Add(drawn);
            }
        }

        Role[] roles = requires.Any(r => r.Kind == RequirementKind.Expired) && dice.Chance(85)
            ? [Role.From("T")]
            : [.. Enumerable.Range(0, 1 + dice.Next(2)).Select(_ => dice.Of(Generator.Roles).Id).Distinct()];
        bool sole = dice.Chance(12);
        string[] from = dice.Chance(40) ? ["New"] : [.. names.Where(_ => dice.Chance(35))];
        return new(
            $"t{i}",
            from.Length == 0 ? [dice.Of(names)] : [.. from],
            dice.Chance(35) ? null : dice.Of(names),
            dice.Chance(80) ? $"C{i}" : $"C{dice.Next(3)}",
            sole ? [roles[0]] : [.. roles],
            [.. requires],
            [.. Enumerable.Range(0, dice.Next(5)).Select(_ => dice.Effect(bare)).OfType<Effect>()])
        {
            StandIn = !sole && dice.Chance(35),
            Sole = sole ? "Article 4" : null,
        };
    }
}
