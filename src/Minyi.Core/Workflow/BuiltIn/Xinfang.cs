namespace Minyi.Workflow.BuiltIn;

/// <summary>The ids of the built-in workflow <c>xinfang</c>, 信访事项办理, for hosts that name some of them.</summary>
public static class Xinfang
{
    /// <summary>The workflow's id.</summary>
    public const string Id = "xinfang";

    /// <summary>The roles.</summary>
    public static class Roles
    {
        /// <summary>Petitioner 信访人.</summary>
        public static Role Petitioner { get; } = Role.From("Petitioner");

        /// <summary>Letters-and-visits office 党委和政府信访部门.</summary>
        public static Role XinfangOffice { get; } = Role.From("XinfangOffice");

        /// <summary>Competent body 有权处理的机关、单位.</summary>
        public static Role Authority { get; } = Role.From("Authority");

        /// <summary>Head of the body 机关、单位负责人.</summary>
        public static Role UnitHead { get; } = Role.From("UnitHead");

        /// <summary>Common superior 共同的上一级机关、单位.</summary>
        public static Role CommonSuperior { get; } = Role.From("CommonSuperior");

        /// <summary>Reviewing body 复查机关、单位.</summary>
        public static Role ReviewBody { get; } = Role.From("ReviewBody");

        /// <summary>Rechecking body 复核机关、单位.</summary>
        public static Role RecheckBody { get; } = Role.From("RecheckBody");

        /// <summary>Party committee and government 本级党委和政府.</summary>
        public static Role Government { get; } = Role.From("Government");

        /// <summary>Clock 时限管理.</summary>
        public static Role Clock { get; } = Role.From("Clock");
    }

    /// <summary>The kinds of petition.</summary>
    public static class Kinds
    {
        /// <summary>Claim under art. 31(6) 申诉求决（第31条第六项）.</summary>
        public const string Claim = "Claim";

        /// <summary>Matter with another legal route 依其他法定途径办理（第31条第二至五项）.</summary>
        public const string LegalRoute = "LegalRoute";

        /// <summary>Suggestion under art. 31(1) 建议意见（第31条第一项）.</summary>
        public const string Suggestion = "Suggestion";
    }

    /// <summary>The outcomes.</summary>
    public static class Outcomes
    {
        /// <summary>Supported 支持.</summary>
        public const string Supported = "Supported";

        /// <summary>Explained 解释说明.</summary>
        public const string Explained = "Explained";

        /// <summary>Not supported 不予支持.</summary>
        public const string NotSupported = "NotSupported";

        /// <summary>Adopted 采纳.</summary>
        public const string Adopted = "Adopted";

        /// <summary>Not adopted 不采纳.</summary>
        public const string NotAdopted = "NotAdopted";

        /// <summary>Sent to its legal route 导入法定途径.</summary>
        public const string Routed = "Routed";

        /// <summary>Not accepted 不予受理.</summary>
        public const string NotAccepted = "NotAccepted";

        /// <summary>Withdrawn 撤回.</summary>
        public const string Withdrawn = "Withdrawn";
    }

    /// <summary>The commands.</summary>
    public static class Commands
    {
        /// <summary>Register 登记.</summary>
        public const string Register = "Register";

        /// <summary>Receive directly 直接收到.</summary>
        public const string ReceiveDirectly = "ReceiveDirectly";

        /// <summary>Forward 转送、交办.</summary>
        public const string Forward = "Forward";

        /// <summary>Not accept 不予受理.</summary>
        public const string NotAccept = "NotAccept";

        /// <summary>Object to the forwarding 提出异议.</summary>
        public const string Object = "Object";

        /// <summary>Agree to take it back 同意退回.</summary>
        public const string GrantReturn = "GrantReturn";

        /// <summary>Refuse to take it back 不同意退回.</summary>
        public const string RefuseReturn = "RefuseReturn";

        /// <summary>Designate the body 指定受理.</summary>
        public const string Designate = "Designate";

        /// <summary>Accept, with written notice 告知接收情况及处理途径和程序.</summary>
        public const string Accept = "Accept";

        /// <summary>Send to its legal route 导入法定途径.</summary>
        public const string GuideToRoute = "GuideToRoute";

        /// <summary>Extend 延期.</summary>
        public const string Extend = "Extend";

        /// <summary>Mediate 调解.</summary>
        public const string Mediate = "Mediate";

