namespace Minyi.Feedback;

/// <summary>By which way a feedback reached its recipient, or an attempt was made to reach one.</summary>
public enum FeedbackChannel
{
    /// <summary>Face to face, in the studio or at home 当面.</summary>
    InPerson,

    /// <summary>By telephone 电话.</summary>
    Telephone,

    /// <summary>By short message 短信.</summary>
    Sms,

    /// <summary>By e-mail 电子邮件.</summary>
    Email,

    /// <summary>By letter 书面.</summary>
    Letter,

    /// <summary>In the portal, where the recipient signs in 网上.</summary>
    Web,

    /// <summary>On the community board 公开栏: the only way to an anonymous petitioner.</summary>
    Board,

    /// <summary>Within the offices' own system 内部流转.</summary>
    Internal,
}
