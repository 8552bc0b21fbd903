using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Minyi.Districts;

namespace Minyi.AspNetCore;

/// <summary>The actor as claims tell it: an id, roles, studios and units, by the claim types of <see cref="MinyiWebOptions"/>.</summary>
/// <remarks>A claim that is no id is passed over. Who has no role that is one is no actor.</remarks>
public sealed class ClaimsActorSource : IActorSource
{
    private readonly MinyiWebOptions _options;

    /// <summary>Reads claims.</summary>
    /// <param name="options">By which types.</param>
    public ClaimsActorSource(IOptions<MinyiWebOptions> options) => _options = Guard.Against.Null(options).Value;

    /// <inheritdoc/>
    public ValueTask<Actor?> FindAsync(HttpContext context)
    {
        ClaimsPrincipal user = Guard.Against.Null(context).User;
        if (user.Identity?.IsAuthenticated != true || !ActorId.TryFrom(user.FindFirstValue(_options.IdClaim), out ActorId id))
        {
            return new((Actor?)null);
        }

        Role[] roles = [.. Ids<Role>(user, _options.RoleClaim)];
        return new(roles.Length == 0 ? null : new Actor(id, roles, Ids<StudioId>(user, _options.StudioClaim), Ids<UnitId>(user, _options.UnitClaim)));
    }

    private static IEnumerable<TId> Ids<TId>(ClaimsPrincipal user, string type)
        where TId : struct, IIdentifier<TId>
    {
        foreach (Claim claim in user.FindAll(type))
        {
            if (TId.TryFrom(claim.Value, out TId id))
            {
                yield return id;
            }
        }
    }
}
