using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Minyi.Json;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Json;
using Minyi.Petitions.Json.Shapes;
using Minyi.Workflow;

namespace Minyi.Petitions;

/// <summary>The one JSON of what enters and leaves the process: commands, submissions, events, refusals, forms, explanations, pages, lists and their counts, lines of the board, matters, notices and board notices.</summary>
/// <remarks>
/// <para>
/// It is canonical: equal values give equal bytes. UTF-8 without white space; a command's <c>name</c> and an event's <c>type</c> and <c>schema</c> first, then the
/// record's own members in the order in which they are declared, then those that all of its kind share; what is null, false where false is usual, or an empty list is
/// left out. Ids are strings, numbers integers without sign or exponent where positive, times UTC in ISO 8601, dates ISO 8601, enums the names of their members.
/// Of characters only quotation mark, backslash, control characters, those outside the Basic Multilingual Plane (as surrogate pairs) and unassigned ones are escaped.
/// </para>
/// <para>Reading takes members in any order, nulls for what may be left out, and times with any offset. What is wrong is a refusal, never an exception.</para>
/// </remarks>
/// <example><code>
/// if (!PetitionJson.TryRead(body, out PetitionCommand? command, out Refusal? refusal))
/// {
///     // refusal: for each fault the member's path, what was found and what was expected
/// }
/// </code></example>
public static class PetitionJson
{
    private static readonly Lazy<JsonSerializerOptions> LazyOptions = new(Made);
    private static readonly Lazy<ShapeBuilder> Given = new(() => Described(ShapeBuilder.NewId));
    private static readonly Lazy<ShapeBuilder> Told = new(() => Described(ShapeBuilder.Id));

    /// <summary>The serializer's options, complete and read-only. A resolver alone would lose what the converters write.</summary>
    public static JsonSerializerOptions Options => LazyOptions.Value;

    /// <summary>Adds the public JSON to a host's own options, for instance those of its web framework: converters and type information, before the host's own.</summary>
    /// <param name="options">The host's options, not used yet. Naming and what is left out are set too.</param>
    public static void AddTo(JsonSerializerOptions options)
    {
        Guard.Against.Null(options);
        foreach (System.Text.Json.Serialization.JsonConverter converter in Options.Converters)
        {
            options.Converters.Add(converter);
        }

        options.PropertyNamingPolicy = Options.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = Options.DefaultIgnoreCondition;
        options.TypeInfoResolverChain.Insert(0, Options.TypeInfoResolver!);
    }

