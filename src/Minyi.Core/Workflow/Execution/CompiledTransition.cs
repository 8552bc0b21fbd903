using System.Collections.Immutable;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Execution;

/// <summary>What a configuration must show: a field whose value is in a set.</summary>
/// <param name="Requirement">The requirement it stands for.</param>
/// <param name="Field">The field.</param>
/// <param name="Allowed">The allowed values, a bit each.</param>
internal readonly record struct FieldGuard(Requirement Requirement, Field Field, ulong Allowed)
{
    internal bool Holds(ReadOnlySpan<ulong> words) => ((Allowed >> Field.Read(words)) & 1) != 0;
}

/// <summary>What happens to a field: a table from old value to new value, one for attempts that complete a set and one for the others.</summary>
/// <remarks>An optional obligation that is opened while nobody is there is settled, whatever it was.</remarks>
/// <param name="Field">The field.</param>
/// <param name="Table">The new values when the attempt does not complete a set.</param>
/// <param name="Completing">The new values when it does; the same array where that makes no difference.</param>
/// <param name="Optional">The bit of the optional obligation that this opens; 0 when it opens none.</param>
internal readonly record struct FieldStep(Field Field, byte[] Table, byte[] Completing, uint Optional = 0)
{
    internal void Apply(Span<ulong> words, bool completes, uint absent) =>
        Field.Write(words, (Optional & absent) != 0 ? (int)ObligationState.Settled : (completes ? Completing : Table)[Field.Read(words)]);
}

/// <summary>A transition as tables.</summary>
/// <param name="Index">Its place in the definition.</param>
/// <param name="Definition">The transition.</param>
/// <param name="To">The index of the state it leads to; -1 when the petition stays.</param>
/// <param name="Guards">What it requires of the configuration.</param>
/// <param name="Steps">What it does, in order.</param>
/// <param name="Roles">Who may ask.</param>
/// <param name="Brings">What it requires of the attempt.</param>
/// <param name="ExpiringStages">All stages of the clock whose expiry fires it; empty when none does.</param>
internal sealed record CompiledTransition(
    int Index,
    TransitionDefinition Definition,
    int To,
    ImmutableArray<FieldGuard> Guards,
    ImmutableArray<FieldStep> Steps,
    ImmutableArray<Role> Roles,
    ImmutableArray<Requirement> Brings,
    ValueList<string> ExpiringStages)
{
    /// <summary>The ways in which attempts differ that can lead to different configurations: bit 0 completes a set, the bits above it say who is absent.</summary>
    internal ImmutableArray<int> Variants { get; } = VariantsOf(Steps);

    /// <summary>The clock whose expiry fires this, or null.</summary>
    internal Requirement? Expired { get; } = Definition.Find(RequirementKind.Expired);

    /// <summary>Whether the configuration allows it; the state is taken as given.</summary>
    internal bool IsPossible(ReadOnlySpan<ulong> words)
    {
        foreach (FieldGuard guard in Guards)
        {
            if (!guard.Holds(words))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Carries it out.</summary>
    /// <param name="layout">Where the state stands.</param>
    /// <param name="words">The configuration.</param>
    /// <param name="completes">Whether the attempt completes a set.</param>
    /// <param name="absent">The bits of the optional obligations to whom nobody is there.</param>
    internal void Apply(Layout layout, Span<ulong> words, bool completes, uint absent)
    {
        foreach (FieldStep step in Steps)
        {
            step.Apply(words, completes, absent);
        }

        if (To >= 0)
        {
            layout.State.Write(words, To);
        }
    }

    private static ImmutableArray<int> VariantsOf(ImmutableArray<FieldStep> steps)
    {
        int differing = (steps.Any(s => !ReferenceEquals(s.Table, s.Completing)) ? 1 : 0) | (int)(steps.Aggregate(0u, (bits, s) => bits | s.Optional) << 1);
        return [.. Enumerable.Range(0, differing + 1).Where(v => (v & ~differing) == 0)];
    }
}
