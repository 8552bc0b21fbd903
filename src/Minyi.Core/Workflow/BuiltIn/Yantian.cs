namespace Minyi.Workflow.BuiltIn;

/// <summary>The ids of the built-in workflow <c>yantian</c>, 盐田民意畅达机制, for hosts that name some of them.</summary>
public static class Yantian
{
    /// <summary>The workflow's id.</summary>
    public const string Id = "yantian";

    /// <summary>The roles.</summary>
    public static class Roles
    {
        /// <summary>Petitioner 诉求人.</summary>
        public static Role Petitioner { get; } = Role.From("Petitioner");

        /// <summary>Residents 居民群众.</summary>
        public static Role Resident { get; } = Role.From("Resident");

        /// <summary>Representative 两代表一委员.</summary>
        public static Role Representative { get; } = Role.From("Representative");

        /// <summary>Studio clerk 工作室文员.</summary>
        public static Role Clerk { get; } = Role.From("Clerk");

        /// <summary>Studio director 工作室主任.</summary>
        public static Role Director { get; } = Role.From("Director");

        /// <summary>Mass Work Department 区委群众工作部.</summary>
        public static Role Intake { get; } = Role.From("Intake");

        /// <summary>District leader 区分管领导.</summary>
        public static Role Leader { get; } = Role.From("Leader");

        /// <summary>District party committee 区委.</summary>
        public static Role PartyCommittee { get; } = Role.From("PartyCommittee");

        /// <summary>Community's three meetings 社区三会.</summary>
        public static Role ThreeMeetings { get; } = Role.From("ThreeMeetings");

        /// <summary>Unit in charge 承办单位.</summary>
        public static Role ResponsibleUnit { get; } = Role.From("ResponsibleUnit");

        /// <summary>Assisting unit 协办单位.</summary>
        public static Role AssistingUnit { get; } = Role.From("AssistingUnit");

        /// <summary>Clock 时限管理.</summary>
        public static Role Clock { get; } = Role.From("Clock");
    }

    /// <summary>The kinds of petition.</summary>
    public static class Kinds
    {
        /// <summary>Demand 诉求.</summary>
        public const string Demand = "Demand";

        /// <summary>Suggestion 建议.</summary>
        public const string Suggestion = "Suggestion";
    }

    /// <summary>The outcomes.</summary>
    public static class Outcomes
    {
        /// <summary>Solved 解决.</summary>
        public const string Solved = "Solved";

        /// <summary>Explained 解释说明.</summary>
        public const string Explained = "Explained";

        /// <summary>Adopted 采纳.</summary>
        public const string Adopted = "Adopted";

        /// <summary>Partly adopted 部分采纳.</summary>
        public const string PartlyAdopted = "PartlyAdopted";

        /// <summary>Not adopted 不采纳.</summary>
        public const string NotAdopted = "NotAdopted";

        /// <summary>Not accepted 不予受理.</summary>
        public const string NotAccepted = "NotAccepted";

        /// <summary>Withdrawn 撤回.</summary>
        public const string Withdrawn = "Withdrawn";

        /// <summary>Handed over to the three meetings 移交三会.</summary>
        public const string HandedOver = "HandedOver";
    }

    /// <summary>The commands.</summary>
    public static class Commands
    {
        /// <summary>Register 登记.</summary>
        public const string Register = "Register";

        /// <summary>Register at the department 部门直接登记.</summary>
        public const string RegisterDirectly = "RegisterDirectly";

        /// <summary>Take over from the three meetings 接收三会移交.</summary>
        public const string ReceiveFromMeetings = "ReceiveFromMeetings";

        /// <summary>Answer on the spot 当场答复.</summary>
        public const string AnswerOnTheSpot = "AnswerOnTheSpot";

        /// <summary>Coordinate at once 就地协调.</summary>
        public const string CoordinateAtOnce = "CoordinateAtOnce";

        /// <summary>Escalate 上报.</summary>
        public const string Escalate = "Escalate";

        /// <summary>Accept 受理.</summary>
        public const string Accept = "Accept";

        /// <summary>Return for completion 退回补正.</summary>
        public const string ReturnForCompletion = "ReturnForCompletion";

        /// <summary>Complete 补正.</summary>
        public const string Complete = "Complete";

        /// <summary>Not accept 不予受理.</summary>
        public const string NotAccept = "NotAccept";

        /// <summary>Hand over to the three meetings 移交三会.</summary>
        public const string HandOver = "HandOver";

        /// <summary>Refer 转办.</summary>
        public const string Refer = "Refer";

        /// <summary>Return the referral 退单.</summary>
        public const string ReturnReferral = "ReturnReferral";

        /// <summary>Uphold the referral 维持转办.</summary>
        public const string UpholdReferral = "UpholdReferral";

        /// <summary>Grant the return 同意退单.</summary>
        public const string GrantReturn = "GrantReturn";

        /// <summary>Give the assisting unit's part 协办答复.</summary>
        public const string Contribute = "Contribute";

        /// <summary>Release assisting units 免除协办.</summary>
        public const string ReleaseAssisting = "ReleaseAssisting";

        /// <summary>Extend 延期.</summary>
        public const string Extend = "Extend";

