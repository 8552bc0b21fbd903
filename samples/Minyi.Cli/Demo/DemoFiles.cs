using System.Buffers;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Grid.Contacts;
using Minyi.Scoring.Bulletins;
using Minyi.Scoring.Histories;
using Minyi.Storage;
using NodaTime.Text;

namespace Minyi.Cli.Demo;

/// <summary>Writes the demo's tables and its events.</summary>
internal static class DemoFiles
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = TableWriter.Json.Encoder, Indented = false };

    /// <summary>Duties, one a line.</summary>
    public static void WriteRoster(Invocation invocation, string path, IEnumerable<DutyEntry> duties)
    {
        ResultTable table = new("date", "studio", "representative");
        foreach (DutyEntry duty in duties)
        {
            table.Add(duty.Date, duty.Studio.Value, duty.Representative.Value);
        }

        Write(invocation, path, table);
    }

    /// <summary>A studio's ledger: every grade with petition, handling, unit and group, and nobody's name or id.</summary>
    public static void WriteLedger(Invocation invocation, string path, IEnumerable<GradedHandling> grades, IReadOnlyDictionary<string, BulletinCase> cases, DateTimeZone zone)
    {
        ResultTable table = new("date", "petition", "handling", "unit", "category", "group", "grade");
        foreach (GradedHandling grade in grades.OrderBy(g => g.Ballot.At).ThenBy(g => g.Petition))
        {
            table.Add(grade.Ballot.At.InZone(zone).Date, grade.Petition.Value, grade.Handling, grade.Unit?.Value, cases[grade.Petition.Value].Category, grade.Ballot.Group, grade.Ballot.Grade);
        }

        Write(invocation, path, table);
    }

    /// <summary>The representatives with their studios.</summary>
    public static void WriteAllotment(Invocation invocation, string path, Allotment allotment)
    {
        ResultTable table = new("representative", "studio", "party_delegate", "congress_deputy", "cppcc_member");
        foreach (Representative representative in allotment.District.Representatives)
        {
            table.Add(
                representative.Id.Value, representative.Studio?.Value, representative.Kinds.HasFlag(RepresentativeKinds.PartyDelegate),
                representative.Kinds.HasFlag(RepresentativeKinds.CongressDeputy), representative.Kinds.HasFlag(RepresentativeKinds.CppccMember));
        }

        Write(invocation, path, table);
    }

    /// <summary>Who has which representative.</summary>
    public static void WriteContacts(Invocation invocation, string path, IEnumerable<NamedContacts> contacts)
    {
        ResultTable table = new("who", "representative");
        foreach (ContactMatch match in contacts.SelectMany(c => c.Matching.Matches))
        {
            table.Add(match.Contact.Value, match.Representative.Value);
        }

        Write(invocation, path, table);
    }

    /// <summary>Every event with its envelope, one a line, in the order of the stream.</summary>
    public static async Task WriteEvents(Invocation invocation, string path, InMemoryPetitionStore store)
    {
        using Stream stream = invocation.OpenFile(path);
        ArrayBufferWriter<byte> line = new();
        using Utf8JsonWriter json = new(line, Compact);
        await foreach (EventEnvelope envelope in store.ReadAllAsync())
        {
            line.ResetWrittenCount();
            json.Reset();
            json.WriteStartObject();
            json.WriteString("position", envelope.Position.ToString());
            json.WriteString("petition", envelope.Petition.Value);
            json.WriteNumber("version", envelope.Version);
            json.WriteString("command", envelope.Command.Value);
            json.WriteString("actor", envelope.Actor.Value);
            json.WriteString("recordedAt", InstantPattern.ExtendedIso.Format(envelope.RecordedAt));
            json.WriteString("type", envelope.Type.ToString());
            json.WriteString("hash", envelope.Hash.ToString());
            json.WritePropertyName("event");
            json.WriteRawValue(envelope.GetPayload().Span);
            json.WriteEndObject();
            json.Flush();
            stream.Write(line.WrittenSpan);
            stream.WriteByte((byte)'\n');
        }
    }

    private static void Write(Invocation invocation, string path, ResultTable table)
    {
        using Stream stream = invocation.OpenFile(path);
        TableWriter.Write(table, TableFormat.Csv, stream);
    }
}
