using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Minyi.Scoring.Schemes.Json;

/// <summary>Schemes as JSON, format <c>minyi-scheme/1</c>; the schema is <see cref="Schema"/>, and docs/scoring.md explains each member.</summary>
/// <remarks>
/// A member that the format does not know is a fault, as is one that occurs twice. Numbers that must be exact (weights, points, borders) are JSON
/// numbers or strings such as <c>"1/3"</c>; they are read digit by digit and never become floating-point numbers.
/// </remarks>
public static class SchemeJson
{
    /// <summary>The format that is read and written.</summary>
    public const string Format = "minyi-scheme/1";

    /// <summary>The JSON schema (draft 2020-12) of the format.</summary>
    public static string Schema
    {
        get
        {
            using Stream stream = typeof(SchemeJson).Assembly.GetManifestResourceStream("Minyi.Scoring.scheme.schema.json")
                ?? throw new InvalidOperationException("The schema is embedded in the assembly.");
            using StreamReader reader = new(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads and checks a scheme.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="scheme">The scheme, when it is sound.</param>
    /// <param name="refusal">Every fault with its place, when it is not.</param>
    /// <returns>Whether it is sound.</returns>
    public static bool TryRead(string json, [NotNullWhen(true)] out ScoringScheme? scheme, [NotNullWhen(false)] out Refusal? refusal)
    {
        // Half of a surrogate pair becomes bytes that are no UTF-8, which the gate refuses; the platform would put another character in its place.
        byte[] utf8 = IsText(Guard.Against.Null(json)) ? Encoding.UTF8.GetBytes(json) : [0xFF];
        (scheme, ImmutableArray<SchemeFault> faults) = Read(utf8);
        refusal = scheme is null ? new([.. faults.Select(f => f.ToReason())]) : null;
        return scheme is not null;
    }

    private static bool IsText(string json)
    {
        for (int i = 0; i < json.Length; i++)
        {
            if (char.IsSurrogate(json[i]) && !(i + 1 < json.Length && char.IsSurrogatePair(json[i], json[++i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads and checks a scheme.</summary>
    /// <param name="utf8">The JSON text in UTF-8, with or without byte order mark.</param>
    /// <returns>The scheme, or null; and every fault with its place, none when there is a scheme.</returns>
    public static (ScoringScheme? Scheme, ImmutableArray<SchemeFault> Faults) Read(ReadOnlyMemory<byte> utf8)
    {
        SchemeReader reader = new();
        SchemeDocument? document = reader.Read(utf8);
        ImmutableArray<SchemeFault> faults = document is null || reader.Faults.Count > 0 ? [.. reader.Faults] : ScoringScheme.Check(document);
        return faults.IsEmpty ? (ScoringScheme.Create(document!), faults) : (null, faults);
    }

    /// <summary>Writes a scheme, so that reading it gives an equal one.</summary>
    /// <param name="document">The scheme as it is written down.</param>
    /// <returns>Indented JSON, its Chinese readable.</returns>
    public static string Write(SchemeDocument document) => SchemeWriter.Write(Guard.Against.Null(document));
}
