namespace Minyi.Petitions.Registration;

/// <summary>By which way a petition came in (R7).</summary>
public enum PetitionChannel
{
    /// <summary>A representative's visit 走访.</summary>
    Visit,

    /// <summary>A representative's reception in the studio 接访.</summary>
    Reception,

    /// <summary>The telephone line 热线.</summary>
    Hotline,

    /// <summary>E-mail 电子邮件.</summary>
    Email,

    /// <summary>A representative's blog 博客.</summary>
    Blog,

    /// <summary>Short message 短信.</summary>
    Sms,

    /// <summary>The portal 网站.</summary>
    Web,

    /// <summary>A meeting 会议: half-yearly talks, an online forum, the joint conference.</summary>
    Meeting,

    /// <summary>A leader's reception day 领导接待日.</summary>
    LeaderReception,

    /// <summary>Handed over by another office, such as letters-and-visits or a hotline of the city 转来.</summary>
    Transferred,
}
