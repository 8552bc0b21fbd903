namespace Minyi.Workflow.BuiltIn;

/// <summary>The ids of the built-in workflow <c>service-request</c>, 服务请求, for hosts that name some of them.</summary>
public static class ServiceRequest
{
    /// <summary>The workflow's id.</summary>
    public const string Id = "service-request";

    /// <summary>The roles.</summary>
    public static class Roles
    {
        /// <summary>Intake 受理单位.</summary>
        public static Role Intake { get; } = Role.From("Intake");

        /// <summary>Director 主任.</summary>
        public static Role Director { get; } = Role.From("Director");

        /// <summary>Responsible unit 承办单位.</summary>
        public static Role ResponsibleUnit { get; } = Role.From("ResponsibleUnit");

        /// <summary>Clock 计时.</summary>
        public static Role Clock { get; } = Role.From("Clock");
    }

    /// <summary>The outcomes.</summary>
    public static class Outcomes
    {
        /// <summary>Closed 办结.</summary>
        public const string Closed = "Closed";
    }

    /// <summary>The commands.</summary>
    public static class Commands
    {
        /// <summary>Receive 接收.</summary>
        public const string Receive = "Receive";

        /// <summary>Assign to a unit 派给承办单位.</summary>
        public const string Assign = "Assign";

        /// <summary>Close 办结.</summary>
        public const string Close = "Close";

        /// <summary>Report that the time is over 报告超期.</summary>
        public const string ReportOverdue = "ReportOverdue";

        /// <summary>Supervise 督办.</summary>
        public const string Supervise = "Supervise";
    }

    /// <summary>The clocks.</summary>
    public static class Clocks
    {
        /// <summary>Assignment 派单.</summary>
        public const string Assignment = "assignment";

        /// <summary>Handling 办理.</summary>
        public const string Handling = "handling";
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
