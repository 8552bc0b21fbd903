using System.Globalization;
using Minyi.Appraisals;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Deciding;

/// <summary>The reasons of this room in words. None of them repeats what somebody typed.</summary>
internal static class Reasons
{
    internal static readonly Reason OutOfScope = new("out-of-scope", new("不在您的职责范围内", "this petition is not within your scope"));
    internal static readonly Reason BackInTime = new("back-in-time", new("时间早于上一事项", "the time is before the last event"));
    internal static readonly Reason FormMissing = new("form-missing", new("须填写社情民意登记表", "the registration form is missing"));
    internal static readonly Reason AlreadyRegistered = new("already-registered", new("该件已登记", "the petition is registered already"));
    internal static readonly Reason NotRegistered = new("not-registered", new("该件尚未登记", "the petition is not registered"));
    internal static readonly Reason ReasonWithoutText = new("reason-without-text", new("须写明理由", "a reason is announced but there is no text"));
    internal static readonly Reason ContentMissing = new("content-missing", new("须写明反馈内容", "the content of the feedback is missing"));
    internal static readonly Reason ChannelMissing = new("channel-missing", new("须写明反馈方式", "the channel of the feedback is missing"));
    internal static readonly Reason LeadMissing = new("lead-missing", new("须指明承办单位", "name the unit in charge"));
    internal static readonly Reason LeadAssists = new("lead-assists", new("承办单位不能同时协办", "the unit in charge cannot assist as well"));
    internal static readonly Reason OwnUnit = new("own-unit", new("相关单位人员须回避", "nobody of a unit concerned may do this"));
    internal static readonly Reason ForTheClock = new("for-the-clock", new("时限届满时由系统办理", "this is done by the clock when the time has run out"));
    internal static readonly Reason AccusedUnit = new("accused-unit", new("不能交被反映的单位办理或协办", "a unit that the petition is about can neither handle it nor assist"));
    internal static readonly Reason NotYours = new("not-yours", new("您无权查看该件", "this petition is not yours to read"));
    internal static readonly Reason UnitTwice = new("unit-twice", new("协办单位重复", "a unit is named twice"));
    internal static readonly Reason NotAssisting = new("not-assisting", new("该单位不是协办单位", "the unit does not assist here"));
    internal static readonly Reason AlreadyContributed = new("already-contributed", new("该协办单位已答复", "the unit has contributed already"));
    internal static readonly Reason NotYet = new("clock-not-expired", new("时限尚未届满", "the clock has not expired yet"));
    internal static readonly Reason PersonalData = new("personal-data", new("不受保护的栏目中含有个人信息", "place, sector, category and the like must hold no personal data"));
    internal static readonly Reason HearingOrder = new("hearing-order", new("听证会不得早于公告之日，也不得晚于今天", "a hearing cannot be held before its notice or after today"));
    internal static readonly Reason HearingParticipants = new("hearing-participants", new("至少列出一类参加人员", "list at least one participant group"));
    internal static readonly Reason MinutesMissing = new("minutes-missing", new("须附听证会记录", "the minutes are missing"));
    internal static readonly Reason AppraisalsWithheld = new("appraisals-withheld", new("评议情况不向被评议单位透露", "units that are appraised are not told how the appraisals stand"));
    internal static readonly Reason AgentsMissing = new("agents-missing", new("须指明代理的代表委员", "name the representatives who act"));
    internal static readonly Reason AgentTwice = new("agent-twice", new("代理人重复或为空", "an agent is listed twice, or has an empty id"));
    internal static readonly Reason SourceLater = new("source-later", new("来源会议的日期晚于登记日期", "the meeting that it comes from is after the registration"));
    internal static readonly Reason BoardOnly = new("board-only", new("匿名件只能通过公开栏或网上反馈", "an anonymous petitioner can only be told on the board or the web"));
    internal static readonly Reason OtherIsSelf = new("other-is-self", new("不能与本件自身关联", "a petition cannot be linked with itself"));
    internal static readonly Reason AlreadyLinked = new("already-linked", new("已与该件关联", "the petition is already linked with that one"));
    internal static readonly Reason AlreadyMerged = new("already-merged", new("该件已并案", "the petition is already merged"));
    internal static readonly Reason NotLinked = new("not-linked", new("未与该件关联", "the petition is not linked with that one"));
    internal static readonly Reason UnknownPetition = new("unknown-petition", new("没有该件", "there is no such petition"));
    internal static readonly Reason HeadClosed = new("head-closed", new("主件已办结，不能并入", "the petition that leads the matter is closed"));
    internal static readonly Reason MergeCircle = new("merge-circle", new("该件已并入本件", "that petition is already merged into this one"));
    internal static readonly Reason OtherWorkflow = new("other-workflow", new("该件适用另一流程或另一版本", "that petition follows another workflow, or another version of it"));
    internal static readonly Reason Closed = new("closed", new("该件已办结", "the petition is closed"));
    internal static readonly Reason AlreadyReferenced = new("already-referenced", new("该编号已登记", "that number is already on file"));
    internal static readonly Reason AlreadySelected = new("already-selected", new("已选入该期", "the petition is already selected for that issue"));
    internal static readonly Reason NothingOwed = new("nothing-owed", new("对该反馈对象没有待办反馈", "no feedback is owed to that recipient"));
    internal static readonly Reason NobodyThere = new("nobody-there", new("本件没有该反馈对象，无须反馈", "this petition has no such recipient, so no feedback is owed"));
    internal static readonly Reason NobodyGoesOn = new("nobody-goes-on", new("本件没有登记的工作室，此后无人办理下一步", "no studio registered this petition, so nobody could take the next step"));
    internal static readonly Reason PartOfWhom = new("part-of-whom", new("须指明是哪个协办单位的答复", "name the assisting unit that contributes"));
    internal static readonly Reason HearingMissing = new("hearing-missing", new("须填写听证会的公告日期、召开日期和参加人员", "say when the hearing was announced and held, and who took part"));
    internal static readonly Reason TakesNoUnit = new("takes-no-unit", new("本操作不转办，不能附带承办或协办单位", "this step does not refer the petition: leave out the unit in charge and the assisting units"));
    internal static readonly Reason TakesNoFeedback = new("takes-no-feedback", new("本操作不是对该对象的反馈，不能附带反馈对象或方式", "this step gives no feedback to that recipient: leave out recipient and channel"));
    internal static readonly Reason TakesNoGrade = new("takes-no-grade", new("本操作不是对该项的评议，不能附带评议等级", "this step does not grade that appraisal: leave out appraisal and grade"));
    internal static readonly Reason TextsErased = new("texts-erased", new("该操作所附文字已被清除，请用新编号重新提交", "the texts of this command were erased before it was recorded: submit it under a new id"));
    internal static readonly Reason CommandIdTaken = new("command-id-taken", new("该操作编号已用于另一操作，请换用新编号", "this command id was used for another command: use a new id"));
    internal static readonly Reason ClockNotRunning = new("clock-not-running", new("该时限未在计时", "that clock is not running"));
    internal static readonly Reason ReferenceMissing = new("reference-missing", new("须写明来源系统及编号", "name the system it comes from and its number there"));
    internal static readonly Reason KindDiffers = new("kind-differs", new("登记表与导入状态的诉求类别不一致", "the form and the configuration name different kinds"));
    internal static readonly Reason AfterImport = new("import-times", new("登记、起算或中止时间不合理", "a time is out of order, after the import or before 1949"));
    internal static readonly Reason ClockStartMissing = new("clock-start-missing", new("须写明每个时限的起算时间，中止的还须写明中止时间", "give each clock its start, and a paused clock the start of its pause"));
    internal static readonly Reason PartsDiffer = new("parts-differ", new("协办单位答复情况与导入状态不一致", "the assisting units and their contributions do not match the imported configuration"));
    internal static readonly Reason DeadlineUnchanged = new("deadline-unchanged", new("重算后期限不变", "the due date would not change"));

