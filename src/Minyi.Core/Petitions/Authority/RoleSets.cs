using Minyi.Petitions.Events;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>The sets of roles that may take the steps of a workflow, numbered. Steps of whoever asks are not told apart, nor are the sets of a workflow that has more than fifty-nine.</summary>
internal sealed class RoleSets
{
    private const int Most = 59;

    private readonly List<ValueList<Role>> _sets = [];
    private readonly Dictionary<string, (ulong Own, ulong Unit)> _byTransition = new(StringComparer.Ordinal);
    private readonly HashSet<Role> _units;

    internal RoleSets(WorkflowDefinition definition)
    {
        _units = [.. definition.Roles.Where(r => r.Party == RoleParty.Unit).Select(r => r.Id)];
        HashSet<Role> asking = [.. definition.Roles.Where(r => r.Party == RoleParty.Asking).Select(r => r.Id)];
        foreach (TransitionDefinition transition in definition.Transitions.Where(t => !t.Roles.All(asking.Contains)))
        {
            ValueList<Role> units = transition.Roles.Where(_units.Contains).ToValueList();
            int own = Number(transition.Roles);
            _byTransition[transition.Id] = (own < 0 ? 0 : 1UL << own, units.Count == 0 || Number(units) is not (>= 0 and int unit) ? 0 : 1UL << unit);
        }
    }

    /// <summary>What an account has taken by a step, as <see cref="ActedMarks"/> keeps it.</summary>
    internal ulong Taken(StepEvent step) =>
        step.InPlaceOf is { } late ? (_units.Contains(late) ? ActedMarks.InPlace : 0)
        : !_byTransition.TryGetValue(step.Transition, out (ulong Own, ulong Unit) found) ? 0
        : step.ForUnit is not null ? found.Unit : found.Own;

    /// <summary>Whether some of the sets taken hold a role and none of others.</summary>
    internal bool Any(ulong taken, Role role, Func<Role, bool> other)
    {
        for (int i = 0; i < _sets.Count; i++)
        {
            if (((taken >> i) & 1) != 0 && _sets[i].Contains(role) && !_sets[i].Any(other))
            {
                return true;
            }
        }

        return false;
    }

    private int Number(ValueList<Role> roles)
    {
        int at = _sets.FindIndex(s => s.Equals(roles));
        if (at >= 0 || _sets.Count == Most)
        {
            return at;
        }

        _sets.Add(roles);
        return _sets.Count - 1;
    }
}