        /// <summary>Suspend 中止.</summary>
        public const string Suspend = "Suspend";

        /// <summary>Resume 恢复.</summary>
        public const string Resume = "Resume";

        /// <summary>Remind 催办.</summary>
        public const string Remind = "Remind";

        /// <summary>Report that the time is over 报告超期.</summary>
        public const string ReportOverdue = "ReportOverdue";

        /// <summary>Supervise 督办.</summary>
        public const string Supervise = "Supervise";

        /// <summary>Take under supervision 挂牌督办.</summary>
        public const string TakeUnderSupervision = "TakeUnderSupervision";

        /// <summary>Call a hearing 召开听证会.</summary>
        public const string HoldHearing = "HoldHearing";

        /// <summary>Conclude the hearing 听证会结束.</summary>
        public const string ConcludeHearing = "ConcludeHearing";

        /// <summary>Take into collective agency 集体代理.</summary>
        public const string TakeIntoCollectiveAgency = "TakeIntoCollectiveAgency";

        /// <summary>Conclude the collective agency 集体代理结束.</summary>
        public const string ConcludeAgency = "ConcludeAgency";

        /// <summary>Conclude 办理答复.</summary>
        public const string Conclude = "Conclude";

        /// <summary>Explain 解释说明.</summary>
        public const string Explain = "Explain";

        /// <summary>Feed back 反馈.</summary>
        public const string FeedBack = "FeedBack";

        /// <summary>Declare unreachable 无法联系.</summary>
        public const string DeclareUnreachable = "DeclareUnreachable";

        /// <summary>Offer the appraisal 发起评议.</summary>
        public const string OfferAppraisal = "OfferAppraisal";

        /// <summary>Appraise 评议.</summary>
        public const string Appraise = "Appraise";

        /// <summary>Let the time for appraisal lapse 评议期满.</summary>
        public const string Lapse = "Lapse";

        /// <summary>Confirm the appraisal 确认评议.</summary>
        public const string ConfirmAppraisal = "ConfirmAppraisal";

        /// <summary>Rework 不满意重办.</summary>
        public const string Rework = "Rework";

        /// <summary>Set a date to look again 约期再议.</summary>
        public const string Defer = "Defer";

        /// <summary>Close 办结.</summary>
        public const string Close = "Close";

        /// <summary>Look at it again 重新研究.</summary>
        public const string LookAgain = "LookAgain";

        /// <summary>Reopen 重新办理.</summary>
        public const string Reopen = "Reopen";

        /// <summary>Withdraw 撤回.</summary>
        public const string Withdraw = "Withdraw";

        /// <summary>Publish 公开.</summary>
        public const string Publish = "Publish";
    }

    /// <summary>The feedback obligations, by recipient.</summary>
    public static class Obligations
    {
        /// <summary>The petitioner 诉求人.</summary>
        public const string Petitioner = "Petitioner";

        /// <summary>The Mass Work Department 区委群众工作部.</summary>
        public const string MassWorkDepartment = "MassWorkDepartment";

        /// <summary>The collecting representative 采集代表委员.</summary>
        public const string CollectingRepresentative = "CollectingRepresentative";

        /// <summary>The studio 工作室.</summary>
        public const string Studio = "Studio";

        /// <summary>The assisting units' parts 协办单位.</summary>
        public const string AssistingUnits = "AssistingUnits";
    }

    /// <summary>The clocks.</summary>
    public static class Clocks
    {
        /// <summary>First answer 首次答复.</summary>
        public const string FirstAnswer = "first-answer";

        /// <summary>Coordination 就地协调.</summary>
        public const string Coordination = "coordination";

        /// <summary>The department's step 群众工作部办理.</summary>
        public const string Intake = "intake";

        /// <summary>Completion 补正.</summary>
        public const string Completion = "completion";

        /// <summary>Handling 办理.</summary>
        public const string Handling = "handling";

        /// <summary>Suspension 中止期.</summary>
        public const string Suspension = "suspension";

        /// <summary>Hearing 听证会.</summary>
        public const string Hearing = "hearing";

        /// <summary>Collective agency 集体代理.</summary>
        public const string Agency = "agency";

        /// <summary>Feedback 反馈.</summary>
        public const string Feedback = "feedback";

        /// <summary>Appraisal 评议.</summary>
        public const string Appraisal = "appraisal";

        /// <summary>Date to look again 重新研究日.</summary>
        public const string LookAgain = "look-again";

        /// <summary>Supervision 督办.</summary>
        public const string Supervision = "supervision";

        /// <summary>Director's follow-up 主任督办.</summary>
        public const string Director = "director";

        /// <summary>Department's follow-up 群众工作部督办.</summary>
        public const string Department = "department";

        /// <summary>Leader's follow-up 区领导督办.</summary>
        public const string Leader = "leader";
    }

    /// <summary>The appraisals.</summary>
    public static class Appraisals
    {
        /// <summary>The petitioner's appraisal 诉求人评议.</summary>
        public const string ByPetitioner = "by-petitioner";

        /// <summary>The representative's appraisal 代表委员评议.</summary>
        public const string ByRepresentative = "by-representative";

        /// <summary>The residents' appraisal 群众评议.</summary>
        public const string ByResidents = "by-residents";
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
