using Minyi.Petitions.Notices;

namespace Minyi.Storage.Outbox;

/// <summary>A notice that one dispatcher has taken to send.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Lease">The lease under which it was taken.</param>
/// <param name="Until">Until when no other dispatcher takes it.</param>
/// <param name="Failures">How often sending it has failed before.</param>
public sealed record LeasedNotice(PetitionNotice Notice, string Lease, Instant Until, int Failures)
{
    /// <summary>What tells it from every other one.</summary>
    public NoticeKey Key => NoticeKey.Of(Notice);
}

/// <summary>A notice that could not be sent and is not tried again by itself.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Failures">How often sending it has failed.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Error">Why, as the dispatcher put it: never what a person or a mail server wrote.</param>
public sealed record DeadNotice(PetitionNotice Notice, int Failures, Instant At, string Error);

/// <summary>How an outbox stands.</summary>
/// <param name="Pending">How many notices wait to be sent.</param>
/// <param name="Oldest">When what the oldest of them tells happened; null when none waits.</param>
/// <param name="Dead">How many could not be sent.</param>
public sealed record OutboxStatus(int Pending, Instant? Oldest, int Dead);
