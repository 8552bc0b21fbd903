using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Minyi.Petitions;

namespace Minyi.Storage;

/// <summary>One record of personal data: named texts about one person, such as name, phone, title, text, content of a feedback, minutes.</summary>
public sealed class PersonalData
{
    /// <summary>Describes a record.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="subject">Whom it is about; null when about nobody in particular, such as minutes.</param>
    /// <param name="fields">The texts by name; at least one.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, or there is no field.</exception>
    public PersonalData(PersonalDataId id, DataSubjectId? subject, IEnumerable<KeyValuePair<string, string>> fields)
    {
        Guard.Against.NullOrEmpty(id.Value, nameof(id));
        Id = id;
        Subject = subject;
        Fields = Guard.Against.Null(fields).ToImmutableSortedDictionary(StringComparer.Ordinal);
        Guard.Against.Zero(Fields.Count, nameof(fields), "A record of personal data has at least one field.");
    }

    /// <summary>The record's id.</summary>
    public PersonalDataId Id { get; }

    /// <summary>Whom it is about; null when about nobody in particular.</summary>
    public DataSubjectId? Subject { get; }

    /// <summary>The texts by name, in the ordinal order of the names.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; }

    /// <summary>A new salt of 16 random bytes, for stores.</summary>
    public static ImmutableArray<byte> NewSalt() => [.. RandomNumberGenerator.GetBytes(16)];

    /// <summary>The reference that events carry: the id with the salted digest.</summary>
    /// <remarks>
    /// The digest is SHA-256 over the ASCII text <c>minyi-data-1</c> and a zero byte, the salt, the id, the subject (empty when there is none),
    /// then name and text of each field in the ordinal order of the names; each of these as UTF-8 (the salt as it is) after its length in bytes
    /// as 4 bytes big-endian.
    /// </remarks>
    /// <param name="salt">The salt kept with the record; not empty.</param>
    public PersonalDataReference Seal(ReadOnlySpan<byte> salt)
    {
        if (salt.IsEmpty)
        {
            throw new ArgumentException("A salt has at least one byte.", nameof(salt));
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("minyi-data-1\0"u8);
        Append(hash, salt);
        Append(hash, Id.Value);
        Append(hash, Subject?.Value ?? "");
        foreach ((string name, string text) in Fields)
        {
            Append(hash, name);
            Append(hash, text);
        }

        Span<byte> digest = stackalloc byte[Digest.Size];
        hash.GetHashAndReset(digest);
        return new PersonalDataReference(Id, new Digest(digest));
    }

    /// <summary>The texts as one JSON object, as a store keeps them: names in ordinal order, whatever they hold.</summary>
    public string WriteFields()
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            foreach ((string name, string text) in Fields)
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The record that <see cref="WriteFields"/> was written of.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="subject">Whom it is about; null when about nobody in particular.</param>
    /// <param name="fields">The texts as one JSON object.</param>
    /// <exception cref="FormatException"><paramref name="fields"/> is no JSON object of texts. The message holds nothing of it.</exception>
    public static PersonalData Read(PersonalDataId id, DataSubjectId? subject, string fields)
    {
        Guard.Against.Null(fields);
        try
        {
            using JsonDocument json = JsonDocument.Parse(fields);
            return new(id, subject, [.. json.RootElement.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, f.Value.GetString()!))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
#pragma warning disable MA0054 // The parser's message quotes what it found.
            throw new FormatException($"What is kept under '{id}' is no JSON object of texts.");
#pragma warning restore MA0054
        }
    }

    /// <summary>Whether both hold the same texts about the same person under the same id.</summary>
    /// <param name="other">The other record.</param>
    public bool SameAs(PersonalData other) =>
        Guard.Against.Null(other).Id == Id && other.Subject == Subject && other.Fields.SequenceEqual(Fields);

    /// <summary>The id and the number of fields: what it says never reaches a log.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} ({Fields.Count} fields)");

    private static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text));

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
