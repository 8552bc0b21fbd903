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
    internal static readonly Reason LeadMissing = new("lead-missing", new("须指明主办单位", "the unit in charge is missing"));
    internal static readonly Reason LeadAssists = new("lead-assists", new("主办单位不能同时协办", "the unit in charge cannot assist as well"));
    internal static readonly Reason UnitTwice = new("unit-twice", new("协办单位重复", "a unit is named twice"));
    internal static readonly Reason NotAssisting = new("not-assisting", new("该单位不是协办单位", "the unit does not assist here"));
    internal static readonly Reason AlreadyContributed = new("already-contributed", new("该协办单位已答复", "the unit has given its part already"));
    internal static readonly Reason NotYet = new("clock-not-expired", new("时限尚未届满", "the clock has not expired yet"));
    internal static readonly Reason PersonalData = new("personal-data", new("不受保护的栏目中含有个人信息", "a field that is not protected holds personal data"));
    internal static readonly Reason HearingOrder = new("hearing-order", new("听证会不得早于公告之日，也不得晚于今天", "a hearing is not before its notice and not after today"));
    internal static readonly Reason HearingParticipants = new("hearing-participants", new("听证会须有参加人员", "a hearing has participants"));
    internal static readonly Reason MinutesMissing = new("minutes-missing", new("须附听证会记录", "the minutes are missing"));
    internal static readonly Reason AppraisalsWithheld = new("appraisals-withheld", new("评议情况不向被评议单位透露", "how the appraisals stand is not told to those who are appraised"));
    internal static readonly Reason AgentsMissing = new("agents-missing", new("须指明代理的代表委员", "the representatives who act are missing"));
    internal static readonly Reason AgentTwice = new("agent-twice", new("代理人重复或为空", "an agent is named twice or not at all"));
    internal static readonly Reason SourceLater = new("source-later", new("来源会议的日期晚于登记日期", "the meeting that it comes from is after the registration"));
    internal static readonly Reason BoardOnly = new("board-only", new("匿名件只能通过公开栏或网上反馈", "an anonymous petitioner is told on the board or the web only"));
    internal static readonly Reason OtherIsSelf = new("other-is-self", new("不能与本件自身关联", "a petition is no duplicate of itself"));
    internal static readonly Reason AlreadyLinked = new("already-linked", new("已与该件关联", "it is linked with that petition already"));
    internal static readonly Reason AlreadyMerged = new("already-merged", new("该件已并案", "it is merged already"));
    internal static readonly Reason NotLinked = new("not-linked", new("未与该件关联", "it is not linked with that petition"));
    internal static readonly Reason UnknownPetition = new("unknown-petition", new("没有该件", "there is no such petition"));
    internal static readonly Reason HeadClosed = new("head-closed", new("主件已办结，不能并入", "the petition that leads the matter is closed"));
    internal static readonly Reason MergeCircle = new("merge-circle", new("该件已并入本件", "that petition is merged into this one"));
    internal static readonly Reason OtherWorkflow = new("other-workflow", new("该件适用另一流程，不能并案", "that petition is of another workflow"));
    internal static readonly Reason Closed = new("closed", new("该件已办结", "it is closed"));
    internal static readonly Reason AlreadyReferenced = new("already-referenced", new("该编号已登记", "that number is noted already"));
    internal static readonly Reason AlreadySelected = new("already-selected", new("已选入该期", "it is selected for that issue already"));
    internal static readonly Reason NothingOwed = new("nothing-owed", new("对该反馈对象没有待办反馈", "no feedback is owed to that recipient"));
    internal static readonly Reason NobodyThere = new("nobody-there", new("本件没有该反馈对象，无须反馈", "this petition has nobody in that place, so no feedback is owed"));
    internal static readonly Reason NobodyGoesOn = new("nobody-goes-on", new("本件没有登记的工作室，此后无人办理下一步", "no studio registered this petition, so nobody would be there to take the step after this"));
    internal static readonly Reason PartOfWhom = new("part-of-whom", new("须指明是哪个协办单位的答复", "the unit whose part it is must be named"));
    internal static readonly Reason HearingMissing = new("hearing-missing", new("须填写听证会的公告日期、召开日期和参加人员", "when the hearing was announced and held and who took part is missing"));
    internal static readonly Reason TakesNoUnit = new("takes-no-unit", new("本操作不转办，不能附带主办或协办单位", "this step refers to nobody: it takes neither a unit in charge nor units that assist"));
    internal static readonly Reason TakesNoFeedback = new("takes-no-feedback", new("本操作不是对该对象的反馈，不能附带反馈对象或方式", "this step feeds back to no such recipient: it takes neither recipient nor channel"));
    internal static readonly Reason TakesNoGrade = new("takes-no-grade", new("本操作不是对该项的评议，不能附带评议等级", "this step grades no such appraisal: it takes neither appraisal nor grade"));
    internal static readonly Reason CommandIdTaken = new("command-id-taken", new("该命令编号已用于另一操作，请换用新编号", "the command id stands for something else that was submitted: give this one an id of its own"));
    internal static readonly Reason ClockNotRunning = new("clock-not-running", new("该时限未在计时", "that clock does not run"));
    internal static readonly Reason ReferenceMissing = new("reference-missing", new("须写明来源系统及编号", "the system it comes from and its number there are missing"));
    internal static readonly Reason KindDiffers = new("kind-differs", new("登记表与导入状态的诉求类别不一致", "the form and the configuration name different kinds"));
    internal static readonly Reason AfterImport = new("import-times", new("登记、起算或中止时间不合理", "a registration, start or pause is after the import or out of order or before 1949, or an amount is not between 1 and 100,000"));
    internal static readonly Reason ClockStartMissing = new("clock-start-missing", new("须写明每个时限的起算时间，中止的还须写明中止时间", "every clock needs its start, and a paused one, and no other, the start of its pause"));
    internal static readonly Reason PartsDiffer = new("parts-differ", new("协办单位答复情况与导入状态不一致", "who assists and who has given a part is not what the configuration says"));
    internal static readonly Reason DeadlineUnchanged = new("deadline-unchanged", new("重算后期限不变", "the due date stays as it is"));

    internal static Reason RoleNotAllowed(IEnumerable<LocalizedText> roles)
    {
        LocalizedText[] names = [.. roles];
        return new("role-not-allowed", new(
            string.Create(CultureInfo.InvariantCulture, $"本操作须由{string.Join("或", names.Select(n => n.Chinese))}进行"),
            string.Create(CultureInfo.InvariantCulture, $"this is for: {string.Join(", ", names.Select(n => n.English))}")));
    }

    internal static Reason PartsOpen(IEnumerable<Districts.UnitId> units) => new("parts-open", new(
        $"尚待协办单位答复：{string.Join("、", units)}", $"parts are still out of: {string.Join(", ", units)}"));

    internal static Reason UnknownKind(IEnumerable<string> kinds) => new("unknown-kind", new(
        $"诉求类别须为：{string.Join("、", kinds)}", $"the kind must be one of: {string.Join(", ", kinds)}"));

    internal static Reason UnknownGrade(IEnumerable<GradeScale> scales)
    {
        string codes = string.Join("; ", scales.Select(s => $"{s.Id}: {string.Join(", ", s.Steps.Select(g => g.Code))}"));
        return new("unknown-grade", new($"评议等级不在评议标准内，应为：{codes}", $"the grade is on no scale of the district: {codes}"));
    }

    internal static Reason UnknownOutcome(IEnumerable<NamedText> outcomes) =>
        Unknown("unknown-outcome", new("流程中没有该办理结果", "the workflow has no such outcome"), outcomes.Select(o => (o.Id, o.Text)));

    internal static Reason UnknownRecipient(IEnumerable<ObligationDefinition> obligations) =>
        Unknown("unknown-recipient", new("流程中没有该反馈对象", "the workflow has no such recipient"), obligations.Select(o => (o.Id, o.Text)));

    internal static Reason UnknownAppraisal(IEnumerable<AppraisalDefinition> appraisals) =>
        Unknown("unknown-appraisal", new("流程中没有该项评议", "the workflow has no such appraisal"), appraisals.Select(a => (a.Id, a.Text)));

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
