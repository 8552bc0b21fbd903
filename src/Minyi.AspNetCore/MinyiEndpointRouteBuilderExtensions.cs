using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Minyi.AspNetCore.Endpoints;
using Minyi.AspNetCore.Requests;
using Minyi.Petitions;
using Minyi.Petitions.Explaining;

namespace Minyi.AspNetCore;

/// <summary>Petitions over HTTP.</summary>
public static class MinyiEndpointRouteBuilderExtensions
{
    /// <summary>Maps the endpoints of petitions below a prefix. All but the published results need somebody who signed in.</summary>
    /// <remarks>
    /// <para>Refusals are problems (RFC 9457) with every reason in the language asked for. A command carries its id in the header <c>Idempotency-Key</c> or in its body: sent again it is harmless.</para>
    /// <list type="table">
    /// <item><term>POST petitions</term><description>begins a petition, under a number of <see cref="IPetitionNumbers"/></description></item>
    /// <item><term>GET petitions/new</term><description>the number and the forms of one that may be begun under an <c>Idempotency-Key</c></description></item>
    /// <item><term>GET petitions, inbox, due, counts</term><description>lists of what the reader may read, in pages, by state, unit, studio and so on</description></item>
    /// <item><term>GET petitions/{petition}</term><description>explanation, events and texts as the reader may know them</description></item>
    /// <item><term>GET petitions/{petition}/explanation</term><description>the story in words</description></item>
    /// <item><term>GET petitions/{petition}/next</term><description>what may be done next, as forms</description></item>
    /// <item><term>POST petitions/{petition}/commands</term><description>submits a command</description></item>
    /// <item><term>POST petitions/{petition}/forms/{command}</term><description>submits a filled form</description></item>
    /// <item><term>POST petitions/{petition}/attachments</term><description>sends a file</description></item>
    /// <item><term>GET petitions/{petition}/attachments/{attachment}</term><description>a file, for whoever is shown the event that refers to it</description></item>
    /// <item><term>GET schemas/{name}</term><description>the JSON Schema of what is sent and answered</description></item>
    /// <item><term>GET published/{petition}</term><description>a published result, for everybody</description></item>
    /// </list>
    /// </remarks>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">Where they stand: <c>/minyi</c> unless set.</param>
    /// <returns>The group, for policies of the host's own: rate limits, CORS, another authorization policy.</returns>
    /// <example><code>
    /// builder.Services.AddMinyi(options => …).AddMinyiAspNetCore();
    /// app.MapMinyi();
    /// </code></example>
    public static RouteGroupBuilder MapMinyi(this IEndpointRouteBuilder endpoints, string prefix = "/minyi")
    {
        RouteGroupBuilder group = Guard.Against.Null(endpoints).MapGroup(Guard.Against.Null(prefix)).WithTags("Minyi").AddEndpointFilter<RouteGroupBuilder, OtherWorkflowFilter>();
        RouteGroupBuilder petitions = group.MapGroup("/petitions").RequireAuthorization();
        Reading(petitions);
        RouteGroupBuilder changing = petitions.MapGroup("").AddEndpointFilter<RouteGroupBuilder, AntiforgeryFilter>();
        Changing(changing);
        Lists(group.MapGroup("").RequireAuthorization());
        group.MapGet("/published/{petition}", static (string petition, HttpContext context, [FromServices] PublicHandlers handlers) => handlers.ReadAsync(context, petition))
            .WithName("MinyiPublished").WithSummary("A published result").AllowAnonymous().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/schemas/{name}", static (string name) => Schemas.Find(name))
            .WithName("MinyiSchema").WithSummary("The JSON Schema of submission, command, event, explanation, next or notice").AllowAnonymous().ProducesProblem(StatusCodes.Status404NotFound);
        return group;
    }

    private static void Reading(RouteGroupBuilder petitions)
    {
        petitions.MapGet("/new", static (HttpContext context, [FromServices] PetitionHandlers handlers) => handlers.NewAsync(context))
            .WithName("MinyiNew").WithSummary("The number and the forms of a petition that may be begun").ProducesProblem(StatusCodes.Status400BadRequest);
        petitions.MapGet("/{petition}", static (string petition, HttpContext context, [FromServices] PetitionHandlers handlers) => handlers.ReadAsync(context, petition))
            .WithName("MinyiPetition").WithSummary("A petition as the reader may know it").ProducesProblem(StatusCodes.Status404NotFound);
        petitions.MapGet("/{petition}/explanation", static (string petition, HttpContext context, [FromServices] PetitionHandlers handlers) => handlers.ExplainAsync(context, petition))
            .WithName("MinyiExplanation").WithSummary("A petition in words").Produces<PetitionExplanation>().ProducesProblem(StatusCodes.Status404NotFound);
        petitions.MapGet("/{petition}/next", static (string petition, HttpContext context, [FromServices] PetitionHandlers handlers) => handlers.NextAsync(context, petition))
            .WithName("MinyiNext").WithSummary("What may be done next, as forms").Produces<NextSteps>().ProducesProblem(StatusCodes.Status404NotFound);
        petitions.MapGet(
            "/{petition}/attachments/{attachment}",
            static (string petition, string attachment, HttpContext context, [FromServices] AttachmentHandlers handlers) => handlers.OpenAsync(context, petition, attachment))
            .WithName("MinyiAttachment").WithSummary("A file").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void Lists(RouteGroupBuilder lists)
    {
        lists.MapGet("/petitions", static (HttpContext context, [FromServices] ListHandlers handlers) => handlers.ListAsync(context))
            .WithName("MinyiList").WithSummary("The petitions that the reader may read").ProducesProblem(StatusCodes.Status400BadRequest);
        lists.MapGet("/inbox", static (HttpContext context, [FromServices] ListHandlers handlers) => handlers.InboxAsync(context))
            .WithName("MinyiInbox").WithSummary("What it is the reader's turn to do").ProducesProblem(StatusCodes.Status400BadRequest);
        lists.MapGet("/due", static (HttpContext context, [FromServices] ListHandlers handlers) => handlers.DueAsync(context))
            .WithName("MinyiDue").WithSummary("What is due by now, or by dueTo").ProducesProblem(StatusCodes.Status400BadRequest);
        lists.MapGet("/counts", static (HttpContext context, [FromServices] ListHandlers handlers) => handlers.CountAsync(context))
            .WithName("MinyiCounts").WithSummary("How many petitions have a state, kind, unit … in common").ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static void Changing(RouteGroupBuilder petitions)
    {
        petitions.MapPost("/", static (HttpContext context, [FromServices] PetitionHandlers handlers) => handlers.BeginAsync(context))
            .WithName("MinyiBegin").WithSummary("Begins a petition").Accepts<Submission>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        petitions.MapPost("/{petition}/commands", static (string petition, HttpContext context, [FromServices] PetitionHandlers handlers) => handlers.SubmitAsync(context, petition))
            .WithName("MinyiCommand").WithSummary("Submits a command").Accepts<Submission>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        petitions.MapPost(
            "/{petition}/forms/{command}",
            static (string petition, string command, HttpContext context, [FromServices] PetitionHandlers handlers) => handlers.FillAsync(context, petition, command))
            .WithName("MinyiForm").WithSummary("Submits a filled form").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        petitions.MapPost("/{petition}/attachments", static (string petition, HttpContext context, [FromServices] AttachmentHandlers handlers) => handlers.SendAsync(context, petition))
            .WithName("MinyiAttach").WithSummary("Sends a file").ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
