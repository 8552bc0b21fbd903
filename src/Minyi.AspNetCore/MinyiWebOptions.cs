using System.Security.Claims;
using System.Security.Cryptography;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore;

/// <summary>How petitions are served over HTTP.</summary>
public sealed class MinyiWebOptions
{
    /// <summary>The language where a request asks for none of the two: Chinese unless set.</summary>
    public Language Language { get; set; } = Language.Chinese;

    /// <summary>The most bytes of a body in JSON or of a form: one MiB unless set. Attachments have limits of their own.</summary>
    public int MostBytes { get; set; } = 1024 * 1024;

    /// <summary>The type of the claim that holds an account's id.</summary>
    public string IdClaim { get; set; } = ClaimTypes.NameIdentifier;

    /// <summary>The type of the claims that hold roles.</summary>
    public string RoleClaim { get; set; } = ClaimTypes.Role;

    /// <summary>The type of the claims that hold studios.</summary>
    public string StudioClaim { get; set; } = "minyi:studio";

    /// <summary>The type of the claims that hold units.</summary>
    public string UnitClaim { get; set; } = "minyi:unit";

    /// <summary>Gives each attachment an id that no other has: random letters unless set.</summary>
    public Func<AttachmentId> AttachmentIds { get; set; } = static () => AttachmentId.From(RandomNumberGenerator.GetString("abcdefghijkmnopqrstuvwxyz", 26));

    /// <summary>How often the deadlines are run in the background: each minute unless set.</summary>
    public Duration DeadlinesEvery { get; set; } = Duration.FromMinutes(1);

    /// <summary>How often notices are dispatched in the background: every five seconds unless set.</summary>
    public Duration NoticesEvery { get; set; } = Duration.FromSeconds(5);

    /// <summary>How often attachments in quarantine are scanned in the background: every ten seconds unless set.</summary>
    public Duration ScanEvery { get; set; } = Duration.FromSeconds(10);

    /// <summary>How far the deadlines may be behind before the host counts as unhealthy: fifteen minutes unless set.</summary>
    public Duration MostBehind { get; set; } = Duration.FromMinutes(15);

    /// <summary>How long a notice may wait before the host counts as degraded: an hour unless set.</summary>
    public Duration LongestNoticeWait { get; set; } = Duration.FromHours(1);
}
