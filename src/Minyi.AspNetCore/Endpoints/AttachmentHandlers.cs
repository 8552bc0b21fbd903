using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Minyi.AspNetCore.Answers;
using Minyi.AspNetCore.Requests;
using Minyi.Storage.Attachments;
using Minyi.Workflow.Definition;

namespace Minyi.AspNetCore.Endpoints;

/// <summary>Attachments up and down, in pieces.</summary>
internal sealed class AttachmentHandlers(PetitionDesk desk, IActorSource actors, IAttachmentStore store, AttachmentDesk attachments, IClock clock, IOptions<MinyiWebOptions> options)
{
    private const int LongestBoundary = 128;

    /// <summary>Takes a file: the body itself, or the first file of a form in parts.</summary>
    internal async Task<IResult> SendAsync(HttpContext context, string petition)
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

        // A petition that is about to be begun is nobody's yet; of one that exists those who read it may add to it.
        Petition value = await desk.ReadAsync(id, context.RequestAborted).ConfigureAwait(false);
        if (value.Version > 0 && !value.MayRead(actor))
        {
            return new RefusalResult(WebRefusals.NotYours);
        }

        AttachmentId attachment = options.Value.AttachmentIds();
        if (context.Request.Headers.ContainsKey(CommandKey.Header))
        {
            if (!CommandKey.TryRead(context.Request, null, out CommandId key, out refusal))
            {
                return new RefusalResult(refusal);
            }

            attachment = AttachmentKeys.Of(actor, id, key);
        }

        if (await ContentAsync(context.Request).ConfigureAwait(false) is not { } content)
        {
            return new RefusalResult(WebRefusals.NoFile);
        }

        if (!TrySubject(context.Request, value, actor, out DataSubjectId subject, out refusal))
        {
            return new RefusalResult(refusal);
        }

        AttachmentReceipt receipt = await store.PutAsync(new(attachment, id, actor.Id, clock.GetCurrentInstant(), subject), content, context.RequestAborted).ConfigureAwait(false);
        return receipt.IsTaken ? new JsonResult(json => PetitionAnswers.Write(json, receipt), StatusCodes.Status201Created) : new RefusalResult(receipt.Refusal);
    }

    /// <summary>Gives a file to whoever is shown the event that refers to it.</summary>
    internal async Task<IResult> OpenAsync(HttpContext context, string petition, string attachment)
    {
        if (!IdentifierRule.TryRead(petition, "petition", out PetitionId id, out Refusal? refusal) || !IdentifierRule.TryRead(attachment, "attachment", out AttachmentId file, out refusal))
        {
            return new RefusalResult(refusal);
        }

        (Actor? actor, refusal) = await Signed.InAsync(actors, context).ConfigureAwait(false);
        if (actor is null)
        {
            return new RefusalResult(refusal!);
        }

        AttachmentAnswer answer = await attachments.OpenForAsync(id, file, actor, context.RequestAborted).ConfigureAwait(false);
        return answer.IsGiven ? new AttachmentResult(answer) : new RefusalResult(answer.Refusal);
    }

    /// <summary>Whom the file is erased with: as the petition's texts. Before it is begun, the account that the query names, or that brings it itself.</summary>
    private bool TrySubject(HttpRequest request, Petition petition, Actor actor, out DataSubjectId subject, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = null;
        subject = petition.Version > 0 ? PetitionDesk.SubjectOf(petition)
            : actor.Roles.Any(r => desk.Rules.Scope(r) == RoleScope.OwnPetition) ? DataSubjectId.OfAccount(actor.Id)
            : DataSubjectId.OfPetition(petition.Id);
        if (petition.Version == 0 && request.Query["petitioner"] is { Count: > 0 } named)
        {
            if (!IdentifierRule.TryRead(named[0], "petitioner", out ActorId account, out refusal))
            {
                return false;
            }

            subject = DataSubjectId.OfAccount(account);
        }

        return true;
    }

    private static async ValueTask<Stream?> ContentAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
        {
            return request.ContentLength == 0 ? null : request.Body;
        }

        string? boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
        {
            return null;
        }

        MultipartReader reader = new(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted).ConfigureAwait(false) is { } section)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition) && disposition.IsFileDisposition())
                {
                    return section.Body;
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null; // no parts, or none that end
        }

        return null;
    }
}
