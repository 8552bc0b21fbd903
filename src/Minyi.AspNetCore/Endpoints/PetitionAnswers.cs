using System.Text.Json;
using Minyi.AspNetCore.Answers;
using Minyi.Petitions;
using Minyi.Petitions.Explaining;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore.Endpoints;

/// <summary>What is answered, in JSON.</summary>
internal static class PetitionAnswers
{
    /// <summary>What became of a submission: where the petition stands. What the actor may read of it is asked for apart.</summary>
    internal static void Write(Utf8JsonWriter json, SubmissionResult result)
    {
        json.WriteStartObject();
        json.WriteString("petition", result.Petition.Id.Value);
        json.WriteNumber("version", result.Petition.Version);
        json.WriteString("state", result.Petition.State.Id);
        JsonResult.Write(json, "stateText", result.Petition.State.Text);
        json.WriteBoolean("repeated", result.IsRepeated);
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, AttachmentReceipt receipt)
    {
        AttachmentRecord record = receipt.Record!;
        json.WriteStartObject();
        json.WriteString("reference", record.Upload.Id.Value);
        json.WriteString("digest", record.Reference.Digest.ToString());
        json.WriteString("type", record.Type.MediaType);
        json.WriteNumber("length", record.Length);
        json.WriteString("status", receipt.Status.ToString());
        json.WriteEndObject();
    }

    /// <summary>A petition that may be begun: its number and the forms.</summary>
    internal static void Write(Utf8JsonWriter json, PetitionId number, NextSteps next)
    {
        json.WriteStartObject();
        json.WriteString("petition", number.Value);
        json.WritePropertyName("next");
        JsonResult.Write(json, next);
        json.WriteEndObject();
    }
}
