using Microsoft.AspNetCore.Http;

namespace Minyi.AspNetCore;

/// <summary>Says which actor a request comes from: the one place where a host's sign-in becomes roles and scopes.</summary>
public interface IActorSource
{
    /// <summary>The actor of a request.</summary>
    /// <param name="context">The request; who signed in is its <see cref="HttpContext.User"/>.</param>
    /// <returns>The actor; null when nobody signed in, or whoever did has no part in petitions.</returns>
    ValueTask<Actor?> FindAsync(HttpContext context);
}
