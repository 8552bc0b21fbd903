using System.Collections.Immutable;
using Minyi.Petitions.Events;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>Tells a history in words.</summary>
internal static class Story
{
    internal static ImmutableArray<HappenedLine> Of(PetitionRules rules, IEnumerable<RecordedEvent> history) =>
    [
        .. history.Select(h => new HappenedLine(
            h.At.InZone(rules.Time.Zone).LocalDateTime,
            h.Event is HandlingAppraised || h.By == default ? null : h.By,
            Later(rules, h.Event, Words(rules, rules.Workflow.Definition, h.Event)))),
    ];

    private static LocalizedText Words(PetitionRules rules, WorkflowDefinition definition, PetitionEvent happened) => happened switch
    {
        PetitionReferred referred => With(definition, referred, new(
            $"承办 {referred.Lead}{Listed("，协办 ", referred.Assisting)}", $"lead {referred.Lead}{Listed(", assisting ", referred.Assisting)}")),
        FeedbackGiven given => With(definition, given, new(
            Recipient(definition, given.Recipient).Chinese, $"to {Recipient(definition, given.Recipient).English}")),
        HandlingAppraised appraised => With(definition, appraised, definition.Appraisals.FirstOrDefault(a => a.Id == appraised.Appraisal)?.Text),
        AgencyTaken taken => With(definition, taken, new(string.Join("、", taken.Agents), string.Join(", ", taken.Agents))),
        AgencyConcluded { Result: { } result } concluded => With(definition, concluded, definition.Outcomes.FirstOrDefault(o => o.Id == result)?.Text),
        ClockExpired expired => With(definition, expired, definition.Clocks.FirstOrDefault(c => c.Id == expired.Clock)?.Text),
        WorkflowMigrated migrated => new($"转入流程 {migrated.Workflow} 第 {migrated.WorkflowVersion} 版：{migrated.Cause}", $"carried over to {migrated.Workflow} version {migrated.WorkflowVersion}: {migrated.Cause}"),
        PetitionImported imported => new(
            $"由 {imported.From.System} 导入 → {StateText(definition, imported).Chinese}", $"adopted from {imported.From.System} → {StateText(definition, imported).English}"),
        PetitionMerged merged => new($"并入 {merged.Head} → {StateText(definition, merged).Chinese}", $"merged into {merged.Head} → {StateText(definition, merged).English}"),
        ApprovalGiven given => new(
            $"批准 {CommandText(definition, given.Of).Chinese}", $"approved: {CommandText(definition, given.Of).English}"),
        StepEvent step => With(definition, step, null),
        ContactAttempted attempted => new($"联系未果：{Recipient(definition, attempted.Recipient).Chinese}", $"could not reach {Recipient(definition, attempted.Recipient).English}"),
        DuplicateLinked linked => new($"关联 {linked.Other}", $"linked with {linked.Other}"),
        DuplicateUnlinked unlinked => new($"与 {unlinked.Other} 拆分", $"unlinked from {unlinked.Other}"),
        ReferenceAdded added => new($"登记外部编号（{added.Reference.System}）", $"number in {added.Reference.System} noted"),
        SelectedForDigest selected => new($"选入《社情民意》{selected.Issue}", $"selected for the digest {selected.Issue}"),
        DeadlineRecomputed recomputed => new(
            $"期限由 {Iso(recomputed.Before)} 重算为 {Iso(recomputed.Deadline.DueOn)}{(recomputed.Clocks is null ? "" : "，重新计时")}：{recomputed.Cause}",
            $"due date {Iso(recomputed.Before)} worked out again as {Iso(recomputed.Deadline.DueOn)}{(recomputed.Clocks is null ? "" : ", the clock runs again")}: {recomputed.Cause}"),
        DateCorrected corrected => new(
            $"时间由 {Local(rules, corrected.Wrong)} 更正为 {Local(rules, corrected.Right)}", $"the time {Local(rules, corrected.Wrong)} corrected to {Local(rules, corrected.Right)}"),
        _ => new(happened.GetType().Name, happened.GetType().Name),
    };

    /// <summary>With when and why it was put on file later than it happened.</summary>
    private static LocalizedText Later(PetitionRules rules, PetitionEvent happened, LocalizedText words) => happened.RecordedLater is not { } later ? words
        : new($"{words.Chinese}（{Local(rules, later.At)} 补录：{later.Reason}）", $"{words.English} (put on file {Local(rules, later.At)}: {later.Reason})");

    private static string Local(PetitionRules rules, Instant at) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(at.InZone(rules.Time.Zone).LocalDateTime);

    private static LocalizedText With(WorkflowDefinition definition, StepEvent step, LocalizedText? detail)
    {
        LocalizedText command = CommandText(definition, step.Command);
        if (step.InPlaceOf is { } late)
        {
            LocalizedText role = definition.Roles.FirstOrDefault(r => r.Id == late)?.Text ?? new(late.Value, late.Value);
            command = new($"代{role.Chinese}{command.Chinese}", $"{command.English} in place of {role.English}");
        }

        LocalizedText state = StateText(definition, step);
        return detail is null
            ? new($"{command.Chinese} → {state.Chinese}", $"{command.English} → {state.English}")
            : new($"{command.Chinese}（{detail.Chinese}）→ {state.Chinese}", $"{command.English} ({detail.English}) → {state.English}");
    }

    private static LocalizedText CommandText(WorkflowDefinition definition, string id) => definition.Commands.FirstOrDefault(c => c.Id == id)?.Text ?? new(id, id);

    private static LocalizedText StateText(WorkflowDefinition definition, StepEvent step) =>
        definition.States.FirstOrDefault(s => s.Id == step.State)?.Text ?? new(step.State, step.State);

    private static LocalizedText Recipient(WorkflowDefinition definition, string id) => definition.Obligations.FirstOrDefault(o => o.Id == id)?.Text ?? new(id, id);

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    private static string Listed(string before, ValueList<Districts.UnitId>? units) => units is null ? "" : before + string.Join(", ", units);
}