        /// <summary>Give an opinion 出具信访处理意见书.</summary>
        public const string Conclude = "Conclude";

        /// <summary>Serve 送达.</summary>
        public const string FeedBack = "FeedBack";

        /// <summary>Confirm service 确认送达.</summary>
        public const string ConfirmService = "ConfirmService";

        /// <summary>Close 办结.</summary>
        public const string Close = "Close";

        /// <summary>Accept the reply 不再申请复查（复核）.</summary>
        public const string AcceptReply = "AcceptReply";

        /// <summary>Let the time for a request lapse 逾期未申请.</summary>
        public const string LapseRequest = "LapseRequest";

        /// <summary>Ask for review 申请复查.</summary>
        public const string RequestReview = "RequestReview";

        /// <summary>Give the review's opinion 作出复查意见.</summary>
        public const string GiveReviewOpinion = "GiveReviewOpinion";

        /// <summary>Ask for recheck 申请复核.</summary>
        public const string RequestRecheck = "RequestRecheck";

        /// <summary>Hold a hearing 举行听证.</summary>
        public const string HoldHearing = "HoldHearing";

        /// <summary>Conclude the hearing 听证结束.</summary>
        public const string ConcludeHearing = "ConcludeHearing";

        /// <summary>Give the recheck's opinion 作出复核意见.</summary>
        public const string GiveRecheckOpinion = "GiveRecheckOpinion";

        /// <summary>Withdraw 撤回.</summary>
        public const string Withdraw = "Withdraw";

        /// <summary>Let the time for objection lapse 异议期满.</summary>
        public const string LapseObjection = "LapseObjection";

        /// <summary>Remind 催办.</summary>
        public const string Remind = "Remind";

        /// <summary>Report that the time is over 报告超期.</summary>
        public const string ReportOverdue = "ReportOverdue";

        /// <summary>Supervise 督办.</summary>
        public const string Supervise = "Supervise";
    }

    /// <summary>The feedback obligations, by recipient.</summary>
    public static class Obligations
    {
        /// <summary>The petitioner 信访人.</summary>
        public const string Petitioner = "Petitioner";

        /// <summary>The letters-and-visits office 党委和政府信访部门.</summary>
        public const string XinfangOffice = "XinfangOffice";
    }

    /// <summary>The clocks.</summary>
    public static class Clocks
    {
        /// <summary>Forwarding 转送、交办（15日）.</summary>
        public const string Forwarding = "forwarding";

        /// <summary>Notice on direct receipt 直接收到的告知（15日）.</summary>
        public const string Admission = "admission";

        /// <summary>Notice of receipt 告知（15日）.</summary>
        public const string Receipt = "receipt";

        /// <summary>Objection 提出异议（5个工作日）.</summary>
        public const string Objection = "objection";

        /// <summary>Verification of the objection 异议核实.</summary>
        public const string Verification = "verification";

        /// <summary>Handling 办理（申诉求决，60日，可延长不超过30日）.</summary>
        public const string Handling = "handling";

        /// <summary>Study of a suggestion 研究论证.</summary>
        public const string Study = "study";

        /// <summary>Service 送达.</summary>
        public const string Service = "service";

        /// <summary>Request for review or recheck 申请复查、复核（30日）.</summary>
        public const string Request = "request";

        /// <summary>Review 复查（30日）.</summary>
        public const string Review = "review";

        /// <summary>Recheck 复核（30日，听证时间不计）.</summary>
        public const string Recheck = "recheck";

        /// <summary>Hearing 听证.</summary>
        public const string Hearing = "hearing";
    }

    /// <summary>The keys of texts.</summary>
    public static class Texts
    {
        /// <summary>Name 姓名.</summary>
        public const string Name = "name";

        /// <summary>Telephone 电话.</summary>
        public const string Phone = "phone";

        /// <summary>Title 标题.</summary>
        public const string Title = "title";

        /// <summary>Text 正文.</summary>
        public const string Text = "text";

        /// <summary>Reason 理由.</summary>
        public const string Reason = "reason";

        /// <summary>Content of a feedback 反馈内容.</summary>
        public const string Content = "content";

        /// <summary>Minutes 会议记录.</summary>
        public const string Minutes = "minutes";

        /// <summary>Place with its house number 地点（含门牌）.</summary>
        public const string Place = "place";
    }
}
