using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Minyi.AspNetCore.Answers;
using Minyi.AspNetCore.Requests;
using Minyi.Petitions;
using Minyi.Petitions.Explaining;
using Minyi.Storage;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore.Endpoints;

/// <summary>Commands and reading. Who may do and read what is decided by the desk, not here.</summary>
internal sealed class PetitionHandlers(
    PetitionDesk desk, IPetitionStore store, IActorSource actors, IPetitionNumbers numbers, AttachmentDesk attachments, IOptions<MinyiWebOptions> options)
{
    /// <summary>Submits a command that begins a petition, under a number that follows from the submission.</summary>
    internal async Task<IResult> BeginAsync(HttpContext context)
    {
        (Incoming? incoming, Refusal? refusal) = await ReadAsync(context).ConfigureAwait(false);
        if (incoming is null)
        {
            return new RefusalResult(refusal!);
        }

        PetitionId number = await numbers.NumberOfAsync(incoming.Command, incoming.Actor, context.RequestAborted).ConfigureAwait(false);
        return await SubmitAsync(context, incoming, number, begins: true).ConfigureAwait(false);
    }

    /// <summary>Submits a command on a petition.</summary>
    internal async Task<IResult> SubmitAsync(HttpContext context, string petition)
    {
        if (!IdentifierRule.TryRead(petition, "petition", out PetitionId id, out Refusal? bad))
        {
            return new RefusalResult(bad);
        }

        (Incoming? incoming, Refusal? refusal) = await ReadAsync(context).ConfigureAwait(false);
        return incoming is null ? new RefusalResult(refusal!) : await SubmitAsync(context, incoming, id, begins: false).ConfigureAwait(false);
    }

    /// <summary>Submits a filled form: the answers by the names of the fields, as a browser or a program sends them.</summary>
    internal async Task<IResult> FillAsync(HttpContext context, string petition, string command)
    {
        if (!IdentifierRule.TryRead(petition, "petition", out PetitionId id, out Refusal? refusal))
        {
            return new RefusalResult(refusal);
        }

        (Actor? actor, refusal) = await Signed.InAsync(actors, context).ConfigureAwait(false);
        if (actor is null)
        {
            return new RefusalResult(refusal!);
        }

        (List<KeyValuePair<string, string>>? answers, string? idInForm, refusal) = await FormAnswers.ReadAsync(context.Request, options.Value.MostBytes).ConfigureAwait(false);
        if (answers is null || !CommandKey.TryRead(context.Request, idInForm, out CommandId key, out refusal))
        {
            return new RefusalResult(refusal!);
        }

        Petition value = await WhenSentAsync(id, key, context.RequestAborted).ConfigureAwait(false);
        CommandForm[] forms = [.. value.NextFor(actor).Open.Where(f => f.Command == command)];
        FilledForm? filled = null;
        refusal = forms.Length == 0 ? WebRefusals.NoSuchForm : null;
        foreach (CommandForm form in forms)
        {
            if (form.TryFill(answers, out filled, out Refusal? wrong))
            {
                break;
            }

            refusal ??= wrong;
        }

        return filled is null ? new RefusalResult(refusal!)
            : await SubmitAsync(new(key, id, filled.Command, actor) { Texts = filled.Texts }, context, begins: false).ConfigureAwait(false);
    }

    /// <summary>The petition as it stands, or for a retry as it stood when the same was sent first: the form is no longer there now, and the desk is to say that it was taken.</summary>
    private async ValueTask<Petition> WhenSentAsync(PetitionId id, CommandId key, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(id, 0, cancellationToken).ConfigureAwait(false);
        return history.Any(e => e.Command == key)
            ? Petition.Fold(id, desk.Rules, history.TakeWhile(e => e.Command != key).Select(e => e.Recorded))
            : await desk.ReadAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The number and the forms of a petition that may be begun.</summary>
    internal async Task<IResult> NewAsync(HttpContext context)
    {
        (Actor? actor, Refusal? refusal) = await Signed.InAsync(actors, context).ConfigureAwait(false);
        if (actor is null || !CommandKey.TryRead(context.Request, null, out CommandId key, out refusal))
        {
            return new RefusalResult(refusal!);
        }

        PetitionId number = await numbers.NumberOfAsync(key, actor, context.RequestAborted).ConfigureAwait(false);
        NextSteps next = Petition.New(number, desk.Rules).NextFor(actor);
        return new JsonResult(json => PetitionAnswers.Write(json, number, next));
    }

    /// <summary>A petition as the actor may read it.</summary>
    internal Task<IResult> ReadAsync(HttpContext context, string petition) => PageAsync(context, petition, JsonResult.Of);

    /// <summary>A petition in words.</summary>
    internal Task<IResult> ExplainAsync(HttpContext context, string petition) => PageAsync(context, petition, page => JsonResult.Of(page.Explanation!));

    /// <summary>What the actor may do next, as forms.</summary>
    internal async Task<IResult> NextAsync(HttpContext context, string petition)
    {
        if (!IdentifierRule.TryRead(petition, "petition", out PetitionId id, out Refusal? refusal))
        {
            return new RefusalResult(refusal);
        }

        (Actor? actor, refusal) = await Signed.InAsync(actors, context).ConfigureAwait(false);
        if (actor is null)
        {
            return new RefusalResult(refusal!);
        }

        Petition value = await desk.ReadAsync(id, context.RequestAborted).ConfigureAwait(false);
        NextSteps next = value.NextFor(actor);
        return value.Version == 0 || (!value.MayRead(actor) && next.Open.IsEmpty) ? new RefusalResult(WebRefusals.NotYours) : JsonResult.Of(next);
    }

    private async Task<IResult> PageAsync(HttpContext context, string petition, Func<PetitionPage, IResult> answer)
    {
        if (!IdentifierRule.TryRead(petition, "petition", out PetitionId id, out Refusal? refusal))
        {
            return new RefusalResult(refusal);
        }

        (Actor? actor, refusal) = await Signed.InAsync(actors, context).ConfigureAwait(false);
        if (actor is null)
        {
            return new RefusalResult(refusal!);
        }

        PetitionPage page = await desk.ReadForAsync(id, actor, context.RequestAborted).ConfigureAwait(false);
        return page.IsShown ? answer(page) : new RefusalResult(page.Refusal);
    }

    /// <summary>Who sends what, under which command id.</summary>
    private async ValueTask<(Incoming? Incoming, Refusal? Refusal)> ReadAsync(HttpContext context)
    {
        (Actor? actor, Refusal? refusal) = await Signed.InAsync(actors, context).ConfigureAwait(false);
        if (actor is null)
        {
            return (null, refusal);
        }

        if (!context.Request.HasJsonContentType())
        {
            return (null, WebRefusals.NotJson);
        }

        if (await RequestBody.ReadAsync(context.Request, options.Value.MostBytes).ConfigureAwait(false) is not { } body)
        {
            return (null, WebRefusals.TooLarge);
        }

        return CommandKey.TryRead(context.Request, SubmissionBody.IdIn(body), out CommandId command, out refusal) ? (new(actor, command, body), null) : (null, refusal);
    }

    private async Task<IResult> SubmitAsync(HttpContext context, Incoming incoming, PetitionId petition, bool begins)
    {
        (Submission? submission, Refusal? refusal) = SubmissionBody.Read(incoming.Body, incoming.Command, petition, incoming.Actor);
        return submission is null ? new RefusalResult(refusal!) : await SubmitAsync(submission, context, begins).ConfigureAwait(false);
    }

    private async Task<IResult> SubmitAsync(Submission submission, HttpContext context, bool begins)
    {
        (Submission? resolved, Refusal? refusal) = await attachments.ResolveAsync(submission, context.RequestAborted).ConfigureAwait(false);
        if (resolved is null)
        {
            return new RefusalResult(refusal!);
        }

        SubmissionResult result = await desk.SubmitAsync(resolved, cancellationToken: context.RequestAborted).ConfigureAwait(false);
        bool created = begins && result is { IsAccepted: true, IsRepeated: false };
        string? location = created ? $"{context.Request.PathBase}{context.Request.Path.Value!.TrimEnd('/')}/{Uri.EscapeDataString(submission.Petition.Value)}" : null;
        return result.IsAccepted
            ? new JsonResult(json => PetitionAnswers.Write(json, result), created ? StatusCodes.Status201Created : StatusCodes.Status200OK, location)
            : new RefusalResult(result.Refusal);
    }

    private sealed record Incoming(Actor Actor, CommandId Command, byte[] Body);
}
