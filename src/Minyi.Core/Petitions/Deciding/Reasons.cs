using System.Globalization;
using Minyi.Appraisals;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Deciding;

/// <summary>The reasons of this room in words. None of them repeats what somebody typed.</summary>
internal static class Reasons
{
    internal static readonly Reason NotYours = new("not-yours", new("该件不在您的职责范围内", "this petition is not within your scope"));
    internal static readonly Reason BackInTime = new("back-in-time", new("时间早于上一事项", "the time is before the last event"));
    internal static readonly Reason OutOfBounds = new("time-out-of-bounds", new("时间须在1949年至2200年之间（北京时间）", "the time is not within the years 1949 to 2200 in Beijing"));
    internal static readonly Reason DateNotOnFile = new("date-not-on-file", new("该时间不在本件记录中", "this time is not on the petition's file"));
    internal static readonly Reason DateOutOfOrder = new("date-out-of-order", new("更正后的时间须晚于登记、不晚于现在，登记时间不得晚于其他事项", "a corrected time must be after the registration and not in the future; the registration must be before everything else"));
    internal static readonly Reason DateUnchanged = new("date-unchanged", new("更正前后的时间相同", "the corrected time is the same as the time on file"));
    internal static readonly Reason CorrectionReason = new("reason", new("更正须说明理由", "give a reason for the correction"));
    internal static readonly Reason OwnDeadline = new("own-deadline", new("更正会推迟您自己的办理期限，须由他人进行", "the correction would extend your own time limit: somebody else must make it"));
    internal static readonly Reason OwnStep = new("own-step", new("督办人不得是被督办人", "you owe this step, so you cannot supervise it"));
    internal static readonly Reason OwnPlace = new("own-place", new("代为办理人不得是被代办人", "you are the one who is late, so you cannot stand in for yourself"));
    internal static readonly Reason OwnFeedback = new("own-feedback", new("被告知的一方不得自行登记已告知，答复由本人作出的除外", "the recipient cannot record having been told, unless the same account gave the answer"));
    internal static readonly Reason AskedBefore = new("asked-before", new("您已就本件申请过批准，不得再批准", "you have asked for an approval on this petition, so you cannot approve anything on it"));
    internal static readonly Reason ApprovedBefore = new("approved-before", new("您已就本件批准过事项，不得再申请批准", "you have given an approval on this petition, so you cannot ask for one"));
    internal static readonly Reason ClockCannotReturn = new("clock-cannot-return", new("新的期限尚未届满，但本件目前所处的环节不能恢复该时限；请在进入下一环节后重算", "the new due date is in the future, but the clock cannot run again in the present state: recompute it after the next step"));
    internal static readonly Reason NothingToApprove = new("nothing-to-approve", new("本件当前没有须由该角色批准的此项操作", "no such command needs that role's approval now"));
    internal static readonly Reason TakesNoAmount = new("takes-no-amount", new("该操作没有延长数额", "this command does not extend a time limit: leave out the amount"));
    internal static readonly Reason AmountRange = new("amount-range", new("数额须在1至100000之间", "an amount must be from 1 to 100,000"));
    internal static readonly Reason AlreadyApproved = new("already-approved", new("您已批准该操作", "you have already approved this command"));
    internal static readonly Reason ApprovalNotOnFile = new("approval-not-on-file", new("没有该角色对此操作的批准记录，须先由其批准（Approve）", "that role has not approved this command: it must approve first (Approve)"));
    internal static readonly Reason OwnApproval = new("own-approval", new("批准人不得是申请人", "you asked for this approval, so you cannot give it"));
    internal static readonly Reason OwnUnitsApproval = new("own-units-approval", new("批准人不得与申请人同属一单位", "whoever approves must be of another unit than whoever asked"));
    internal static readonly Reason ApprovedLess = new("approved-less", new("所批准的数额少于申请数额", "less was approved than is asked for"));
    internal static readonly Reason AlreadyAppraised = new("already-appraised", new("同一账号对一次办理只能评议一次", "this account has already appraised this handling"));
    internal static readonly Reason StandInReason = new("reason", new("代为办理须说明理由", "give a reason for standing in"));
    internal static readonly Reason PlaceInWords = new("place-in-words", new("地点栏只填代码或道路、社区名称；带门牌的地点须作为文本（place）另存", "the form's place must be a code, a road or a community; send a place with a house number as a text (place)"));
    internal static readonly Reason NotACode = new("not-a-code", new("来源系统和附件类别须为代码（字母、数字和 . _ -）", "the system of a reference and the kind of a document must be codes: letters, digits and . _ -"));
    internal static readonly Reason AheadOfClock = new("time-ahead", new("时间晚于当前时间", "the time is in the future"));
    internal static readonly Reason RecordedLaterMissing = new("recorded-later-missing", new("补录须说明为何事后才登记", "give the reason for recording a past event only now (recordedLater)"));
    internal static readonly Reason RecordedLaterNeedless = new("recorded-later-needless", new("未早于当前时间，不是补录", "the time is not in the past: leave out the reason for recording it later"));
    internal static readonly Reason RecordedLaterLength = new("recorded-later-length", new("补录理由须为1至200个字符", "the reason for recording it later must have 1 to 200 characters"));
    internal static readonly Reason FormMissing = new("form-missing", new("须填写社情民意登记表", "the registration form is missing"));
    internal static readonly Reason AlreadyRegistered = new("already-registered", new("该件已登记", "the petition is already registered"));
    internal static readonly Reason NotRegistered = new("not-registered", new("该件尚未登记", "the petition is not registered"));
    internal static readonly Reason ReasonWithoutText = new("reason-without-text", new("须写明理由", "write the reason"));
    internal static readonly Reason ContentMissing = new("content-missing", new("须写明反馈内容", "the content of the feedback is missing"));
    internal static readonly Reason ChannelMissing = new("channel-missing", new("须写明反馈方式", "the channel of the feedback is missing"));
    internal static readonly Reason LeadMissing = new("lead-missing", new("须指明承办单位", "name the unit in charge"));
    internal static readonly Reason LeadAssists = new("lead-assists", new("承办单位不能同时协办", "the unit in charge cannot assist as well"));
    internal static readonly Reason OwnUnit = new("own-unit", new("相关单位人员须回避", "members of the units concerned may not do this"));
    internal static readonly Reason ForTheClock = new("for-the-clock", new("时限届满时由系统办理", "this happens by itself when the time limit has run out"));
    internal static readonly Reason AccusedUnit = new("accused-unit", new("不能交被反映的单位办理或协办", "a unit that the petition accuses can neither handle it nor assist"));
    internal static readonly Reason UnitTwice = new("unit-twice", new("协办单位重复", "a unit is named twice"));
    internal static readonly Reason NotAssisting = new("not-assisting", new("该单位不是协办单位", "the unit is not an assisting unit of this petition"));
    internal static readonly Reason AlreadyContributed = new("already-contributed", new("该协办单位已答复", "the unit has already contributed"));
    internal static readonly Reason NotYet = new("clock-not-expired", new("时限尚未届满", "the clock has not expired yet"));
    internal static readonly Reason PersonalData = new("personal-data", new("不受保护的栏目中含有个人信息", "place, sector, category and similar fields must not contain personal data"));
    internal static readonly Reason HearingOrder = new("hearing-order", new("听证会不得早于公告之日，也不得晚于今天", "a hearing cannot be held before its notice or after today"));
    internal static readonly Reason HearingParticipants = new("hearing-participants", new("至少列出一类参加人员", "list at least one participant group"));
    internal static readonly Reason MinutesMissing = new("minutes-missing", new("须附听证会记录", "the minutes are missing"));
    internal static readonly Reason AppraisalsWithheld = new("appraisals-withheld", new("评议情况不向被评议单位透露", "appraisals are not shown to the units appraised"));
    internal static readonly Reason AgentsMissing = new("agents-missing", new("须指明代理的代表委员", "name the representatives who act"));
    internal static readonly Reason AgentTwice = new("agent-twice", new("代理人重复或为空", "an agent is listed twice, or has an empty id"));
    internal static readonly Reason SourceLater = new("source-later", new("来源会议的日期晚于登记日期", "the meeting cannot be later than the registration"));
    internal static readonly Reason BoardOnly = new("board-only", new("匿名件只能通过公开栏或网上反馈", "an anonymous petitioner can only be told on the board or the web"));
    internal static readonly Reason OtherIsSelf = new("other-is-self", new("不能与本件自身关联", "a petition cannot be linked with itself"));
    internal static readonly Reason AlreadyLinked = new("already-linked", new("已与该件关联", "the petition is already linked with that one"));
    internal static readonly Reason AlreadyMerged = new("already-merged", new("该件已并案", "the petition is already merged"));
    internal static readonly Reason NotLinked = new("not-linked", new("未与该件关联", "the petition is not linked with that one"));
    internal static readonly Reason UnknownPetition = new("unknown-petition", new("在您的职责范围内没有该件", "there is no such petition within your scope"));
    internal static readonly Reason HeadClosed = new("head-closed", new("主件已办结，不能并入", "the petition that leads the matter is closed"));
    internal static readonly Reason OutOfStep = new("out-of-step", new(
        "主件已办到本件不能并入的阶段（或本件尚有主件没有的待办反馈），请改为关联", "the matter is too far advanced for this petition to join it; link them instead"));
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
    internal static readonly Reason KindDiffers = new("kind-differs", new("登记表与导入状态的诉求类别不一致", "the form and the imported configuration name different kinds"));
    internal static readonly Reason AfterImport = new("import-times", new("登记、起算或中止时间不合理", "a time is out of order, after the import, or outside the years 1949 to 2200"));
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
        return new("unknown-grade", new($"评议等级不在评议标准内，应为：{codes}", $"the district has no such grade; it has: {codes}"));
    }

    internal static Reason UnknownText(string? nearest, IEnumerable<TextDefinition> texts) => nearest is null
        ? Unknown("unknown-text", new("流程中没有该文字项", "the workflow has no text of that name"), texts.Select(t => (t.Id, t.Text)))
        : new("unknown-text", new($"流程中没有该文字项，是否为“{nearest}”？", $"the workflow has no text of that name; did you mean '{nearest}'?"));

    internal static Reason TextTooLong(int most) => new("text-too-long", new(
        string.Create(CultureInfo.InvariantCulture, $"文字不得超过{most}个字符"), string.Create(CultureInfo.InvariantCulture, $"a text may have at most {most} characters")));

    internal static Reason UnknownOutcome(IEnumerable<NamedText> outcomes) =>
        Unknown("unknown-outcome", new("流程中没有该办理结果", "the workflow has no such outcome"), outcomes.Select(o => (o.Id, o.Text)));

    internal static Reason UnknownRecipient(IEnumerable<ObligationDefinition> obligations) =>
        Unknown("unknown-recipient", new("流程中没有该反馈对象", "the workflow has no such recipient"), obligations.Select(o => (o.Id, o.Text)));

    internal static Reason UnknownAppraisal(IEnumerable<AppraisalDefinition> appraisals) =>
        Unknown("unknown-appraisal", new("流程中没有该项评议", "the workflow has no such appraisal"), appraisals.Select(a => (a.Id, a.Text)));

    internal static Reason ImportedAmount(string clock, int most, int times) => new("import-amount", new(
        string.Create(CultureInfo.InvariantCulture, $"“{clock}”时限应为 1 至 {most}，延长不超过 {times} 次"),
        string.Create(CultureInfo.InvariantCulture, $"the time limit of the clock '{clock}' must be from 1 to {most}, extended at most {times} times")));

    internal static Reason ClockUnitDiffers(string clock) => new("clock-unit-differs", new($"“{clock}”时限的计时单位与原流程不同", $"the clock '{clock}' counts in a different unit of time than before"));

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

    /// <summary>Whether the one reason is that the petition is not the actor's: whoever is told that is told nothing else.</summary>
    internal static bool AreNotYours(List<Reason> reasons) => reasons is [var only] && ReferenceEquals(only, NotYours);

    internal static void Add(ref List<Reason>? reasons, Reason reason) => (reasons ??= []).Add(reason);

    internal static void AddIf(ref List<Reason>? reasons, bool found, Reason reason)
    {
        if (found)
        {
            (reasons ??= []).Add(reason);
        }
    }
}
