using Minyi.Deadlines;
using Minyi.Petitions.Authority;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>The fields of a case that is open in another system: its form, where it stands, and since when its clocks run.</summary>
internal readonly struct ImportFields(Petition petition, Actor actor, IdFields ids)
{
    /// <summary>What separates a clock's status from its stage.</summary>
    internal const char Separator = '/';

    internal const string Clocks = "clocks.";

    internal IEnumerable<FormField> All()
    {
        PetitionRules rules = petition.Rules;
        WorkflowDefinition definition = rules.Workflow.Definition;
        IEnumerable<FormField> form = new BeginningFields(petition, actor, ids).Form(definition);
        return
        [
            .. form,
            .. BeginningFields.Reference(required: true, "from"),
            new("registeredAt", FormFieldKind.Time, new("在原系统登记的时间", "when it was registered there")),
            new("where.state", FormFieldKind.Choice, new("所处环节", "where it stands"), Required: true) { Choices = [.. definition.States.Where(s => s.Id != definition.Initial).Select(s => new NamedText(s.Id, s.Text))] },
            new("where.outcome", FormFieldKind.Choice, new("办理结果", "the outcome")) { Choices = [.. definition.Outcomes] },
            new("where.published", FormFieldKind.Flag, new("已公开", "already on the board")),
            ids.Unit("lead", new("承办单位", "the unit in charge")) with { RequiredWhen = new("where.state") { Is = [.. definition.States.Where(s => Scopes.IsUnits(rules, s)).Select(s => s.Id)] } },
            ids.Units("assisting", new("协办单位", "units that assist")) with { Excludes = "lead" },
            ids.Units("contributed", new("已答复的协办单位", "those of them that gave their part")) with { When = new("assisting"), Within = "assisting" },
            .. definition.Clocks.SelectMany(c => Clock(rules.Clock(c.Id), c)),
            .. definition.Obligations.Select(o => new FormField($"where.obligations.{o.Id}", FormFieldKind.Choice, Of("反馈", "feedback: ", o.Text)) { Choices = ChoiceTexts.Obligations }),
            .. definition.Appraisals.Select(a => new FormField($"where.appraisals.{a.Id}", FormFieldKind.Choice, Of("评议", "appraisal: ", a.Text)) { Choices = ChoiceTexts.Appraisals }),
            .. definition.Counters.Select(c => new FormField($"where.counters.{c.Id}", FormFieldKind.Amount, c.Text) { Least = 0, Most = c.Bound }),
        ];
    }

    private static IEnumerable<FormField> Clock(DeadlineRule rule, ClockDefinition clock)
    {
        string path = Clocks + clock.Id;
        NamedText[] paused = [.. clock.Stages.Select(s => new NamedText($"{nameof(ClockStatus.Paused)}{Separator}{s}", new($"已中止（{s}）", $"paused ({s})")))];
        yield return new($"{path}.stage", FormFieldKind.Choice, Of("时限", "clock: ", clock.Text))
        {
            Choices =
            [
                .. clock.Stages.Select(s => new NamedText($"{nameof(ClockStatus.Running)}{Separator}{s}", new($"计时中（{s}）", $"running ({s})"))),
                .. paused,
                new(nameof(ClockStatus.RunOut), new("已届满", "run out")),
            ],
        };
        FormCondition asked = new($"{path}.stage");
        yield return new($"{path}.startedAt", FormFieldKind.Time, new("起算时间", "since when it runs"), Required: true) { When = asked };
        yield return new($"{path}.pausedAt", FormFieldKind.Time, new("中止时间", "since when it is paused"), Required: true) { When = asked with { Is = [.. paused.Select(p => p.Id)] } };
        yield return new($"{path}.amount", FormFieldKind.Amount, new("已定的时限（含延长）", "the time limit set for it, extensions included")) { Least = 1, Most = Most(rule), When = asked };
    }

    private static int Most(DeadlineRule rule) => (int)Math.Min(DeadlineRule.MostAmount, rule.Amount + ((long)(rule.Extension?.Longest ?? 0) * (rule.Extension?.Times ?? 0)));

    private static LocalizedText Of(string chinese, string english, LocalizedText text) => new($"{chinese}：{text.Chinese}", english + text.English);
}
