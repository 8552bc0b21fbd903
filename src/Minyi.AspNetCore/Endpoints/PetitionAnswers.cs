using System.Text.Json;
using Minyi.AspNetCore.Answers;
using Minyi.Petitions;
using Minyi.Petitions.Explaining;
using Minyi.Storage.Attachments;
using NodaTime.Text;

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

    internal static void Write(Utf8JsonWriter json, PetitionPage page)
    {
        json.WriteStartObject();
        json.WritePropertyName("explanation");
        JsonResult.Write(json, page.Explanation!);
        json.WriteStartArray("events");
        foreach (ShownEvent shown in page.Events)
        {
            JsonResult.Write(json, shown);
        }

        json.WriteEndArray();
        json.WriteStartObject("texts");
        foreach ((int version, var texts) in page.Texts)
        {
            json.WriteStartObject(version.ToString(System.Globalization.CultureInfo.InvariantCulture));
            foreach ((string key, string text) in texts)
            {
                json.WriteString(key, text);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A line of a list.</summary>
    internal static void Write(Utf8JsonWriter json, ListedPetition listed)
    {
        json.WriteStartObject();
        json.WriteString("petition", listed.Id.Value);
        json.WriteNumber("version", listed.Version);
        json.WriteString("state", listed.State);
        json.WriteBoolean("closed", listed.IsClosed);
        Optional(json, "kind", listed.Kind);
        Optional(json, "category", listed.Category);
        Optional(json, "studio", listed.Studio?.Value);
        Optional(json, "representative", listed.Representative?.Value);
        Optional(json, "petitioner", listed.Petitioner?.Value);
        Optional(json, "unit", listed.Unit?.Value);
        Several(json, "assisting", listed.Assisting.Select(u => u.Value));
        json.WriteString("registeredAt", InstantPattern.ExtendedIso.Format(listed.RegisteredAt));
        json.WriteString("changedAt", InstantPattern.ExtendedIso.Format(listed.ChangedAt));
        Optional(json, "dueAt", listed.DueAt is { } due ? InstantPattern.ExtendedIso.Format(due) : null);
        Optional(json, "dueOn", listed.DueOn is { } day ? LocalDatePattern.Iso.Format(day) : null);
        Optional(json, "head", listed.Head?.Value);
        Several(json, "links", listed.Links.Select(l => l.Value));
        Several(json, "references", listed.References.Select(r => $"{r.System} {r.Number}"));
        Optional(json, "meeting", listed.Meeting?.Id);
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

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void Several(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        if (all.Length > 0)
        {
            json.WriteStartArray(name);
            foreach (string text in all)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    }
}
