namespace Minyi.Petitions.Registration;

/// <summary>The kind of a meeting at which suggestions and demands are raised (R21, R22).</summary>
public enum MeetingKind
{
    /// <summary>The joint conference 联席会议.</summary>
    JointConference,

    /// <summary>The half-yearly talks 恳谈会.</summary>
    Talk,

    /// <summary>An online forum 拍砖会.</summary>
    OnlineForum,

    /// <summary>The community's three meetings 三会.</summary>
    ThreeMeetings,

    /// <summary>Any other meeting.</summary>
    Other,
}

/// <summary>The meeting that a petition comes from; it stays its source whatever becomes of it.</summary>
/// <param name="Kind">What kind of meeting.</param>
/// <param name="Id">The host's id of the meeting.</param>
/// <param name="Held">On which day it was held.</param>
public sealed record MeetingSource(MeetingKind Kind, string Id, LocalDate Held);
