using Microsoft.Extensions.Logging;

namespace Minyi.AspNetCore.Background;

/// <summary>What the background work writes to the host's log. No personal data: of what was thrown the type alone, since a message may repeat a row.</summary>
internal static partial class BackgroundLog
{
    [LoggerMessage(1, LogLevel.Error, "{Service} failed with {Error} and goes on.")]
    internal static partial void Failed(ILogger logger, string service, string error);
}
