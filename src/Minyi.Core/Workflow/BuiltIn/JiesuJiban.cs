namespace Minyi.Workflow.BuiltIn;

/// <summary>The ids of the built-in workflow <c>jiesu-jiban</c>, 接诉即办, for hosts that name some of them.</summary>
public static class JiesuJiban
{
    /// <summary>The workflow's id.</summary>
    public const string Id = "jiesu-jiban";

    /// <summary>The roles.</summary>
    public static class Roles
    {
        /// <summary>Caller 诉求人.</summary>
        public static Role Caller { get; } = Role.From("Caller");

        /// <summary>Hotline office 市民热线服务工作机构.</summary>
        public static Role Hotline { get; } = Role.From("Hotline");

        /// <summary>District government 区人民政府.</summary>
        public static Role District { get; } = Role.From("District");

        /// <summary>Objection reviewers 派单异议审核.</summary>
        public static Role ObjectionReview { get; } = Role.From("ObjectionReview");

        /// <summary>Handling unit 承办单位.</summary>
        public static Role Unit { get; } = Role.From("Unit");

        /// <summary>Cooperating unit 协助单位.</summary>
        public static Role CooperatingUnit { get; } = Role.From("CooperatingUnit");

        /// <summary>Higher authority 上级政府或行业主管部门.</summary>
        public static Role HigherAuthority { get; } = Role.From("HigherAuthority");

        /// <summary>Clock 时限管理.</summary>
        public static Role Clock { get; } = Role.From("Clock");
    }

    /// <summary>The kinds of petition.</summary>
    public static class Kinds
    {
        /// <summary>Inquiry 咨询.</summary>
        public const string Inquiry = "Inquiry";

        /// <summary>Request 求助、投诉、举报、建议.</summary>
        public const string Request = "Request";
    }

    /// <summary>The outcomes.</summary>
    public static class Outcomes
    {
        /// <summary>Answered 直接答复.</summary>
        public const string Answered = "Answered";

        /// <summary>Solved 解决.</summary>
        public const string Solved = "Solved";

        /// <summary>Explained 解释说明.</summary>
        public const string Explained = "Explained";

        /// <summary>Not dispatched 不予派单.</summary>
        public const string NotDispatched = "NotDispatched";

        /// <summary>Withdrawn 撤回.</summary>
        public const string Withdrawn = "Withdrawn";
    }

    /// <summary>The commands.</summary>
    public static class Commands
    {
        /// <summary>Register 登记.</summary>
        public const string Register = "Register";

        /// <summary>Answer the inquiry 直接答复.</summary>
        public const string AnswerInquiry = "AnswerInquiry";

        /// <summary>Not dispatch 不予派单.</summary>
        public const string NotDispatch = "NotDispatch";

        /// <summary>Consult before dispatch 派单会商.</summary>
        public const string Consult = "Consult";

        /// <summary>Dispatch 派单.</summary>
        public const string Dispatch = "Dispatch";

        /// <summary>Dispatch to the district 派区协调.</summary>
        public const string DispatchToDistrict = "DispatchToDistrict";

        /// <summary>Object to the dispatch 派单异议.</summary>
        public const string ObjectToDispatch = "ObjectToDispatch";

        /// <summary>Uphold the dispatch 维持派单.</summary>
        public const string UpholdDispatch = "UpholdDispatch";

        /// <summary>Grant the objection 异议成立.</summary>
        public const string GrantObjection = "GrantObjection";

        /// <summary>Call up other units 吹哨报到.</summary>
        public const string CallUp = "CallUp";

        /// <summary>Give a cooperating unit's part 协助办理反馈.</summary>
        public const string Contribute = "Contribute";

        /// <summary>Release cooperating units 免除协助.</summary>
        public const string ReleaseCooperating = "ReleaseCooperating";

        /// <summary>Report interim progress 说明阶段性进展.</summary>
        public const string ReportProgress = "ReportProgress";

        /// <summary>Refer to a higher authority 报请上级.</summary>
        public const string ReferUp = "ReferUp";

        /// <summary>Decide above 上级决定.</summary>
        public const string DecideAbove = "DecideAbove";

        /// <summary>Extend 延期.</summary>
        public const string Extend = "Extend";

        /// <summary>Conclude 办理答复.</summary>
        public const string Conclude = "Conclude";

        /// <summary>Feed back 反馈.</summary>
        public const string FeedBack = "FeedBack";

        /// <summary>Start the call-back 开始回访.</summary>
        public const string StartCallBack = "StartCallBack";

        /// <summary>Call back 回访.</summary>
        public const string CallBack = "CallBack";

        /// <summary>Let the call-back lapse 回访期满.</summary>
        public const string Lapse = "Lapse";

        /// <summary>Confirm the call-back 确认回访.</summary>
        public const string ConfirmCallBack = "ConfirmCallBack";

        /// <summary>Rework 重办.</summary>
        public const string Rework = "Rework";

        /// <summary>Close 办结.</summary>
        public const string Close = "Close";

        /// <summary>Push the data back 数据推送.</summary>
        public const string PushBack = "PushBack";

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
        /// <summary>The caller 诉求人.</summary>
        public const string Caller = "Caller";

        /// <summary>The hotline office 市民热线服务工作机构.</summary>
        public const string Hotline = "Hotline";

        /// <summary>The cooperating units' parts 协助单位.</summary>
        public const string Cooperating = "Cooperating";
    }

    /// <summary>The clocks.</summary>
    public static class Clocks
    {
        /// <summary>Dispatch 派单.</summary>
        public const string Dispatch = "dispatch";

        /// <summary>Consultation 会商.</summary>
        public const string Consultation = "consultation";

        /// <summary>The district's coordination 区级协调.</summary>
        public const string Coordination = "coordination";

        /// <summary>Objection 派单异议.</summary>
        public const string Objection = "objection";

        /// <summary>Review of the objection 异议审核.</summary>
        public const string ObjectionReview = "objection-review";

        /// <summary>Handling 办理.</summary>
        public const string Handling = "handling";

        /// <summary>The higher authority's step 上级研究.</summary>
        public const string Higher = "higher";

        /// <summary>Feedback 反馈.</summary>
        public const string Feedback = "feedback";

        /// <summary>Call-back 回访.</summary>
        public const string CallBack = "call-back";

        /// <summary>Closing 办结.</summary>
        public const string Closing = "closing";

        /// <summary>Hotline's follow-up 热线督办.</summary>
        public const string Urging = "urging";
    }

    /// <summary>The appraisals.</summary>
    public static class Appraisals
    {
        /// <summary>Response 响应.</summary>
        public const string Response = "response";

        /// <summary>Solution 解决.</summary>
        public const string Solution = "solution";

        /// <summary>Satisfaction 满意.</summary>
        public const string Satisfaction = "satisfaction";
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
