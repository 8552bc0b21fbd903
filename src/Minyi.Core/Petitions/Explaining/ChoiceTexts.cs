using System.Collections.Immutable;
using Minyi.Feedback;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
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
        new(nameof(FeedbackChannel.Web), new("网上", "on the web")),
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

    internal static readonly ImmutableArray<NamedText> Meetings =
    [
        new(nameof(MeetingKind.JointConference), new("联席会议", "the joint conference")),
        new(nameof(MeetingKind.Talk), new("恳谈会", "half-yearly talks")),
        new(nameof(MeetingKind.OnlineForum), new("拍砖会", "an online forum")),
        new(nameof(MeetingKind.ThreeMeetings), new("三会", "the community's three meetings")),
        new(nameof(MeetingKind.Other), new("其他会议", "another meeting")),
    ];

    internal static readonly ImmutableArray<NamedText> Obligations =
    [
        new(nameof(ObligationState.None), new("未发起", "never opened")),
        new(nameof(ObligationState.Owed), new("待反馈", "owed")),
        new(nameof(ObligationState.Some), new("部分已反馈", "settled in part")),
        new(nameof(ObligationState.Settled), new("已反馈", "settled")),
        new(nameof(ObligationState.Waived), new("已免除", "waived")),
    ];

    internal static readonly ImmutableArray<NamedText> Appraisals =
    [
        new(nameof(AppraisalState.None), new("未发起", "not offered")),
        new(nameof(AppraisalState.Offered), new("评议中", "offered")),
        new(nameof(AppraisalState.Satisfied), new("满意", "satisfied")),
        new(nameof(AppraisalState.NotSatisfied), new("不满意", "not satisfied")),
        new(nameof(AppraisalState.Lapsed), new("逾期未评", "lapsed")),
    ];

    internal static readonly ImmutableArray<NamedText> Petitioners =
    [
        new(nameof(PetitionerKind.Named), new("实名", "named")),
        new(nameof(PetitionerKind.Anonymous), new("匿名", "anonymous")),
        new(nameof(PetitionerKind.ByProxy), new("代为反映", "by proxy")),
    ];
}
