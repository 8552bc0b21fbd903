using System.Collections.Immutable;
using Minyi.Feedback;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>What may be chosen in every district, in words.</summary>
internal static class ChoiceTexts
{
    internal static readonly ImmutableArray<NamedText> Channels =
    [
        new(nameof(FeedbackChannel.InPerson), new("当面", "in person")),
        new(nameof(FeedbackChannel.Telephone), new("电话", "by telephone")),
        new(nameof(FeedbackChannel.Sms), new("短信", "by short message")),
        new(nameof(FeedbackChannel.Email), new("电子邮件", "by e-mail")),
        new(nameof(FeedbackChannel.Letter), new("书面", "by letter")),
        new(nameof(FeedbackChannel.Web), new("网上", "in the portal")),
        new(nameof(FeedbackChannel.Board), new("公开栏", "on the community board")),
        new(nameof(FeedbackChannel.Internal), new("内部系统", "within the offices' own system")),
    ];

    internal static readonly ImmutableArray<NamedText> Entries =
    [
        new(nameof(PetitionChannel.Visit), new("走访", "a visit")),
        new(nameof(PetitionChannel.Reception), new("接访", "a reception")),
        new(nameof(PetitionChannel.Hotline), new("热线", "the telephone line")),
        new(nameof(PetitionChannel.Email), new("电子邮件", "e-mail")),
        new(nameof(PetitionChannel.Blog), new("博客", "a blog")),
        new(nameof(PetitionChannel.Sms), new("短信", "short message")),
        new(nameof(PetitionChannel.Web), new("网站", "the portal")),
        new(nameof(PetitionChannel.Meeting), new("会议", "a meeting")),
        new(nameof(PetitionChannel.LeaderReception), new("领导接待日", "a leader's reception day")),
        new(nameof(PetitionChannel.Transferred), new("其他部门转来", "handed over by another office")),
    ];

    internal static readonly ImmutableArray<NamedText> Petitioners =
    [
        new(nameof(PetitionerKind.Named), new("实名", "with a name")),
        new(nameof(PetitionerKind.Anonymous), new("匿名", "without a name")),
        new(nameof(PetitionerKind.ByProxy), new("代为反映", "through somebody else")),
    ];
}
