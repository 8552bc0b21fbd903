using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Minyi.AspNetCore.Answers;

namespace Minyi.AspNetCore.Requests;

/// <summary>The id of a submission: what makes a retry harmless.</summary>
internal static class CommandKey
{
    internal const string Header = "Idempotency-Key";

    /// <summary>Reads it from the header, or from the body where the header is missing; both must be the same.</summary>
    internal static bool TryRead(HttpRequest request, string? inBody, out CommandId command, [NotNullWhen(false)] out Refusal? refusal)
    {
        command = default;
        string?[] headers = [.. request.Headers[Header]];
        string? inHeader = headers.Length == 0 ? null : Unquoted(headers[0]);
        if (headers.Length > 1 || (inHeader is not null && inBody is not null && inHeader != inBody))
        {
            refusal = WebRefusals.TwoCommandIds;
            return false;
        }

        if ((inHeader ?? inBody) is not { } text)
        {
            refusal = WebRefusals.CommandIdMissing;
            return false;
        }

        return IdentifierRule.TryRead(text, inHeader is null ? "$.id" : Header, out command, out refusal);
    }

    /// <summary>A structured header holds a string in quotation marks; most clients leave them out.</summary>
    private static string? Unquoted(string? header) => header is ['"', .. var inner, '"'] ? inner : header;
}
