using Microsoft.AspNetCore.Http;
using Minyi.AspNetCore.Answers;

namespace Minyi.AspNetCore.Endpoints;

/// <summary>Who signed in, as an actor.</summary>
internal static class Signed
{
    internal static async ValueTask<(Actor? Actor, Refusal? Refusal)> InAsync(IActorSource actors, HttpContext context) =>
        await actors.FindAsync(context).ConfigureAwait(false) is { } actor ? (actor, null)
        : (null, context.User.Identity?.IsAuthenticated == true ? WebRefusals.NoActor : WebRefusals.NotSignedIn);
}
