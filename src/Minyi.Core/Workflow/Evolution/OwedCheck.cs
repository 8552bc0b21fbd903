using System.Collections.Immutable;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Evolution;

/// <summary>Whether a mapping keeps, of one configuration, what is owed, and the values beside the configuration: deadlines, and who of several has given a part.</summary>
internal sealed class OwedCheck(WorkflowDefinition source, WorkflowDefinition target, WorkflowMapping mapping)
{
    private readonly Dictionary<string, bool> _many = source.Obligations.ToDictionary(o => o.Id, o => o.Many, StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _manyThere = target.Obligations.ToDictionary(o => o.Id, o => o.Many, StringComparer.Ordinal);

    internal IEnumerable<Reason> Against(ConfigurationView view)
    {
        foreach ((string id, ObligationState state) in view.Obligations.Where(o => o.Value != ObligationState.None))
        {
            if (Name(mapping.Obligations, id) is not { } name)
            {
                if (state is ObligationState.Owed or ObligationState.Some)
                {
                    yield return Dropped("反馈", "obligation", id);
                }
            }
            else if (_many[id] != _manyThere.GetValueOrDefault(name, _many[id]))
            {
                yield return new("shared-differs", new($"“{id}”与“{name}”中只有一个由多方共担", $"of '{id}' and '{name}' only one is owed by several"));
            }
        }

        foreach (Reason reason in Joined(view.Obligations.Where(o => o.Value != ObligationState.None && _many[o.Key]), mapping.Obligations, (_, _) => false)
            .Concat(Joined(view.Clocks.Where(c => c.Value.Status != ClockStatus.Stopped), mapping.Clocks, (_, _) => false))
            .Concat(Joined(view.Appraisals.Where(a => a.Value != AppraisalState.None), mapping.Appraisals, (a, b) => a == b)))
        {
            yield return reason;
        }

        foreach ((string id, _) in view.Clocks.Where(c => c.Value.Status != ClockStatus.Stopped && Name(mapping.Clocks, c.Key) is null))
        {
            yield return new("owed-dropped", new($"“{id}”时限已起算（或已届满），不能取消", $"the clock '{id}' has been started, or has run out, and may not be dropped"));
        }

        foreach ((string id, _) in view.Appraisals.Where(a => a.Value == AppraisalState.Offered && Name(mapping.Appraisals, a.Key) is null))
        {
            yield return Dropped("评议", "appraisal", id);
        }
    }

    private static string? Name(ImmutableDictionary<string, string?> names, string id) => names.GetValueOrDefault(id, id);

    private static Reason Dropped(string what, string kind, string id) =>
        new("owed-dropped", new($"“{id}”{what}尚未完成，不能取消", $"the {kind} '{id}' is still open and may not be dropped"));

    /// <summary>Parts that become one while each of them is in use and they may not be taken for one another.</summary>
    private static IEnumerable<Reason> Joined<T>(IEnumerable<KeyValuePair<string, T>> used, ImmutableDictionary<string, string?> names, Func<T, T, bool> same) =>
        used
            .Where(p => Name(names, p.Key) is not null)
            .GroupBy(p => Name(names, p.Key)!, StringComparer.Ordinal)
            .Where(parts => parts.Skip(1).Any(p => !same(parts.First().Value, p.Value)))
            .Select(parts => new Reason(
                "two-become-one",
                new(
                    $"{string.Join("、", parts.Select(p => $"“{p.Key}”"))}同时存在，不能合为“{parts.Key}”",
                    $"{string.Join(" and ", parts.Select(p => $"'{p.Key}'"))} are both in use and cannot become '{parts.Key}'")));
}
