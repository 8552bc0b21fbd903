using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Minyi.AspNetCore;
using Minyi.Hosting;
using Minyi.Petitions.Notices;

namespace Minyi.AspNetCore.Tests;

/// <summary>A host as a district has one, on loopback: people with bearer tokens or cookies, all in memory.</summary>
internal sealed class Portal : IAsyncDisposable
{
    private static readonly Dictionary<string, Claim[]> People = new(StringComparer.Ordinal)
    {
        ["clerk"] = [new(ClaimTypes.NameIdentifier, "clerk-1"), new(ClaimTypes.Role, "Clerk"), new("minyi:studio", "haishan-1")],
        ["other-clerk"] = [new(ClaimTypes.NameIdentifier, "clerk-2"), new(ClaimTypes.Role, "Clerk"), new("minyi:studio", "shatou-1")],
        ["intake"] = [new(ClaimTypes.NameIdentifier, "intake-1"), new(ClaimTypes.Role, "Intake")],
        ["officer"] = [new(ClaimTypes.NameIdentifier, "roads-1"), new(ClaimTypes.Role, "ResponsibleUnit"), new("minyi:unit", "roads")],
        ["other-officer"] = [new(ClaimTypes.NameIdentifier, "water-1"), new(ClaimTypes.Role, "ResponsibleUnit"), new("minyi:unit", "water")],
        ["petitioner"] = [new(ClaimTypes.NameIdentifier, "acc-1"), new(ClaimTypes.Role, "Petitioner")],
        ["other-petitioner"] = [new(ClaimTypes.NameIdentifier, "acc-2"), new(ClaimTypes.Role, "Petitioner")],
        ["representative"] = [new(ClaimTypes.NameIdentifier, "rep-7"), new(ClaimTypes.Role, "Representative"), new("minyi:studio", "haishan-1")],
        ["resident"] = [new(ClaimTypes.NameIdentifier, "res-1"), new(ClaimTypes.Role, "Resident"), new("minyi:studio", "haishan-1")],
        ["nobody"] = [new(ClaimTypes.NameIdentifier, "who")],
    };

    private readonly WebApplication _app;

    private Portal(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    internal HttpClient Client { get; }

    internal IServiceProvider Services => _app.Services;

    internal ConcurrentQueue<string> Log { get; private init; } = [];

    internal ConcurrentQueue<PetitionNotice> Sent { get; private init; } = [];

    internal static async Task<Portal> StartAsync(Action<IServiceCollection>? more = null, Action<MinyiWebOptions>? web = null)
    {
        ConcurrentQueue<string> log = [];
        ConcurrentQueue<PetitionNotice> sent = [];
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(new Remembering(log)).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddAuthentication("either")
            .AddPolicyScheme("either", null, o => o.ForwardDefaultSelector = c => c.Request.Headers.Authorization.Count > 0 ? "tokens" : "cookies")
            .AddScheme<AuthenticationSchemeOptions, Tokens>("tokens", null)
            .AddCookie("cookies", o => o.Events.OnRedirectToLogin = c =>
            {
                c.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            });
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery();
        builder.Services.AddSingleton<INoticeSender>(new Sender(sent));
        builder.Services.AddMinyi(o => o.AllowExampleClocks = true).AddMinyiAspNetCore(o =>
        {
            o.NoticesEvery = Duration.FromMilliseconds(50);
            o.ScanEvery = Duration.FromMilliseconds(50);
            web?.Invoke(o);
        });
        builder.Services.AddHealthChecks().AddMinyi();
        builder.Services.AddOpenApi();
        more?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapMinyi();
        app.MapHealthChecks("/health");
        app.MapOpenApi();
        app.MapGet("/sign-in/{who}", (string who, HttpContext context) => context.SignInAsync("cookies", new ClaimsPrincipal(new ClaimsIdentity(People[who], "cookies"))));
        app.MapGet("/token", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken!);
        await app.StartAsync();
        HttpClient client = new() { BaseAddress = new Uri(app.Urls.First()) };
        return new(app, client) { Log = log, Sent = sent };
    }

    /// <summary>Sends a request as somebody with a token; null for nobody.</summary>
    internal async Task<Answer> SendAsync(string? who, HttpMethod method, string path, HttpContent? content = null, string? key = null, string? language = "en")
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        if (who is not null)
        {
            request.Headers.Authorization = new("Bearer", who);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        using HttpResponseMessage response = await Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    internal Task<Answer> GetAsync(string? who, string path, string? language = "en") => SendAsync(who, HttpMethod.Get, path, null, null, language);

    internal Task<Answer> PostAsync(string? who, string path, string json, string? key = null, string? language = "en") =>
        SendAsync(who, HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), key, language);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Tokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out AuthenticationHeaderValue? header) && People.TryGetValue(header.Parameter ?? "", out Claim[]? claims)
                ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name))
                : AuthenticateResult.NoResult());
    }

    private sealed class Sender(ConcurrentQueue<PetitionNotice> sent) : INoticeSender
    {
        public ValueTask<NoticeOutcome> SendAsync(PetitionNotice notice, NoticeText text, CancellationToken cancellationToken = default)
        {
            sent.Enqueue(notice);
            return new(NoticeOutcome.Sent);
        }
    }

    private sealed class Remembering(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}

/// <summary>An answer over HTTP.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    internal JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The codes of a refusal's reasons.</summary>
    internal string Codes => string.Join(' ', Json["reasons"]!.AsArray().Select(r => r!["code"]!.GetValue<string>()));

    internal static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        return new((int)response.StatusCode, Encoding.UTF8.GetString(bytes), response.Headers, response.Content.Headers, bytes);
    }
}
