using Microsoft.Extensions.Logging;

namespace Minyi.Hosting;

/// <summary>What hosting writes to the host's log. No personal data, ever.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Warning, "Petitions are kept in memory only and are lost when the process ends. Register an IPetitionStore to keep them.")]
    internal static partial void PetitionsNotKept(ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "Personal data is kept in memory only and is lost when the process ends. Register an IPersonalDataStore to keep it.")]
    internal static partial void PersonalDataNotKept(ILogger logger);

    [LoggerMessage(3, LogLevel.Information, "Deadlines: {Submitted} submitted, {Overtaken} overtaken by others, {Refused} refused, {Failed} failed; behind by {Behind} before the run.")]
    internal static partial void DeadlinesRun(ILogger logger, int submitted, int overtaken, int refused, int failed, Duration behind);

    [LoggerMessage(5, LogLevel.Debug, "Deadlines: nothing was due.")]
    internal static partial void NothingDue(ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "An expiry of petition {Petition} was refused: {Codes}.")]
    internal static partial void ExpiryRefused(ILogger logger, PetitionId petition, string codes);

    [LoggerMessage(6, LogLevel.Error, "An expiry of petition {Petition} could not be submitted: {Error}. The others went on.")]
    internal static partial void ExpiryFailed(ILogger logger, PetitionId petition, string error);

    [LoggerMessage(7, LogLevel.Information, "Notices: {Sent} sent, {Failed} failed and tried again, {GivenUp} given up.")]
    internal static partial void NoticesSent(ILogger logger, int sent, int failed, int givenUp);

    [LoggerMessage(8, LogLevel.Error, "Notice {Notice} ({Kind}) could not be sent and is given up: {Error}.")]
    internal static partial void NoticeGivenUp(ILogger logger, string notice, Petitions.Notices.NoticeKind kind, string error);

    [LoggerMessage(9, LogLevel.Warning, "Attachments are kept in memory only and are lost when the process ends. Register an IAttachmentStore to keep them.")]
    internal static partial void AttachmentsNotKept(ILogger logger);
}
