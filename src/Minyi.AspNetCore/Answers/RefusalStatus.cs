using Microsoft.AspNetCore.Http;

namespace Minyi.AspNetCore.Answers;

/// <summary>The status that a refusal is answered with. Which reason it was says its code; the status says what kind of thing to do about it.</summary>
internal static class RefusalStatus
{
    internal static int Of(Refusal refusal) => refusal.Reasons[0].Code switch
    {
        // Whether it exists is told to nobody whom it does not concern.
        "not-yours" or "unknown-petition" or "unknown-attachment" or "not-published" or "no-such-form" or "unknown-schema" => StatusCodes.Status404NotFound,
        "not-signed-in" => StatusCodes.Status401Unauthorized,
        "out-of-scope" or "no-actor" or "own-unit" or "role-not-allowed" => StatusCodes.Status403Forbidden,
        "not-json" => StatusCodes.Status415UnsupportedMediaType,
        "body-too-large" or "attachment-too-large" => StatusCodes.Status413PayloadTooLarge,
        "other-workflow" or "command-id-taken" or "attachment-id-taken" or "attachment-quarantined" => StatusCodes.Status409Conflict,
        "attachment-erased" or "attachment-rejected" => StatusCodes.Status410Gone,
        "attachment-damaged" => StatusCodes.Status500InternalServerError,
        "bad-id" or "antiforgery" or "no-file" or "attachment-empty" or "command-id-missing" or "command-id-twice" or "bad-cursor"
            or "value-wrong" or "member-missing" or "member-unknown" or "member-told" or "query-wrong" or "json-invalid" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
