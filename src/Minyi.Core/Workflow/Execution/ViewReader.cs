using System.Collections.Immutable;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Execution;

/// <summary>Packs views into words and opens words into views.</summary>
internal sealed class ViewReader(CompiledWorkflow workflow)
{
    private readonly WorkflowDefinition _definition = workflow.Definition;
    private readonly Layout _layout = workflow.Layout;

    internal ConfigurationView Open(ReadOnlySpan<ulong> words)
    {
        int outcome = _layout.Outcome.Read(words);
        ImmutableSortedDictionary<string, ObligationState>.Builder obligations = Builder<ObligationState>();
        for (int i = 0; i < _layout.Obligations.Length; i++)
        {
            AddUnless(obligations, _definition.Obligations[i].Id, (ObligationState)_layout.Obligations[i].Read(words), ObligationState.None);
        }

        ImmutableSortedDictionary<string, ClockState>.Builder clocks = Builder<ClockState>();
        for (int i = 0; i < _layout.Clocks.Length; i++)
        {
            AddUnless(clocks, _definition.Clocks[i].Id, Clock(_definition.Clocks[i], _layout.Clocks[i].Read(words)), new(ClockStatus.Stopped));
        }

        ImmutableSortedDictionary<string, AppraisalState>.Builder appraisals = Builder<AppraisalState>();
        for (int i = 0; i < _layout.Appraisals.Length; i++)
        {
            AddUnless(appraisals, _definition.Appraisals[i].Id, (AppraisalState)_layout.Appraisals[i].Read(words), AppraisalState.None);
        }

        ImmutableSortedDictionary<string, int>.Builder counters = Builder<int>();
        for (int i = 0; i < _layout.Counters.Length; i++)
        {
            AddUnless(counters, _definition.Counters[i].Id, _layout.Counters[i].Read(words), 0);
        }

        return new()
        {
            State = _definition.States[_layout.State.Read(words)].Id,
            Kind = _definition.Kinds.Count == 0 ? null : _definition.Kinds[_layout.Kind.Read(words)].Id,
            Outcome = outcome == 0 ? null : _definition.Outcomes[outcome - 1].Id,
            Published = _layout.Published.Read(words) == 1,
            Obligations = obligations.ToImmutable(),
            Clocks = clocks.ToImmutable(),
            Appraisals = appraisals.ToImmutable(),
            Counters = counters.ToImmutable(),
        };
    }

    /// <summary>One part in words: `kind`, `outcome`, `published`, or the sort of part and its id.</summary>
    internal string Value(string part, ReadOnlySpan<ulong> words)
    {
        ConfigurationView view = Open(words);
        string[] name = part.Split(' ', 2);
        return name[0] switch
        {
            "kind" => view.Kind ?? "",
            "outcome" => view.Outcome ?? Vocabulary.NoOutcome,
            "published" => Vocabulary.Answers[view.Published ? 1 : 0],
            "obligation" => Vocabulary.Obligations[(int)view.Obligations.GetValueOrDefault(name[1])],
            "clock" => view.Clocks.GetValueOrDefault(name[1]) is { } clock ? $"{Vocabulary.Clocks[(int)clock.Status]} {clock.Stage}".Trim() : Vocabulary.Clocks[0],
            "appraisal" => Vocabulary.Appraisals[(int)view.Appraisals.GetValueOrDefault(name[1])],
            _ => view.Counters.GetValueOrDefault(name[1]).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Packs a view; every name or value that the workflow does not know is a reason.</summary>
    internal ulong[] Pack(ConfigurationView view, List<Reason> reasons)
    {
        ulong[] words = new ulong[_layout.Words];
        Put(_layout.State, "state", view.State, [.. _definition.States.Select(s => s.Id)]);
        if (_definition.Kinds.Count > 0 || view.Kind is not null)
        {
            Put(_layout.Kind, "kind", view.Kind ?? "", [.. _definition.Kinds.Select(k => k.Id)]);
        }

        Put(_layout.Outcome, "outcome", view.Outcome ?? Vocabulary.NoOutcome, [Vocabulary.NoOutcome, .. _definition.Outcomes.Select(o => o.Id)]);
        _layout.Published.Write(words, view.Published ? 1 : 0);
        Each("obligation", view.Obligations, [.. _definition.Obligations.Select(o => o.Id)], (i, s) => Enum.IsDefined(s) && Set(_layout.Obligations[i], (int)s));
        Each("appraisal", view.Appraisals, [.. _definition.Appraisals.Select(a => a.Id)], (i, s) => Enum.IsDefined(s) && Set(_layout.Appraisals[i], (int)s));
        Each("counter", view.Counters, [.. _definition.Counters.Select(c => c.Id)], (i, v) => v >= 0 && v <= _definition.Counters[i].Bound && Set(_layout.Counters[i], v));
        Each("clock", view.Clocks, [.. _definition.Clocks.Select(c => c.Id)], (i, s) => Clock(_definition.Clocks[i], s) is { } value && Set(_layout.Clocks[i], value));
        return words;

        bool Set(Field field, int value)
        {
            field.Write(words, value);
            return true;
        }

        void Put(Field field, string what, string id, string[] ids)
        {
            int index = Array.IndexOf(ids, id);
            if (index < 0)
            {
                Unknown(what, id, ids);
            }
            else
            {
                field.Write(words, index);
            }
        }

        void Each<T>(string what, ImmutableSortedDictionary<string, T> values, string[] ids, Func<int, T, bool> set)
        {
            foreach ((string id, T value) in values)
            {
                int index = Array.IndexOf(ids, id);
                if (index < 0)
                {
                    Unknown(what, id, ids);
                }
                else if (!set(index, value))
                {
                    reasons.Add(new($"impossible-{what}", new($"“{id}”不能取值 {Word(value)}{Stages(what, index, chinese: true)}", $"{what} '{id}' cannot be {Word(value)}{Stages(what, index, chinese: false)}")));
                }
            }
        }

        void Unknown(string what, string id, string[] ids) => reasons.Add(new($"unknown-{what}", new(
            $"流程中没有“{id}”（{what}），有：{string.Join("、", ids)}", $"the workflow has no {what} '{id}', but {string.Join(", ", ids)}")));

        static string Word<T>(T value) => value is ClockState clock ? $"{clock.Status} {clock.Stage}".Trim() : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");

        string Stages(string what, int index, bool chinese) => what != "clock" ? ""
            : chinese ? $"；计时中或已暂停的须写明阶段：{string.Join("、", _definition.Clocks[index].Stages)}"
            : $"; running and paused go with a stage: {string.Join(", ", _definition.Clocks[index].Stages)}";
    }

    private static ClockState Clock(ClockDefinition clock, int value) => value == 0 ? new(ClockStatus.Stopped)
        : value <= clock.Stages.Count ? new(ClockStatus.Running, clock.Stages[value - 1])
        : value <= 2 * clock.Stages.Count ? new(ClockStatus.Paused, clock.Stages[value - 1 - clock.Stages.Count])
        : new(ClockStatus.RunOut);

    private static int? Clock(ClockDefinition clock, ClockState state)
    {
        for (int value = 0; value <= (2 * clock.Stages.Count) + 1; value++)
        {
            if (Clock(clock, value) == state)
            {
                return value;
            }
        }

        return null;
    }

    private static ImmutableSortedDictionary<string, T>.Builder Builder<T>() => ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);

    private static void AddUnless<T>(ImmutableSortedDictionary<string, T>.Builder values, string id, T value, T absent)
    {
        if (!EqualityComparer<T>.Default.Equals(value, absent))
        {
            values.Add(id, value);
        }
    }
}
