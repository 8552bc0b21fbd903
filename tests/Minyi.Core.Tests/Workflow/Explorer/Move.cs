using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>A transition with its names looked up, and otherwise as it is written.</summary>
internal sealed class Move
{
    internal Move(Parts parts, int index)
    {
        Index = index;
        Definition = parts.Definition.Transitions[index];
        From = [.. Definition.From.Select(parts.State)];
        To = Definition.To is { } to ? parts.State(to) : null;
        Roles = parts.RoleSet(Definition.Roles.Select(r => r.Value));
        Approvals = parts.RoleSet(Definition.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => r.Of!));
        Requirement? expired = Definition.Find(RequirementKind.Expired);
        if (expired is not null)
        {
            Expired = parts.Clock(expired.Of!);
            ExpiredStages = [.. expired.Is.Select(s => parts.Definition.Clocks[Expired.Value].Stages.ToList().IndexOf(s))];
        }

        RequiredPart = [.. Definition.Requires.Select(r => parts.Named(r.Kind, r.Of))];
        EffectPart = [.. Definition.Effects.Select(e => parts.Named(e.Kind, e.Of))];
        Lengthened =
        [
            .. Definition.Effects.Zip(EffectPart)
                .Where(e => e.First.Kind is EffectKind.Start or EffectKind.Extend or EffectKind.Transfer or EffectKind.Pause).Select(e => e.Second).Distinct(),
        ];
        string[] touched = [.. Definition.Effects.Where(e => e.Kind is EffectKind.Open or EffectKind.Settle).Select(e => e.Of!)];
        TouchesMany = touched.Any(o => parts.Definition.Obligations[parts.Obligation(o)].Many);
        OpensOptional =
        [
            .. Definition.Effects.Where(e => e.Kind == EffectKind.Open).Select(e => parts.Obligation(e.Of!))
                .Where(o => parts.Definition.Obligations[o].Optional).Distinct(),
        ];
    }

    internal int Index { get; }

    internal TransitionDefinition Definition { get; }

    internal HashSet<int> From { get; }

    internal int? To { get; }

    internal ulong Roles { get; }

    internal ulong Approvals { get; }

    /// <summary>The clock of its <c>expired</c>; null when it requires none.</summary>
    internal int? Expired { get; }

    internal HashSet<int> ExpiredStages { get; } = [];

    internal int[] RequiredPart { get; }

    internal int[] EffectPart { get; }

    internal bool TouchesMany { get; }

    internal int[] OpensOptional { get; }

    internal bool IsSpoken => Expired is null;

    internal bool Has(EffectKind kind) => Definition.Effects.Any(e => e.Kind == kind);

    internal bool Requires(RequirementKind kind) => Definition.Requires.Any(r => r.Kind == kind);

    /// <summary>The clocks that it lengthens.</summary>
    internal int[] Lengthened { get; }
}

/// <summary>A possible transition, with the configuration it leads to.</summary>
/// <param name="From">The configuration it leaves.</param>
/// <param name="To">The configuration it leads to.</param>
/// <param name="Move">The transition.</param>
/// <param name="Applied">The effects that applied, one bit each: settle, waive and close only do where there is something to do.</param>
internal readonly record struct Step(int From, int To, Move Move, ulong Applied)
{
    internal bool Applies(int effect) => (Applied >> effect & 1) == 1;
}
