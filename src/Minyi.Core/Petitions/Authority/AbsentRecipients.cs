using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>
/// To whom of a workflow's optional obligations nobody is there, by the registration form. The one place that knows which part of the form stands for which
/// recipient; a recipient of a district's own whom the form does not know counts as there.
/// </summary>
internal sealed class AbsentRecipients
{
    private static readonly ImmutableArray<(string Obligation, Func<RegistrationForm, bool> IsThere)> Known =
    [
        ("CollectingRepresentative", form => form.Representative is not null),
        ("Studio", form => form.Studio is not null),
    ];

    private readonly ImmutableArray<FrozenSet<string>> _sets;

    /// <summary>Makes every set that can come up once: a bit for each line of the table.</summary>
    internal AbsentRecipients(WorkflowDefinition definition)
    {
        HashSet<string> optional = [.. definition.Obligations.Where(o => o.Optional).Select(o => o.Id)];
        _sets = [.. Enumerable.Range(0, 1 << Known.Length).Select(bits =>
            Known.Where((known, i) => ((bits >> i) & 1) == 1 && optional.Contains(known.Obligation)).Select(k => k.Obligation).ToFrozenSet(StringComparer.Ordinal))];
    }

    /// <summary>The obligations; none before there is a form.</summary>
    internal FrozenSet<string> By(RegistrationForm? form)
    {
        int bits = 0;
        for (int i = 0; form is not null && i < Known.Length; i++)
        {
            bits |= Known[i].IsThere(form) ? 0 : 1 << i;
        }

        return _sets[bits];
    }
}
