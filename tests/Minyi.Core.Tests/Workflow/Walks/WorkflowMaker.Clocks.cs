using Minyi.Workflow.Definition;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>Clocks with their chains: who is reminded, who extends, who suspends.</summary>
internal sealed partial class WorkflowMaker
{
    /// <summary>A clock whose chain climbs from above its owners to the top office, some links left out.</summary>
    private void Clock(string id, string[] owners, int stages)
    {
        int above = owners.Max(o => o == "U" ? 0 : int.Parse(o[1..], System.Globalization.CultureInfo.InvariantCulture));
        ChainLink[] chain = [.. Enumerable.Range(above + 1, _offices - above - 1).Where(_ => Chance(2)).Select(i => new ChainLink(Role.From($"O{i}"), $"link-{i}")), new(Role.From($"O{_offices}"))];
        _clocks.Add(new(id, Text, stages == 2 ? ["warning", "due"] : ["due"]) { Chain = [.. chain] });
        _everyClock.Add(id);
    }

    private ValueList<ChainLink> Chain(string clock) => _clocks.Single(c => c.Id == clock).Chain;

    private IEnumerable<string> Links(string clock) => Chain(clock).Where(l => l.Clock is not null).Select(l => l.Clock!);

    private IEnumerable<Effect> Leave(int i) => [Do(EffectKind.Stop, $"c{i}"), .. Links($"c{i}").Select(l => Do(EffectKind.Stop, l))];

    private void Overdue(int i, string[] owners, string state)
    {
        OverdueOf($"c{i}", state);
        if (_clocks.Single(c => c.Id == $"c{i}").Stages.Count > 1)
        {
            Add($"warn-{i}", "Remind", [state], null, ["Clock"], [That(RequirementKind.Expired, $"c{i}", "warning")], []);
        }
    }

    /// <summary>What the runner does when a clock runs out in a state, and the links of its chain one after the other.</summary>
    private void OverdueOf(string clock, string state)
    {
        string[] links = [.. Links(clock)];
        Add($"late-{clock}-{state}", "Late", [state], null, ["Clock"], [That(RequirementKind.Expired, clock, "due")], links.Length > 0 ? [Do(EffectKind.Start, links[0])] : []);
        for (int l = 0; l < links.Length; l++)
        {
            Add($"late-{clock}-{state}-{l}", "Late", [state], null, ["Clock"], [That(RequirementKind.Expired, links[l], "due")], l + 1 < links.Length ? [Do(EffectKind.Start, links[l + 1])] : []);
        }
    }

    private void Supervise(int i, string[] owners)
    {
        ChainLink[] chain = [.. Chain($"c{i}")];
        if (Chance(3))
        {
            Add($"supervise-{i}", "Supervise", [$"W{i}"], null, [chain[^1].Role.Value], [That(RequirementKind.DistinctFrom), That(RequirementKind.Clock, $"c{i}", "run-out")],
                [.. Links($"c{i}").Select(l => Do(EffectKind.Stop, l)), Do(EffectKind.Start, $"c{i}")]);
        }
        else if (Chance(2))
        {
            Add($"supervise-{i}", "Supervise", [$"W{i}"], null, [.. chain.Select(l => l.Role.Value)], [That(RequirementKind.DistinctFrom), That(RequirementKind.Clock, $"c{i}", "run-out")], []);
        }
    }

    private void Extend(int i, string[] owners)
    {
        Count("extension");
        Add($"extend-{i}", "Extend", [$"W{i}"], null, [owners[0]],
            [That(RequirementKind.Reason), That(RequirementKind.Approval, $"O{_offices}"), That(RequirementKind.Clock, $"c{i}", "running"), That(RequirementKind.Counter, "extension", "below")],
            [Do(EffectKind.Extend, $"c{i}"), Do(EffectKind.Count, "extension")]);
    }

    private void Suspend(int i, string[] owners)
    {
        string deciding = $"O{_offices - 1}"; // who suspended asks, and another has to say when it goes on
        if (owners.Contains(deciding))
        {
            return;
        }

        Count("suspension");
        Clock($"p{i}", [deciding], 1);
        _states.Add(new($"P{i}", Text, [new(Role.From(deciding), $"p{i}")]));
        Add($"suspend-{i}", "Suspend", [$"W{i}"], $"P{i}", [owners[0]],
            [That(RequirementKind.Reason), That(RequirementKind.Approval, $"O{_offices}"), That(RequirementKind.Clock, $"c{i}", "running"), That(RequirementKind.Counter, "suspension", "below")],
            [Do(EffectKind.Pause, $"c{i}"), .. Links($"c{i}").Select(l => Do(EffectKind.Stop, l)), Do(EffectKind.Start, $"p{i}"), Do(EffectKind.Count, "suspension")]);
        Add($"resume-{i}", "Resume", [$"P{i}"], $"W{i}", [deciding, owners[0]], [], [Do(EffectKind.Stop, $"p{i}"), .. Links($"p{i}").Select(l => Do(EffectKind.Stop, l)), Do(EffectKind.Resume, $"c{i}")], standIn: true);
        OverdueOf($"p{i}", $"P{i}");
    }
}
