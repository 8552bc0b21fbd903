using Minyi.Workflow.Verification.Configurations;

namespace Minyi.Workflow.Execution;

/// <summary>Says why a configuration is not reachable: by what it differs from the nearest one of its state that is.</summary>
internal static class NearestReachable
{
    internal static Refusal Explain(ReadOnlySpan<ulong> words, CompiledWorkflow workflow, ReachableSet reachable, ViewReader views)
    {
        (string Name, Field Field)[] fields = [.. Named(workflow)];
        int state = workflow.Layout.State.Read(words);
        int nearest = -1;
        int least = int.MaxValue;
        for (int index = 0; index < reachable.Count; index++)
        {
            ReadOnlySpan<ulong> other = reachable[index];
            if (workflow.Layout.State.Read(other) != state)
            {
                continue;
            }

            int differences = 0;
            foreach ((_, Field field) in fields)
            {
                differences += field.Read(words) == field.Read(other) ? 0 : 1;
            }

            if (differences < least)
            {
                (nearest, least) = (index, differences);
            }
        }

        if (nearest < 0)
        {
            return new([new("state-not-reachable", new("流程走不到此状态", "the workflow never reaches this state"))]);
        }

        ReadOnlySpan<ulong> near = reachable[nearest];
        List<Reason> reasons = [];
        foreach ((string name, Field field) in fields)
        {
            if (field.Read(words) != field.Read(near))
            {
                string value = views.Value(name, near);
                reasons.Add(new("not-reachable", new($"{Chinese(name)} 与流程不符，最接近的可达情形为：{value}", $"{name} does not fit; in the nearest reachable configuration it is {value}")));
            }
        }

        return new([.. reasons]);
    }

    /// <summary>The name with its kind in Chinese; the ids stay as they are written.</summary>
    private static string Chinese(string name) => name.Split(' ') is [var kind, .. var id]
        ? string.Join(' ', [kind switch
        {
            "kind" => "诉求类别",
            "outcome" => "办理结果",
            "published" => "公开情况",
            "obligation" => "反馈",
            "clock" => "时限",
            "appraisal" => "评议",
            _ => "次数",
        }, .. id])
        : name;

    private static IEnumerable<(string Name, Field Field)> Named(CompiledWorkflow workflow)
    {
        Layout layout = workflow.Layout;
        yield return ("kind", layout.Kind);
        yield return ("outcome", layout.Outcome);
        yield return ("published", layout.Published);
        for (int i = 0; i < layout.Obligations.Length; i++)
        {
            yield return ($"obligation {workflow.Definition.Obligations[i].Id}", layout.Obligations[i]);
        }

        for (int i = 0; i < layout.Clocks.Length; i++)
        {
            yield return ($"clock {workflow.Definition.Clocks[i].Id}", layout.Clocks[i]);
        }

        for (int i = 0; i < layout.Appraisals.Length; i++)
        {
            yield return ($"appraisal {workflow.Definition.Appraisals[i].Id}", layout.Appraisals[i]);
        }

        for (int i = 0; i < layout.Counters.Length; i++)
        {
            yield return ($"counter {workflow.Definition.Counters[i].Id}", layout.Counters[i]);
        }
    }
}
