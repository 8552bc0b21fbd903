namespace Minyi.Workflow.Execution;

/// <summary>The vocabulary's words in Chinese.</summary>
internal static class ReasonWords
{
    internal static string Chinese(string word) => word switch
    {
        "none" => "未发起",
        "owed" => "尚未完成",
        "some" => "部分完成",
        "settled" => "已完成",
        "waived" => "已免除",
        "offered" => "评议中",
        "satisfied" => "满意",
        "not-satisfied" => "不满意",
        "lapsed" => "逾期未评",
        "stopped" => "已停止",
        "running" => "计时中",
        "paused" => "已中止",
        "run-out" => "已届满",
        _ => word,
    };
}
