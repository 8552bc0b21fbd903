using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>
/// To whom of a workflow's optional obligations nobody is there, by the registration form: those to a studio's roles where it names no studio, those to who
/// collects where it names no representative. A recipient of any other role is there.
/// </summary>
internal sealed class AbsentRecipients
{
    private readonly ImmutableArray<FrozenSet<string>> _sets;

    /// <summary>Makes every set that can come up once: the first bit for a missing studio, the second for a missing representative.</summary>
    internal AbsentRecipients(WorkflowDefinition definition)
    {
        Dictionary<Role, RoleDefinition> roles = definition.Roles.ToDictionary(r => r.Id);
        _sets = [.. Enumerable.Range(0, 4).Select(missing => definition.Obligations
            .Where(o => o is { Optional: true, To.Count: > 0 } && o.To.All(r => roles.TryGetValue(r, out RoleDefinition? role) && IsMissing(role, missing)))
            .Select(o => o.Id)
            .ToFrozenSet(StringComparer.Ordinal))];
    }

    /// <summary>The obligations; none before there is a form.</summary>
    internal FrozenSet<string> By(RegistrationForm? form) =>
        _sets[form is null ? 0 : (form.Studio is null ? 1 : 0) + (form.Representative is null ? 2 : 0)];

    private static bool IsMissing(RoleDefinition role, int missing) => role.Scope == RoleScope.OwnStudio && (missing & (role.Collects ? 2 : 1)) != 0;
}
