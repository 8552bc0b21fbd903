using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Verification.Configurations;

/// <summary>The roles of a workflow as bits, so that who may act is a mask.</summary>
internal sealed class RoleTable
{
    private readonly Dictionary<Role, ulong> _bits = [];
    private readonly ulong[] _parties = new ulong[Enum.GetValues<RoleParty>().Length];

    internal RoleTable(WorkflowDefinition definition)
    {
        foreach (Role role in Named(definition))
        {
            _bits.TryAdd(role, 1UL << _bits.Count);
        }

        foreach (RoleDefinition role in definition.Roles)
        {
            _parties[(int)role.Party] |= _bits[role.Id];
        }
    }

    internal ulong Asking => _parties[(int)RoleParty.Asking];

    internal ulong Offices => _parties[(int)RoleParty.Office];

    internal ulong Units => _parties[(int)RoleParty.Unit];

    internal ulong Clocks => _parties[(int)RoleParty.Clock];

    /// <summary>Offices and units: whose silence must not be the end.</summary>
    internal ulong Authorities => Offices | Units;

    internal ulong Bit(Role role) => _bits[role];

    internal ulong Mask(IEnumerable<Role> roles) => roles.Aggregate(0UL, (mask, role) => mask | _bits[role]);

    /// <summary>The roles that are declared and then those that are only named.</summary>
    internal static IEnumerable<Role> Named(WorkflowDefinition definition) => definition.Roles.Select(r => r.Id).Concat(Needed(definition)).Distinct();

    /// <summary>The roles that something refers to.</summary>
    internal static IEnumerable<Role> Needed(WorkflowDefinition definition) =>
    [
        .. definition.Transitions.SelectMany(t => t.Roles),
        .. definition.Transitions.SelectMany(t => t.Requires).Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.From(r.Of!)),
        .. definition.States.SelectMany(s => s.Owes).Select(o => o.Role),
        .. definition.Clocks.SelectMany(c => c.Chain).Select(l => l.Role),
        .. definition.Obligations.SelectMany(o => o.To),
    ];
}
