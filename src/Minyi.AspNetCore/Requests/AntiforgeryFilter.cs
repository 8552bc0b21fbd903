using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Minyi.AspNetCore.Answers;

namespace Minyi.AspNetCore.Requests;

/// <summary>
/// What changes something and was signed in by a cookie needs an antiforgery token, because a browser sends cookies whichever page asks it to. A request with a bearer
/// token needs none: no page of somebody else's can add that header.
/// </summary>
internal sealed class AntiforgeryFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        return await NeedsTokenAsync(http).ConfigureAwait(false) && !await IsValidAsync(http).ConfigureAwait(false)
            ? new RefusalResult(WebRefusals.Antiforgery)
            : await next(context).ConfigureAwait(false);
    }

    private static async ValueTask<bool> NeedsTokenAsync(HttpContext http)
    {
        string? scheme = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket?.AuthenticationScheme;
        bool byCookie = scheme is not null && http.RequestServices.GetService<IAuthenticationSchemeProvider>() is { } schemes
            && await schemes.GetSchemeAsync(scheme).ConfigureAwait(false) is { } found && found.HandlerType.IsAssignableTo(typeof(CookieAuthenticationHandler));
        return byCookie || (http.Request.Headers.Authorization.Count == 0 && http.Request.Headers.Cookie.Count > 0);
    }

    private static async ValueTask<bool> IsValidAsync(HttpContext http)
    {
        // A file comes in parts: the token is in the header then, so that nothing of the body is read for it.
        AntiforgeryOptions options = http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value;
        bool inHeader = options.HeaderName is { } name && http.Request.Headers.ContainsKey(name);
        bool isForm = http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        return (inHeader || isForm) && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http).ConfigureAwait(false);
    }
}
