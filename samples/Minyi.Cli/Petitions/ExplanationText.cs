using Minyi.Petitions;
using Minyi.Petitions.Explaining;
using NodaTime.Text;

namespace Minyi.Cli.Petitions;

/// <summary>An explanation as lines for a person.</summary>
internal static class ExplanationText
{
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static void Write(TextWriter output, PetitionExplanation explanation, PetitionRules rules, Language language)
    {
        string Words(LocalizedText text) => text.In(language);
        string Say(string chinese, string english) => Words(new(chinese, english));
        string Role(Role role) => Words(rules.Workflow.Definition.Roles.FirstOrDefault(r => r.Id == role)?.Text ?? new(role.Value, role.Value));
        string comma = Say("、", ", ");

        output.WriteLine($"{explanation.Petition}: {Words(explanation.State)}");
        output.WriteLine(Say("\n经过", "\nWhat happened"));
        foreach (HappenedLine line in explanation.Happened)
        {
            output.WriteLine($"  {Time.Format(line.At)}  {line.By?.Value ?? "—"}  {Words(line.Text)}");
        }

        output.WriteLine(Say("\n待办", "\nWho owes what by when"));
        foreach (OwedBy owed in explanation.Owed)
        {
            string who = owed.Who is null ? "" : Say($"（{owed.Who}）", $" ({owed.Who})");
            string due = owed.Due is { } day ? LocalDatePattern.Iso.Format(day) : Say("暂停计时", "paused");
            string late = owed.IsLate ? Say("，已超期", ", late") : owed.IsProvisional ? Say("，暂定", ", provisional") : "";
            output.WriteLine($"  {Role(owed.Role)}{who}  {Words(owed.What)}  {due}{late}");
        }

        if (explanation.Owed.IsEmpty)
        {
            output.WriteLine(Say("  无", "  nothing"));
        }

        output.WriteLine(Say("\n现在可以", "\nAllowed now"));
        foreach (OpenCommand open in explanation.Open)
        {
            string bring = open.MustBring.IsEmpty ? "" : Say("；须有：", "; must bring: ") + string.Join(comma, open.MustBring.Select(Words));
            output.WriteLine($"  {open.Command} {Words(open.Text)}  {string.Join(comma, open.Roles.Select(Role))}{bring}");
        }

        output.WriteLine(Say("\n现在不可以", "\nNot allowed now"));
        foreach (ShutCommand shut in explanation.Shut)
        {
            output.WriteLine($"  {shut.Command} {Words(shut.Text)}  {string.Join(Say("；", "; "), shut.Reasons.Select(r => Words(r.Text)))}");
        }
    }
}
