using Minyi.Workflow.Verification.Configurations;

namespace Minyi.Workflow.Verification.Search;

/// <summary>Configurations together with who is late in them, in breadth-first order: lateness is a matter of history, so one configuration can have several.</summary>
internal sealed class Situations
{
    private readonly ProofModel _model;
    private readonly int[] _first;
    private readonly List<(int Configuration, uint Late, int Next)> _all = [];
    private readonly List<(int From, int Label)> _parents = [];
    private readonly sbyte[]?[]?[] _carried;
    private readonly ProofBudget _budget;
    private readonly uint[] _runOut;

    internal Situations(ProofModel model)
    {
        _model = model;
        _budget = model.Space.Budget;
        _budget.Hold(8L * model.Count);
        _carried = new sbyte[]?[model.IsFinal.Length][];
        _first = new int[model.Count];
        _runOut = new uint[model.Count];
        Array.Fill(_first, -1);
        for (int index = 0; index < model.Count; index++)
        {
            _runOut[index] = RunOut(index);
        }

        int initials = Math.Max(1, model.Workflow.Definition.Kinds.Count);
        for (int index = 0; index < initials; index++)
        {
            Add(index, _runOut[index], -1, index);
        }

        Explore();
    }

    internal int Count => _all.Count;

    internal int Configuration(int situation) => _all[situation].Configuration;

    /// <summary>Every role that is late.</summary>
    internal ulong LateRoles(int situation)
    {
        (int index, uint late, _) = _all[situation];
        if (late == 0)
        {
            return 0;
        }

        ReadOnlySpan<ulong> words = _model.Words(index);
        Entry[] entries = _model.Entries[_model.State(index)];
        ulong roles = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            if (((late >> i) & 1) != 0)
            {
                roles |= entries[i].Role | entries[i].Next(_model.Clocks, words).Overdue;
            }
        }

        return roles;
    }

    /// <summary>The labels of a shortest path to a situation, and the configuration where it starts.</summary>
    internal (List<int> Labels, int Start) Path(int situation)
    {
        List<int> labels = [];
        while (_parents[situation] is (>= 0, _) and (int from, int label))
        {
            labels.Add(label);
            situation = from;
        }

        labels.Reverse();
        _budget.Spend(labels.Count);
        return (labels, _all[situation].Configuration);
    }

    private void Explore()
    {
        for (int situation = 0; situation < _all.Count; situation++)
        {
            (int index, uint late, _) = _all[situation];
            int state = _model.State(index);
            foreach (Edge edge in _model.Space.Steps(index))
            {
                int target = edge.Target;
                StepRule rule = _model.Rule(edge.Label);
                uint before = late | (rule.IsSpoken ? 0 : Told(index, state, rule.Expires));
                uint after = _runOut[target] | (before == 0 ? 0 : Carried(before, state, _model.State(target)));
                int known = _first[target];
                while (known >= 0 && _all[known].Late != after)
                {
                    _budget.Spend(1);
                    known = _all[known].Next;
                }

                if (known < 0)
                {
                    Add(target, after, situation, edge.Label);
                }
            }
        }
    }

    private void Add(int index, uint late, int from, int label)
    {
        if (_all.Count == _all.Capacity)
        {
            _budget.Hold(Math.Max(4, _all.Count) * 20L);
        }

        _all.Add((index, late, _first[index]));
        _parents.Add((from, label));
        _first[index] = _all.Count - 1;
    }

    /// <summary>The entries that a step makes late which tells the last stage of their clock.</summary>
    private uint Told(int index, int state, int clock)
    {
        uint told = 0;
        if (_model.Clocks.IsInLastStage(_model.Words(index), clock))
        {
            Entry[] entries = _model.Entries[state];
            for (int i = 0; i < entries.Length; i++)
            {
                told |= entries[i].Clock == clock ? 1u << i : 0;
            }
        }

        return told;
    }

    private uint RunOut(int index)
    {
        ReadOnlySpan<ulong> words = _model.Words(index);
        Entry[] entries = _model.Entries[_model.State(index)];
        uint late = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            late |= _model.Clocks.HasRunOut(words, entries[i].Clock) ? 1u << i : 0;
        }

        return late;
    }

    /// <summary>What of the late entries of one state is an entry of the other too.</summary>
    private uint Carried(uint late, int from, int to)
    {
        if (from == to)
        {
            return late;
        }

        Entry[] entries = _model.Entries[to];
        if (_carried[from] is not { } row)
        {
            _budget.Hold(8L * _model.IsFinal.Length);
            _carried[from] = row = new sbyte[_model.IsFinal.Length][];
        }

        sbyte[] origin = row[to] ??= [.. entries.Select(e => (sbyte)Array.FindIndex(_model.Entries[from], f => f.Role == e.Role && f.Clock == e.Clock))];
        uint carried = 0;
        for (int i = 0; i < origin.Length; i++)
        {
            carried |= origin[i] >= 0 && ((late >> origin[i]) & 1) != 0 ? 1u << i : 0;
        }

        return carried;
    }
}
