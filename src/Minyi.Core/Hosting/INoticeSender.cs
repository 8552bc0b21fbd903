using Minyi.Petitions.Notices;

namespace Minyi.Hosting;

/// <summary>Sends notices in the host's way: a list in the portal, e-mail, SMS, a message in an app.</summary>
/// <remarks>
/// A notice comes at least once, and twice where a host ended between sending and noting it: who must not tell twice remembers <see cref="Storage.Outbox.NoticeKey.Of"/>.
/// The notices of one petition come in their order. Several of different petitions come at once.
/// </remarks>
public interface INoticeSender
{
    /// <summary>Sends one notice.</summary>
    /// <param name="notice">Whom it is for and what it is about.</param>
    /// <param name="text">It in words; the host knows the recipient's language.</param>
    /// <param name="cancellationToken">Cancels: the host stops, or it took so long that another dispatcher may send it.</param>
    /// <returns>What became of it. An exception counts as a failure, and it is tried again.</returns>
    ValueTask<NoticeOutcome> SendAsync(PetitionNotice notice, NoticeText text, CancellationToken cancellationToken = default);
}

/// <summary>What became of a notice.</summary>
public enum NoticeOutcome
{
    /// <summary>It was sent, or nobody had to be told.</summary>
    Sent,

    /// <summary>It could not be sent now: it is tried again.</summary>
    Failed,

    /// <summary>It can never be sent, as to an address that does not exist: it goes to those that could not be sent.</summary>
    Undeliverable,
}
