using System.Text.Encodings.Web;
using System.Text.Json;
using Minyi.Petitions;
using Minyi.Petitions.Explaining;
using NodaTime.Text;

namespace Minyi.Cli.Petitions;

/// <summary>Writes the answer to each command on a line.</summary>
internal sealed class AnswerWriter(Stream output, Language language)
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer on the petition, and within it those on the petitions of the matter that were handled with it.</summary>
    public void Write(Submission submission, IReadOnlyList<SubmissionResult> results)
    {
        using Utf8JsonWriter json = new(output, OneLine);
        json.WriteStartObject();
        json.WriteString("id", submission.Id.Value);
        Answer(json, results[0]);
        if (results.Count > 1)
        {
            json.WriteStartArray("members");
            foreach (SubmissionResult member in results.Skip(1))
            {
                json.WriteStartObject();
                Answer(json, member);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private void Answer(Utf8JsonWriter json, SubmissionResult result)
    {
        json.WriteString("petition", result.Petition.Id.Value);
        json.WriteNumber("version", result.Petition.Version);
        if (result.IsAccepted)
        {
            Accepted(json, result);
        }
        else
        {
            Refused(json, result.Refusal);
        }
    }

    private static void Events(Utf8JsonWriter json, string name, IEnumerable<PetitionEvent> events)
    {
        json.WriteStartArray(name);
        foreach (PetitionEvent happened in events)
        {
            Event(json, happened);
        }

        json.WriteEndArray();
    }

    private void Accepted(Utf8JsonWriter json, SubmissionResult result)
    {
        if (result.IsRepeated)
        {
            json.WriteBoolean("repeated", true);
        }

        if (!result.RanOut.IsEmpty)
        {
            Events(json, "ranOut", result.RanOut);
        }

        Events(json, "events", result.Events);
        json.WriteString("state", result.Petition.State.Id);
        json.WriteStartArray("owed");
        foreach (OwedBy owed in result.Petition.Owed)
        {
            json.WriteStartObject();
            json.WriteString("by", owed.Role.Value);
            if (owed.Who is not null)
            {
                json.WriteString("who", owed.Who);
            }

            json.WriteString("what", owed.What.In(language));
            if (owed.Due is { } due)
            {
                json.WriteString("due", LocalDatePattern.Iso.Format(due));
            }

            if (owed.IsProvisional)
            {
                json.WriteBoolean("provisional", true);
            }

            if (owed.IsLate)
            {
                json.WriteBoolean("late", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The event as it may be read: without what only the desk compares.</summary>
    private static void Event(Utf8JsonWriter json, PetitionEvent happened) => JsonSerializer.Serialize(json, happened with { Submitted = null }, PetitionJson.Options);

    private void Refused(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartArray("refused");
        foreach (Reason reason in refusal.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("code", reason.Code);
            json.WriteString("message", reason.Text.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("allowed");
        foreach (string command in refusal.Allowed)
        {
            json.WriteStringValue(command);
        }

        json.WriteEndArray();
    }
}
