using System.Globalization;
using Minyi.Deadlines;
using Minyi.Petitions.Deciding;

namespace Minyi.Petitions.Notices;

/// <summary>The names of what texts may fill in, and where each comes from.</summary>
internal static class NoticeValues
{
    internal const string Petition = "petition";
    internal const string Role = "role";
    internal const string State = "state";
    internal const string Clock = "clock";
    internal const string Due = "due";
    internal const string Appraisal = "appraisal";
    internal const string Outcome = "outcome";
    internal const string Step = "step";

    /// <summary>What the texts of a kind may fill in beside <see cref="Petition"/>, <see cref="Role"/> and <see cref="State"/>, which all may.</summary>
    internal static string[] Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Reminder or NoticeKind.Overdue or NoticeKind.SupervisionOwed or NoticeKind.Supervised or NoticeKind.DueDateChanged => [Clock, Due],
        NoticeKind.StepOwed or NoticeKind.Question => [Due],
        NoticeKind.GradeInvited => [Appraisal, Due],
        NoticeKind.Closed or NoticeKind.Published => [Outcome],
        NoticeKind.Approved => [Step],
        _ => [],
    };

    internal static LocalizedText Day(Deadline? deadline) => deadline is null
        ? new("未定", "not set")
        : new(
            $"{deadline.DueOn.ToString("uuuu'年'M'月'd'日'", CultureInfo.InvariantCulture)}{(deadline.IsProvisional ? "（暂定）" : "")}",
            $"{deadline.DueOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}{(deadline.IsProvisional ? " (provisional)" : "")}");

    internal static LocalizedText ClockText(WorkflowTables tables, string clock) =>
        tables.Clocks.TryGetValue(clock, out int index) ? tables.Definition.Clocks[index].Text : Plain(clock);

    internal static LocalizedText Plain(string text) => new(text, text);
}
