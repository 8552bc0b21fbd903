using System.Collections.Immutable;
using System.Numerics;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Execution;

/// <summary>Gives each part of a definition its field.</summary>
internal sealed class Layout
{
    private int _bit;

    internal Layout(WorkflowDefinition definition)
    {
        Definition = definition;
        State = Next(definition.States.Count);
        Kind = Next(Math.Max(1, definition.Kinds.Count));
        Outcome = Next(definition.Outcomes.Count + 1);
        Published = Next(2);
        Obligations = [.. definition.Obligations.Select(_ => Next(Vocabulary.Obligations.Length))];
        Clocks = [.. definition.Clocks.Select(c => Next((2 * c.Stages.Count) + 2))];
        Appraisals = [.. definition.Appraisals.Select(_ => Next(Vocabulary.Appraisals.Length))];
        Counters = [.. definition.Counters.Select(c => Next(c.Bound + 1))];
        Words = Math.Max(1, (_bit + 63) / 64);
    }

    internal WorkflowDefinition Definition { get; }

    internal int Words { get; }

    internal Field State { get; }

    internal Field Kind { get; }

    internal Field Outcome { get; }

    internal Field Published { get; }

    internal ImmutableArray<Field> Obligations { get; }

    /// <summary>A clock of n stages: 0 stopped, 1..n running in that stage, n+1..2n paused in that stage, 2n+1 run out.</summary>
    internal ImmutableArray<Field> Clocks { get; }

    internal ImmutableArray<Field> Appraisals { get; }

    internal ImmutableArray<Field> Counters { get; }

    private Field Next(int size)
    {
        int bits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, size - 1)) + 1);
        if ((_bit % 64) + bits > 64)
        {
            _bit += 64 - (_bit % 64);
        }

        Field field = new(_bit / 64, _bit % 64, (1UL << bits) - 1);
        _bit += bits;
        return field;
    }
}
