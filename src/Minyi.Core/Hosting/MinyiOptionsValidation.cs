using Microsoft.Extensions.Options;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using Minyi.Petitions;
using Minyi.Petitions.Notices;
using Minyi.Texts;
using Minyi.Workflow.Definition;

namespace Minyi.Hosting;

/// <summary>Builds the rules that the options describe; what cannot be built is why the host does not start.</summary>
internal sealed class MinyiOptionsValidation : IValidateOptions<MinyiOptions>
{
    public ValidateOptionsResult Validate(string? name, MinyiOptions options)
    {
        Guard.Against.Null(options);
        List<string> faults = [];
        string[] twice = [.. options.Clocks.GroupBy(c => c.Clock, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).Order(StringComparer.Ordinal)];
        if (twice.Length > 0)
        {
            faults.Add($"{nameof(MinyiOptions.Clocks)}: found two rules for: {string.Join(", ", twice)}; expected one for each clock.");
        }

        if (options.ClockSkew < Duration.Zero || options.ClockSkew > Duration.FromDays(1))
        {
            faults.Add($"{nameof(MinyiOptions.ClockSkew)}: found {options.ClockSkew}, expected a duration from zero to one day.");
        }

        faults.AddRange(NoticeTexts.Faults(options.Notices));
        WorkflowDefinition? definition = options.Definition;
        if (definition is null && !PetitionWorkflow.BuiltInNames.Contains(options.Workflow, StringComparer.Ordinal))
        {
            faults.Add($"{nameof(MinyiOptions.Workflow)}: found '{options.Workflow}', expected one of: {string.Join(", ", PetitionWorkflow.BuiltInNames)}.");
        }

        if (faults.Count == 0)
        {
            Build(options, definition ?? PetitionWorkflow.BuiltInDefinition(options.Workflow), faults);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Build(MinyiOptions options, WorkflowDefinition definition, List<string> faults)
    {
        HashSet<string> set = [.. options.Clocks.Select(c => c.Clock)];
        HashSet<string> known = [.. definition.Clocks.Select(c => c.Id)];
        string[] unknown = [.. set.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(c => NearestName.Among(c, known) is { } near ? $"{c} (did you mean '{near}'?)" : c)];
        if (unknown.Length > 0)
        {
            faults.Add($"{nameof(MinyiOptions.Clocks)}: found {string.Join(", ", unknown)}, expected clocks of the workflow: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }

        string[] examples = options.AllowExampleClocks ? [] : [.. known.Except(set, StringComparer.Ordinal).Intersect(ExampleClocks.Rules.Select(r => r.Clock), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (examples.Length > 0)
        {
            faults.Add($"{nameof(MinyiOptions.Clocks)}: found no rule for {string.Join(", ", examples)}, expected one for each clock: the example amounts are no district's ({nameof(MinyiOptions.AllowExampleClocks)} to try things out).");
        }

        try
        {
            IEnumerable<DeadlineRule> clocks = [.. options.Clocks.Where(c => known.Contains(c.Clock)), .. ExampleClocks.Rules.Where(r => known.Contains(r.Clock) && !set.Contains(r.Clock))];
            options.Built = new PetitionRules(
                PetitionWorkflow.Build(definition), options.Time ?? new LegalTime(ChinaCalendar.Official), clocks, options.Feedback, options.Appraisals);
        }
        catch (ArgumentException e)
        {
            // An unsound workflow, a definition that names what it does not declare, or a clock without a rule: each says so itself.
            faults.Add(e.Message);
        }
    }
}
