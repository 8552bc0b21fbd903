using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Deadlines;
using Minyi.Feedback;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Texts;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions;

/// <summary>What a district decides petitions by: the workflow, how long its clocks run, and its policies.</summary>
/// <remarks>Immutable, made once and shared by all petitions and threads.</remarks>
public sealed class PetitionRules
{
    private readonly FrozenDictionary<string, DeadlineRule> _clocks;
    private readonly FrozenDictionary<string, Configuration> _starts;

    /// <summary>Puts the rules together.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="time">Legal time: calendar, office hours, zone.</param>
    /// <param name="clocks">A rule for each clock of the workflow, and for no other.</param>
    /// <param name="feedback">When a recipient counts as unreachable; the defaults when null.</param>
    /// <param name="appraisals">Scales and minimum counts; the defaults when null.</param>
    /// <exception cref="ArgumentException">A clock of the workflow has no rule, or has two, or there is a rule for a clock that the workflow does not have.</exception>
    public PetitionRules(
        PetitionWorkflow workflow, LegalTime time, IEnumerable<DeadlineRule> clocks,
        FeedbackPolicy? feedback = null, AppraisalPolicy? appraisals = null)
    {
        Workflow = Guard.Against.Null(workflow);
        Time = Guard.Against.Null(time);
        Feedback = feedback ?? new();
        Appraisals = appraisals ?? new();
        DeadlineRule[] all = [.. Guard.Against.Null(clocks)];
        string[] twice = [.. all.GroupBy(r => r.Clock, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).Order(StringComparer.Ordinal)];
        if (twice.Length > 0)
        {
            throw new ArgumentException($"Two rules for: {string.Join(", ", twice)}. Every clock has one.", nameof(clocks));
        }

        _clocks = all.ToFrozenDictionary(r => r.Clock, StringComparer.Ordinal);
        string[] known = [.. workflow.Definition.Clocks.Select(c => c.Id)];
        string[] unknown = [.. _clocks.Keys.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(c => NearestName.Among(c, known) is { } near ? $"{c} (did you mean '{near}'?)" : c)];
        if (unknown.Length > 0)
        {
            throw new ArgumentException(
                $"Rules for clocks that the workflow '{workflow.Definition.Id}' does not have: {string.Join(", ", unknown)}. It has: {string.Join(", ", known.Order(StringComparer.Ordinal))}.", nameof(clocks));
        }

        string[] missing = [.. workflow.Definition.Clocks.Select(c => c.Id).Where(id => !_clocks.ContainsKey(id)).Order(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw new ArgumentException($"No rule for: {string.Join(", ", missing)}. Every clock of the workflow '{workflow.Definition.Id}' needs one.", nameof(clocks));
        }

        Tables = new(workflow.Definition);
        Basis = new(workflow.Definition.Id, workflow.Definition.Version, [.. workflow.Definition.Roles.Select(r => new RoleReach(r.Id, r.Scope, r.Party))]);
        _starts = workflow.Definition.Kinds.Count == 0
            ? new Dictionary<string, Configuration>(StringComparer.Ordinal) { [""] = workflow.Start() }.ToFrozenDictionary(StringComparer.Ordinal)
            : workflow.Definition.Kinds.ToFrozenDictionary(k => k.Id, k => workflow.Start(k.Id), StringComparer.Ordinal);
    }

    /// <summary>The workflow.</summary>
    public PetitionWorkflow Workflow { get; }

    /// <summary>Legal time.</summary>
    public LegalTime Time { get; }

    /// <summary>When a recipient counts as unreachable.</summary>
    public FeedbackPolicy Feedback { get; }

    /// <summary>Scales and minimum counts.</summary>
    public AppraisalPolicy Appraisals { get; }

    /// <summary>The rule of a clock.</summary>
    /// <param name="clock">One of the workflow's clocks.</param>
    /// <exception cref="ArgumentException">Nothing has that name.</exception>
    public DeadlineRule Clock(string clock) =>
        _clocks.TryGetValue(Guard.Against.Null(clock), out DeadlineRule? rule) ? rule : throw new ArgumentException($"There is no clock '{clock}'.", nameof(clock));

    /// <summary>On which petitions a role may act. A role that the workflow does not know may act on none of them anyway.</summary>
    /// <param name="role">The role.</param>
    public RoleScope Scope(Role role) => Tables.RolesById.GetValueOrDefault(role)?.Scope ?? default;

    internal WorkflowTables Tables { get; }

    /// <summary>What decides who reads and whose turn it is.</summary>
    internal RulesBasis Basis { get; }

    /// <summary>The configuration before the first command of a kind of petition; null when the workflow has no such kind.</summary>
    internal Configuration? Start(string? kind) => _starts.GetValueOrDefault(kind ?? "");

    /// <summary>Any of the start configurations, for a petition that has no kind yet.</summary>
    internal Configuration AnyStart => _starts.Values[0];

    /// <summary>When a stage of a clock expires: the last one when the time is up, an earlier one at the rule's warning stage of the same place.</summary>
    internal Instant StageAt(ClockDefinition clock, string stage, Deadline deadline)
    {
        int index = 0;
        while (index < clock.Stages.Count - 1 && clock.Stages[index] != stage)
        {
            index++;
        }

        if (index == clock.Stages.Count - 1)
        {
            return deadline.DueAt;
        }

        ImmutableArray<StageMoment> moments = Time.Moments(Clock(clock.Id), deadline);
        return index < moments.Length ? Instant.Min(moments[index].At, deadline.DueAt) : deadline.DueAt;
    }
}
