using System.Collections.Immutable;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification.Configurations;

/// <summary>A link of a chain: whom lateness climbs to, and the clock under which it is owed then; -1 for a last link without one.</summary>
internal readonly record struct Link(ulong Role, int Clock);

/// <summary>Where an entry's chain stands: the link whose turn it is, -1 for none, and the roles that are overdue before it.</summary>
internal readonly record struct Turn(int Link, ulong Overdue);

/// <summary>An entry of a state: who owes, under which clock, and the chain above.</summary>
/// <param name="Role">The bit of the role.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Chain">The chain.</param>
internal sealed record Entry(ulong Role, int Clock, ImmutableArray<Link> Chain)
{
    /// <summary>The next of the chain.</summary>
    internal Turn Next(Clocks clocks, ReadOnlySpan<ulong> words)
    {
        if (!clocks.HasRunOut(words, Clock))
        {
            return new(-1, 0);
        }

        ulong overdue = Role;
        for (int i = 0; i < Chain.Length; i++)
        {
            if (i == Chain.Length - 1 || !clocks.HasRunOut(words, Chain[i].Clock))
            {
                return new(i, overdue);
            }

            overdue |= Chain[i].Role;
        }

        return new(-1, overdue);
    }
}

/// <summary>The clocks of configurations.</summary>
internal sealed class Clocks(CompiledWorkflow workflow)
{
    private readonly Field[] _fields = [.. workflow.Layout.Clocks];
    private readonly int[] _stages = [.. workflow.Definition.Clocks.Select(c => c.Stages.Count)];

    internal bool IsStopped(ReadOnlySpan<ulong> words, int clock) => _fields[clock].Read(words) == 0;

    internal bool Runs(ReadOnlySpan<ulong> words, int clock) => _fields[clock].Read(words) is > 0 and int value && value <= _stages[clock];

    internal bool IsInLastStage(ReadOnlySpan<ulong> words, int clock) => _fields[clock].Read(words) == _stages[clock];

    internal bool HasRunOut(ReadOnlySpan<ulong> words, int clock) => _fields[clock].Read(words) == (2 * _stages[clock]) + 1;
}
