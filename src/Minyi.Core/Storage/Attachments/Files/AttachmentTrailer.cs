using System.Buffers.Binary;
using System.Text.Json;

namespace Minyi.Storage.Attachments.Files;

/// <summary>What stands behind the bytes in an attachment's file: JSON, its length as 4 bytes big-endian, then a sign of eight bytes.</summary>
internal sealed record AttachmentTrailer(AttachmentRecord Record, Digest Content, bool Quarantined)
{
    private const int Fixed = sizeof(int) + 8;
    private const int Longest = 64 * 1024;

    private static ReadOnlySpan<byte> Sign => "MINYI-A1"u8;

    internal byte[] ToBytes()
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            AttachmentUpload upload = Record.Upload;
            json.WriteStartObject();
            json.WriteString("id", upload.Id.Value);
            json.WriteString("petition", upload.Petition.Value);
            json.WriteString("by", upload.By.Value);
            json.WriteNumber("at", Microseconds.Of(upload.At));
            if (upload.Subject is { } subject)
            {
                json.WriteString("subject", subject.Value);
            }

            json.WriteString("type", Record.Type.MediaType);
            json.WriteNumber("length", Record.Length);
            json.WriteString("reference", Record.Reference.Digest.ToString());
            json.WriteString("content", Content.ToString());
            json.WriteBoolean("quarantined", Quarantined);
            json.WriteEndObject();
        }

        Span<byte> end = stackalloc byte[Fixed];
        BinaryPrimitives.WriteInt32BigEndian(end, (int)bytes.Length);
        Sign.CopyTo(end[sizeof(int)..]);
        bytes.Write(end);
        return bytes.ToArray();
    }

    /// <summary>Reads the trailer of a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    internal static AttachmentTrailer Read(FileStream file)
    {
        Span<byte> end = stackalloc byte[Fixed];
        if (file.Length < Fixed)
        {
            throw Damaged(null);
        }

        file.Position = file.Length - Fixed;
        file.ReadExactly(end);
        int length = BinaryPrimitives.ReadInt32BigEndian(end);
        if (!end[sizeof(int)..].SequenceEqual(Sign) || length is < 2 or > Longest || length > file.Length - Fixed)
        {
            throw Damaged(null);
        }

        byte[] json = new byte[length];
        file.Position = file.Length - Fixed - length;
        file.ReadExactly(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            var id = AttachmentId.FromRecord(root.GetProperty("id").GetString()!);
            AttachmentUpload upload = new(
                id, PetitionId.FromRecord(root.GetProperty("petition").GetString()!), ActorId.FromRecord(root.GetProperty("by").GetString()!),
                Microseconds.Instant(root.GetProperty("at").GetInt64()),
                root.TryGetProperty("subject", out JsonElement subject) ? DataSubjectId.FromRecord(subject.GetString()!) : null);
            string type = root.GetProperty("type").GetString()!;
            return new(
                new(upload, AttachmentType.Find(type) ?? throw Damaged(null), root.GetProperty("length").GetInt64(), new(id, Digest.Parse(root.GetProperty("reference").GetString()!))),
                Digest.Parse(root.GetProperty("content").GetString()!),
                root.GetProperty("quarantined").GetBoolean());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Damaged(e);
        }
    }

    private static InvalidDataException Damaged(Exception? why) => new("The file of an attachment is damaged.", why);
}