    internal static Reason RoleNotAllowed(IEnumerable<LocalizedText> roles)
    {
        LocalizedText[] names = [.. roles];
        return new("role-not-allowed", new(
            string.Create(CultureInfo.InvariantCulture, $"本操作须由{string.Join("或", names.Select(n => n.Chinese))}进行"),
            string.Create(CultureInfo.InvariantCulture, $"this is for: {string.Join(", ", names.Select(n => n.English))}")));
    }

    internal static Reason PartsOpen(IEnumerable<Districts.UnitId> units) => new("parts-open", new(
        $"尚待协办单位答复：{string.Join("、", units)}", $"still waiting for contributions from: {string.Join(", ", units)}"));

    internal static Reason UnknownKind(IEnumerable<string> kinds) => new("unknown-kind", new(
        $"诉求类别须为：{string.Join("、", kinds)}", $"the kind must be one of: {string.Join(", ", kinds)}"));

    internal static Reason UnknownGrade(IEnumerable<GradeScale> scales)
    {
        string codes = string.Join("; ", scales.Select(s => $"{s.Id}: {string.Join(", ", s.Steps.Select(g => g.Code))}"));
        return new("unknown-grade", new($"评议等级不在评议标准内，应为：{codes}", $"the grade is on no scale of the district: {codes}"));
    }

