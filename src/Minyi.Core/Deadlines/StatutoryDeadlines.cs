using System.Collections.Immutable;

namespace Minyi.Deadlines;

/// <summary>Time limits that a law sets, as its text has them, with the article as source.</summary>
/// <remarks>
/// The Regulations on Letters and Visits 信访工作条例 (issued 2022-02-25, in force since 2022-05-01) count in days 日, but for the objection in
/// working days 工作日; they have no rule on the first day or on a last day that is off. So the start day is not counted and nothing rolls forward
/// here: a district that does otherwise says so with <c>with</c>. Only rules whose full text was read are here; no legal advice.
/// </remarks>
public static class StatutoryDeadlines
{
    private const string Regulations = "信访工作条例（2022）";

    /// <summary>The letters-and-visits department registers and forwards 登记、转送、交办: 15 days from receipt (article 22).</summary>
    public static DeadlineRule XinfangForwarding { get; } = Days("xinfang-forwarding", 15, "第二十二条");

    /// <summary>The unit that received a petition itself tells the petitioner whether it is accepted: 15 days from receipt (article 23, paragraph 2).</summary>
    public static DeadlineRule XinfangAcceptance { get; } = Days("xinfang-acceptance", 15, "第二十三条第二款");

    /// <summary>The unit to which a matter was forwarded gives notice of receipt and of the procedure: 15 days from receipt (article 23, paragraph 3).</summary>
    public static DeadlineRule XinfangReceipt { get; } = Days("xinfang-receipt", 15, "第二十三条第三款");

    /// <summary>The unit objects that a forwarded matter is not within its powers: 5 working days from receipt (article 23, paragraph 3).</summary>
    public static DeadlineRule XinfangObjection { get; } =
        new("xinfang-objection", 5, DeadlineUnit.WorkingDays) { Source = Regulations + "第二十三条第三款" };

    /// <summary>
    /// The matter is settled 办结: 60 days from acceptance, extended by at most 30 days where it is complicated, approved by the head of the unit
    /// (article 34). The text speaks of one extension. It is for matters under article 31, item 6.
    /// </summary>
    public static DeadlineRule XinfangHandling { get; } =
        Days("xinfang-handling", 60, "第三十四条") with { Extension = new ExtensionPolicy(30, 1) };

    /// <summary>The petitioner asks for a review 复查: 30 days from receiving the written reply (article 35).</summary>
    public static DeadlineRule XinfangReviewRequest { get; } = Days("xinfang-review-request", 30, "第三十五条");

    /// <summary>The review's opinion in writing: 30 days from receiving the request (article 35).</summary>
    public static DeadlineRule XinfangReview { get; } = Days("xinfang-review", 30, "第三十五条");

    /// <summary>The petitioner asks for a second review 复核: 30 days from receiving the written reply (article 36).</summary>
    public static DeadlineRule XinfangRecheckRequest { get; } = Days("xinfang-recheck-request", 30, "第三十六条");

    /// <summary>The second review's opinion: 30 days from receiving the request; the time of a hearing 听证 is not counted (article 36).</summary>
    public static DeadlineRule XinfangRecheck { get; } = Days("xinfang-recheck", 30, "第三十六条") with { PausedBy = ["Hearing"] };

    /// <summary>Jinan's local regulations on the 12345 hotline (2018): the reply within 5 working days (article 24).</summary>
    public static DeadlineRule JinanHotlineReply { get; } =
        new("jinan-hotline-reply", 5, DeadlineUnit.WorkingDays) { Source = "济南市12345市民服务热线条例（2018）第二十四条" };

    /// <summary>Weifang's local regulations on the 12345 hotline (2021): 5 working days, unless a law gives longer (article 20).</summary>
    public static DeadlineRule WeifangHotlineReply { get; } =
        new("weifang-hotline-reply", 5, DeadlineUnit.WorkingDays) { Source = "潍坊市12345政务服务便民热线条例（2021）第二十条" };

    /// <summary>All of them, by the name of the clock.</summary>
    public static ImmutableArray<DeadlineRule> All { get; } =
    [
        JinanHotlineReply, WeifangHotlineReply, XinfangAcceptance, XinfangForwarding, XinfangHandling, XinfangObjection, XinfangReceipt,
        XinfangRecheck, XinfangRecheckRequest, XinfangReview, XinfangReviewRequest,
    ];

    private static DeadlineRule Days(string clock, int days, string article) => new(clock, days, DeadlineUnit.CalendarDays) { Source = Regulations + article };
}
