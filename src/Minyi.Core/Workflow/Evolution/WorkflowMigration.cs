using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Minyi.Workflow.Verification;
using Minyi.Workflow.Verification.Configurations;

namespace Minyi.Workflow.Evolution;

/// <summary>A configuration of the old workflow that has no place in the new one.</summary>
/// <param name="From">The configuration, as the old workflow describes it.</param>
/// <param name="Trace">A shortest trace to it in the old workflow.</param>
/// <param name="Refusal">Why the new workflow does not take it.</param>
public sealed record MigrationFault(ConfigurationView From, ValueList<TraceStep> Trace, Refusal Refusal);

/// <summary>What the check of a mapping found.</summary>
/// <param name="Configurations">How many configurations of the old workflow were looked at: all that are reachable.</param>
/// <param name="Faults">The first configuration of each old state that the new workflow does not take; empty when the mapping holds.</param>
public sealed record MigrationReport(int Configurations, ValueList<MigrationFault> Faults);

/// <summary>
/// Carries running petitions from one workflow to another by a mapping that is proved: every reachable configuration lands on a reachable one, and nothing that is
/// owed in it gets lost. A clock takes its start, pauses, extensions and lateness along, whatever it is called there.
/// </summary>
public sealed class WorkflowMigration
{
    private readonly WorkflowMapping _mapping;

    private WorkflowMigration(PetitionWorkflow source, PetitionWorkflow target, WorkflowMapping mapping)
    {
        Source = source;
        Target = target;
        _mapping = mapping;
    }

    /// <summary>The old workflow.</summary>
    public PetitionWorkflow Source { get; }

    /// <summary>The new workflow.</summary>
    public PetitionWorkflow Target { get; }

    /// <summary>Checks a mapping on every reachable configuration of the old workflow.</summary>
    /// <param name="source">The old workflow.</param>
    /// <param name="target">The new workflow.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="migration">The migration; null when the mapping does not hold.</param>
    /// <returns>What was found.</returns>
    public static MigrationReport TryPlan(PetitionWorkflow source, PetitionWorkflow target, WorkflowMapping mapping, out WorkflowMigration? migration)
    {
        Guard.Against.Null(source);
        Guard.Against.Null(target);
        Guard.Against.Null(mapping);
        List<MigrationFault> faults = [];
        HashSet<string> states = new(StringComparer.Ordinal);
        OwedCheck owed = new(source.Definition, target.Definition, mapping);
        StateSpace space = source.Explored();
        for (int index = 0; index < space.Configurations.Count; index++)
        {
            ConfigurationView view = source.Describe(new(space.Configurations[index]));
            if (!states.Contains(view.State) && Refuse(view, owed, mapping, target) is { } refusal)
            {
                states.Add(view.State);
                faults.Add(new(view, space.Trace(index).Steps.ToValueList(), refusal));
            }
        }

        migration = faults.Count == 0 ? new(source, target, mapping) : null;
        return new(space.Configurations.Count, faults.ToValueList());
    }

    private static Refusal? Refuse(ConfigurationView view, OwedCheck owed, WorkflowMapping mapping, PetitionWorkflow target)
    {
        Reason[] reasons = [.. owed.Against(view)];
        return reasons.Length > 0 ? new([.. reasons]) : target.TryImport(mapping.Apply(view, target), out _, out Refusal? refusal) ? null : refusal;
    }

    /// <summary>The digest of the plan and of what brings it about, by which a repetition is told from another migration under the same id.</summary>
    internal Digest DigestOf(string cause)
    {
        StringBuilder text = new("minyi-migration\0");
        Add(Source.Definition.Id, Text(Source.Definition.Version), Target.Definition.Id, Text(Target.Definition.Version), cause);
        Pairs(_mapping.States.Select(p => (p.Key, (string?)p.Value)));
        Pairs(_mapping.Kinds.Select(p => (p.Key, (string?)p.Value)));
        foreach (ImmutableDictionary<string, string?> names in (ImmutableDictionary<string, string?>[])[_mapping.Outcomes, _mapping.Obligations, _mapping.Clocks, _mapping.Appraisals, _mapping.Counters])
        {
            Pairs(names.Select(p => (p.Key, p.Value)));
        }

        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));

        void Pairs(IEnumerable<(string From, string? To)> names)
        {
            // A name that stays is as good as none.
            foreach ((string from, string? to) in names.Where(n => n.From != n.To).OrderBy(n => n.From, StringComparer.Ordinal))
            {
                Add(from, to is null ? "-" : "+" + to);
            }

            Add("");
        }

        void Add(params ReadOnlySpan<string> parts)
        {
            foreach (string part in parts)
            {
                text.Append(Text(part.Length)).Append(':').Append(part);
            }
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What a clock of the new workflow was called in the old one. Several, when they were joined; of those one at most is in use at a time.</summary>
    internal IEnumerable<string> SourcesOf(string clock) =>
        Source.Definition.Clocks.Select(c => c.Id).Where(id => _mapping.Clocks.GetValueOrDefault(id, id) == clock);

    /// <summary>Where a petition of the old workflow stands in the new one.</summary>
    /// <param name="configuration">A reachable configuration of the old workflow.</param>
    /// <exception cref="ArgumentException">The configuration is not one of the old workflow's.</exception>
    public Configuration Move(Configuration configuration) => Source.IsReachable(configuration)
        ? Target.Restore(_mapping.Apply(Source.Describe(configuration), Target))
        : throw new ArgumentException("Not a reachable configuration of the source.", nameof(configuration));
}