    /// <summary>Reads what comes from outside.</summary>
    /// <typeparam name="T">One of the types of the public JSON, such as <see cref="PetitionCommand"/> or <see cref="Submission"/>.</typeparam>
    /// <param name="json">UTF-8.</param>
    /// <param name="value">What was read; null when it is refused.</param>
    /// <param name="refusal">Every fault with the path of its member, what was found and what was expected, up to twenty; null when it was read.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no type of the public JSON.</exception>
    public static bool TryRead<T>(ReadOnlySpan<byte> json, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
        where T : class
    {
        ShapeFaults faults = new();
        value = Read<T>(json, faults);
        refusal = value is null ? new Refusal([.. faults.Reasons]) : null;
        return value is not null;
    }

    /// <summary>Reads what comes from a file, where each fault is told with its line.</summary>
    /// <typeparam name="T">One of the types of the public JSON.</typeparam>
    /// <param name="json">UTF-8.</param>
    /// <param name="value">What was read; null when there is a fault.</param>
    /// <param name="flaws">Every fault with its line, its path, what was found and what was expected, up to twenty; empty when it was read.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no type of the public JSON.</exception>
    public static bool TryReadDocument<T>(ReadOnlySpan<byte> json, [NotNullWhen(true)] out T? value, out ImmutableArray<JsonFlaw> flaws)
        where T : class
    {
        ShapeFaults faults = new();
        value = Read<T>(json, faults);
        flaws = faults.Flaws(json);
        return value is not null;
    }

    /// <summary>Writes a value in the canonical form.</summary>
    /// <typeparam name="T">One of the types of the public JSON.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no type of the public JSON.</exception>
    public static void Write<T>(T value, IBufferWriter<byte> output)
        where T : class
    {
        using Utf8JsonWriter writer = new(Guard.Against.Null(output), new JsonWriterOptions { Encoder = Options.Encoder });
        JsonSerializer.Serialize(writer, Guard.Against.Null(value), (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
    }

    /// <summary>The JSON Schema (draft 2020-12) of a type. What validates is read, and what is written validates.</summary>
    /// <typeparam name="T">One of the types of the public JSON.</typeparam>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no type of the public JSON.</exception>
    public static JsonObject Schema<T>()
        where T : class
    {
        JsonObject schema = new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema" };
        JsonObject definitions = [];
        foreach ((string name, JsonNode? part) in ShapesOf<T>().Of(typeof(T)).Schema(definitions))
        {
            schema[name] = part?.DeepClone();
        }

        if (definitions.Count > 0)
        {
            schema["$defs"] = definitions;
        }

        return schema;
    }

    private static T? Read<T>(ReadOnlySpan<byte> json, ShapeFaults faults)
        where T : class
    {
        var info = (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
        if (JsonGate.Check(json) is { } flaw)
        {
            faults.Invalid(flaw);
            return null;
        }

        Utf8JsonReader reader = new(json);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        Shape shape = ShapesOf<T>().Of(typeof(T));
        shape.Check(document.RootElement, "$", faults);
        try
        {
            return faults.Any ? null : document.RootElement.Deserialize(info);
        }
        catch (JsonException e)
        {
            faults.Wrong(e.Path ?? "$", document.RootElement, shape.Expected); // the shape lets nothing of the kind pass; a host is not to fall over it
            return null;
        }
    }

    /// <summary>The digest of a command's canonical JSON. Texts are not in it: they are compared under their own salt.</summary>
    internal static Digest DigestOf(PetitionCommand command) => Digest.Of(JsonSerializer.SerializeToUtf8Bytes(command, Options.GetTypeInfo(command.GetType())));

    private static JsonSerializerOptions Made()
    {
        JsonSerializerOptions options = new(PublicJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(PublicJsonContext.Default, PetitionJsonContext.Default).WithAddedModifier(LeaveOutWhatIsEmpty),
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>In what comes from outside, false and an empty list are what is not there.</summary>
    private static void LeaveOutWhatIsEmpty(JsonTypeInfo info)
    {
        bool isLine = info.Type == typeof(ListedPetition) || info.Type == typeof(PetitionList) || info.Type == typeof(PetitionSummary);
        if (!isLine && !info.Type.IsAssignableTo(typeof(PetitionCommand)) && info.Type != typeof(ConfigurationView) && info.Type != typeof(Submission))
        {
            return;
        }

        foreach (JsonPropertyInfo property in info.Properties)
        {
            if (isLine && property.IsRequired)
            {
                continue;
            }

            if (property.PropertyType == typeof(bool) && info.Type != typeof(PetitionSummary))
            {
                property.ShouldSerialize = static (_, value) => value is true;
            }
            else if (property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
            {
                property.ShouldSerialize = static (_, value) => value is IEnumerable items && items.GetEnumerator().MoveNext();
            }
        }
    }

    /// <summary>What is asked for keeps the rule of new ids; what is on file may have come there by another.</summary>
    private static ShapeBuilder ShapesOf<T>() => typeof(T) == typeof(PetitionCommand) || typeof(T) == typeof(Submission) ? Given.Value : Told.Value;

    private static ShapeBuilder Described(Shape id)
    {
        ShapeBuilder shapes = new(Options, id);
        Dictionary<string, ObjectShape> commands = CommandRecords.ByName.ToDictionary(
            c => c.Key, c => shapes.Object(c.Value, new ShapeMember(CommandRecords.Name, new ChoiceShape([c.Key]), true, false)), StringComparer.Ordinal);
        ShapeMember named = new(CommandRecords.Name, ShapeBuilder.Id, true, false);
        ObjectShape step = shapes.Object(typeof(Step), named);
        ObjectShape expiry = shapes.Object(typeof(ExpireClock), named);
        shapes.Know(typeof(PetitionCommand), new NamedShape(CommandRecords.Name, commands, value => CommandRecords.Expires(value) ? expiry : step, [step, expiry]));
        shapes.Know(typeof(PetitionEvent), new NamedShape(
            EventConverter.TypeName,
            EventShapes.All().ToDictionary(e => e.Name.Name, e => shapes.Object(
                e.Type,
                new ShapeMember(EventConverter.TypeName, new ChoiceShape([e.Name.Name]), true, false),
                new ShapeMember(EventConverter.Schema, ShapeBuilder.Only(e.Name.SchemaVersion), true, false)), StringComparer.Ordinal),
            null,
            []));
        return shapes;
    }
}
