using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Takes away from a workflow on which the two disagree whatever is not needed for that.</summary>
internal static class Shrinker
{
    internal static WorkflowDefinition Shrink(WorkflowDefinition definition, int cap)
    {
        WorkflowDefinition small = definition;
        string kind = KindOf(Comparison.Of(small, cap));
        for (bool again = true; again;)
        {
            again = false;
            foreach (WorkflowDefinition smaller in Smaller(small))
            {
                if (FirstFormat.Second(smaller) is { } read && KindOf(Comparison.Of(read, cap)) == kind)
                {
                    small = read;
                    again = true;
                    break;
                }
            }
        }

        return small;
    }

    /// <summary>What the first disagreement is about, without its place.</summary>
    private static string KindOf(Comparison comparison)
    {
        string? finding = comparison.Disagreements.FirstOrDefault(d => d.Contains("only the", StringComparison.Ordinal) || d.Contains("trace of", StringComparison.Ordinal))
            ?? comparison.Disagreements.FirstOrDefault();
        return finding is null ? "" : string.Join(' ', finding.Split(' ').Take(4));
    }

    private static IEnumerable<WorkflowDefinition> Smaller(WorkflowDefinition of)
    {
        IEnumerable<WorkflowDefinition> fewer =
        [
            .. Fewer(of.Transitions).Select(l => of with { Transitions = l }),
            .. Fewer(of.States).Select(l => of with { States = l }),
            .. Fewer(of.Clocks).Select(l => of with { Clocks = l }),
            .. Fewer(of.Obligations).Select(l => of with { Obligations = l }),
            .. Fewer(of.Appraisals).Select(l => of with { Appraisals = l }),
            .. Fewer(of.Counters).Select(l => of with { Counters = l }),
            .. Fewer(of.Kinds).Select(l => of with { Kinds = l }),
            .. Fewer(of.Commands).Select(l => of with { Commands = l }),
            .. Fewer(of.Outcomes).Select(l => of with { Outcomes = l }),
            .. Fewer(of.Roles).Select(l => of with { Roles = l }),
        ];
        return fewer
            .Concat(Each(of.Transitions, Smaller).Select(l => of with { Transitions = l }))
            .Concat(Each(of.States, Smaller).Select(l => of with { States = l }))
            .Concat(Each(of.Clocks, c => Fewer(c.Chain).Select(l => c with { Chain = l })).Select(l => of with { Clocks = l }))
            .Concat(Each(of.Clocks, c => c.Stages.Count > 1 ? Fewer(c.Stages).Select(l => c with { Stages = l }) : []).Select(l => of with { Clocks = l }))
            .Concat(Each(of.Obligations, o => Fewer(o.To).Select(l => o with { To = l })).Select(l => of with { Obligations = l }))
            .Concat(Each(of.Obligations, o => o.Many || o.Optional ? [o with { Many = false, Optional = false }] : []).Select(l => of with { Obligations = l }));
    }

    private static IEnumerable<TransitionDefinition> Smaller(TransitionDefinition t) =>
    [
        .. Fewer(t.Requires).Select(l => t with { Requires = l }),
        .. Fewer(t.Effects).Select(l => t with { Effects = l }),
        .. t.From.Count > 1 ? Fewer(t.From).Select(l => t with { From = l }) : [],
        .. t.Roles.Count > 1 ? Fewer(t.Roles).Select(l => t with { Roles = l }) : [],
        .. t.StandIn ? [t with { StandIn = false }] : (TransitionDefinition[])[],
        .. t.Sole is not null ? [t with { Sole = null }] : (TransitionDefinition[])[],
    ];

    private static IEnumerable<StateDefinition> Smaller(StateDefinition s) =>
    [
        .. Fewer(s.Owes).Select(l => s with { Owes = l }),
        .. s.Final is { } final ? Fewer(final.Told).Select(l => s with { Final = final with { Told = l } }) : [],
        .. s.Final is { } ended ? Fewer(ended.Appraised).Select(l => s with { Final = ended with { Appraised = l } }) : [],
    ];

    private static IEnumerable<ValueList<T>> Fewer<T>(ValueList<T> items) =>
        Enumerable.Range(0, items.Count).Select(i => (ValueList<T>)[.. items.Take(i), .. items.Skip(i + 1)]);

    private static IEnumerable<ValueList<T>> Each<T>(ValueList<T> items, Func<T, IEnumerable<T>> smaller) =>
        Enumerable.Range(0, items.Count).SelectMany(i => smaller(items[i]).Select(s => (ValueList<T>)[.. items.Take(i), s, .. items.Skip(i + 1)]));
}
