using Minyi.Petitions.Notices;

namespace Minyi.Core.Tests.Petitions.Notices;

public class NoticeTextsTests
{
    private static readonly LocalizedText Good = new("编号 {petition}，期限 {due}，{clock}", "Number {petition}, due {due}, {clock}");

    [Fact]
    public void The_texts_that_come_with_it_keep_the_rule_and_say_every_kind()
    {
        NoticeTexts texts = new();
        NoticeTemplate[] all = [.. Enum.GetValues<NoticeKind>().Select(k => texts[k])];
        Assert.Empty(NoticeTexts.Faults(all));
        Assert.Equal(Enum.GetValues<NoticeKind>(), all.Select(t => t.Kind));
        Assert.All(all, t => Assert.True(t.Subject.Chinese.Any(c => c >= 0x4E00) && !(t.Subject.English + t.Body.English).Any(c => c >= 0x4E00)));
    }

    [Fact]
    public void A_district_says_it_in_its_own_words()
    {
        NoticeTexts texts = new([new(NoticeKind.Overdue, Good, new("{role}：{state}", "{role}: {state}"))]);
        PetitionNotice notice = new(
            PetitionId.From("P-1"), 3, 0, NoticeKind.Overdue, new(Role.From("Intake")), Instant.FromUtc(2024, 9, 29, 1, 0),
            [new("petition", new("P-1", "P-1")), new("role", new("群众工作部", "department")), new("state", new("已受理", "accepted")), new("clock", new("办理", "handling")), new("due", new("10月1日", "2024-10-01"))]);
        Assert.Equal(new LocalizedText("编号 P-1，期限 10月1日，办理", "Number P-1, due 2024-10-01, handling"), texts.Of(notice).Subject);
        Assert.Equal(new LocalizedText("群众工作部：已受理", "department: accepted"), texts.Of(notice).Body);
        Assert.Equal("Number P-1, due {due}, handling", texts.Of(notice with { Values = [.. notice.Values.Where(v => v.Name != "due")] }).Subject.English);
    }

    [Theory]
    [InlineData("{petition} {due} {clock}", null)]
    [InlineData("{petition} {due}", "missing {clock}")]
    [InlineData("{due} {clock}", "missing {petition}")]
    [InlineData("{petition} {due} {clock} {name}", "found {name}")]
    [InlineData("{petition} {due} {clock} {", "brace")]
    [InlineData("{petition} {due} {clock} }", "brace")]
    [InlineData("{petition {due} {clock}", "brace")]
    [InlineData("{petition} {due} {clock} {}", "found {}")]
    [InlineData("{petition} {due} {clock}\n", "several lines")]
    [InlineData("", "empty")]
    public void What_is_wrong_with_a_text_is_said_with_kind_and_language(string subject, string? fault)
    {
        NoticeTemplate[] templates =
        [
            new(NoticeKind.Reminder, new(subject, "{petition} {due} {clock}"), new("正文", "body")),
            new(NoticeKind.Overdue, new("{petition} {due} {clock}", subject), new("正文", "body")),
        ];
        string[] faults = [.. NoticeTexts.Faults(templates)];
        if (fault is null)
        {
            Assert.Empty(faults);
            return;
        }

        Assert.Contains(faults, f => f.StartsWith("Notices: Reminder in Chinese", StringComparison.Ordinal) && f.Contains(fault, StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("Notices: Overdue in English", StringComparison.Ordinal) && f.Contains(fault, StringComparison.Ordinal));
        Assert.Contains(fault, Assert.Throws<ArgumentException>(() => new NoticeTexts(templates)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_is_replaced_once() =>
        Assert.Contains(NoticeTexts.Faults([new(NoticeKind.Overdue, Good, Good), new(NoticeKind.Overdue, Good, Good)]), f => f.Contains("twice", StringComparison.Ordinal));
}