    internal static Reason UnknownText(string? nearest, IEnumerable<TextDefinition> texts) => nearest is null
        ? Unknown("unknown-text", new("流程中没有该文字项", "the workflow has no text of that name"), texts.Select(t => (t.Id, t.Text)))
        : new("unknown-text", new($"流程中没有该文字项，是否为“{nearest}”？", $"the workflow has no text of that name; did you mean '{nearest}'?"));

    internal static Reason UnknownOutcome(IEnumerable<NamedText> outcomes) =>
        Unknown("unknown-outcome", new("流程中没有该办理结果", "the workflow has no such outcome"), outcomes.Select(o => (o.Id, o.Text)));

    internal static Reason UnknownRecipient(IEnumerable<ObligationDefinition> obligations) =>
        Unknown("unknown-recipient", new("流程中没有该反馈对象", "the workflow has no such recipient"), obligations.Select(o => (o.Id, o.Text)));

    internal static Reason UnknownAppraisal(IEnumerable<AppraisalDefinition> appraisals) =>
        Unknown("unknown-appraisal", new("流程中没有该项评议", "the workflow has no such appraisal"), appraisals.Select(a => (a.Id, a.Text)));

    internal static Reason ImportedAmount(string clock, int most, int times) => new("import-amount", new(
        string.Create(CultureInfo.InvariantCulture, $"“{clock}”时限应为 1 至 {most}，延长不超过 {times} 次"),
        string.Create(CultureInfo.InvariantCulture, $"the time limit of the clock '{clock}' is from 1 to {most}, extended {times} times at most")));

    internal static Reason ClockUnitDiffers(string clock) => new("clock-unit-differs", new($"“{clock}”时限的计时单位与原流程不同", $"the clock '{clock}' counts in another unit than before"));

    internal static Reason StageNotBegun(LocalizedText clock, string? stage, LocalDate begins) => new("clock-not-expired", new(
        string.Create(CultureInfo.InvariantCulture, $"按起算时间推算，“{clock.Chinese}”时限{begins:uuuu-MM-dd}才{(stage is null ? "届满" : $"进入 {stage} 阶段")}"),
        string.Create(CultureInfo.InvariantCulture, $"by its start the clock {clock.English} {(stage is null ? "runs out" : $"comes to the stage {stage}")} only on {begins:uuuu-MM-dd}")));

    /// <summary>A name that the workflow does not have; said with those that it has, because a host sends ids and people see texts.</summary>
    private static Reason Unknown(string code, LocalizedText what, IEnumerable<(string Id, LocalizedText Text)> names)
    {
        (string Id, LocalizedText Text)[] all = [.. names];
        return new(code, new(
            $"{what.Chinese}，有：{string.Join("、", all.Select(n => $"{n.Id}（{n.Text.Chinese}）"))}",
            $"{what.English}, but {string.Join(", ", all.Select(n => $"{n.Id} ({n.Text.English})"))}"));
    }

    internal static void Add(ref List<Reason>? reasons, Reason reason) => (reasons ??= []).Add(reason);

    internal static void AddIf(ref List<Reason>? reasons, bool found, Reason reason)
    {
        if (found)
        {
            (reasons ??= []).Add(reason);
        }
    }
}
