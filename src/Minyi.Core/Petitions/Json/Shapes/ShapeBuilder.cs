using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Minyi.Districts;
using NodaTime.Text;

namespace Minyi.Petitions.Json.Shapes;

/// <summary>Reads the shape of a type's JSON off the serializer's own metadata, so that what is written, read, checked and described is one thing.</summary>
internal sealed class ShapeBuilder(JsonSerializerOptions options, Shape id)
{
    private const string Blank = @"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
    private const string Control = @"\u0000-\u001f\u007f-\u009f";
    private const string Format = @"\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb";
    private const string End = @"(?![\s\S])"; // a dollar sign stands before a last line feed too

    private static readonly Shape Text = new ValueShape(new("文字", "a text"), () => new() { ["type"] = "string" }, (_, text) => text is not null);

    /// <summary>Something to read: what is blank says nothing.</summary>
    private static readonly Shape Words = new ValueShape(
        new("非空文字", "a text that is not blank"), () => new() { ["type"] = "string", ["pattern"] = $"[^{Blank}]" }, (_, text) => !string.IsNullOrWhiteSpace(text), "words");

    private static readonly Shape Integer = new ValueShape(
        new("整数", "an integer"),
        () => new() { ["type"] = "integer", ["minimum"] = int.MinValue, ["maximum"] = int.MaxValue },
        (value, _) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int _),
        "integer");

    private static readonly Shape LongInteger = new ValueShape(
        new("整数", "an integer"),
        () => new() { ["type"] = "integer", ["minimum"] = long.MinValue, ["maximum"] = long.MaxValue },
        (value, _) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long _),
        "long-integer");

    private static readonly Shape Boolean = new ValueShape(
        new("true 或 false", "true or false"), () => new() { ["type"] = "boolean" }, (value, _) => value.ValueKind is JsonValueKind.True or JsonValueKind.False);

    /// <summary>An id as it may be given now.</summary>
    internal static readonly Shape NewId = new ValueShape(
        new("标识：不超过 200 个字符，首尾无空白，无控制字符、格式字符和方向字符", "an id of at most 200 characters without outer blanks, control, format or bidirectional characters"),
        () => new() { ["type"] = "string", ["maxLength"] = IdentifierRule.MaxLength, ["pattern"] = $"^(?!{IdentifierRule.ReservedPrefix})[^{Control}{Format}{Blank}]([^{Control}{Format}]*[^{Control}{Format}{Blank}])?{End}" },
        (_, text) => IdentifierRule.Find(text) is null,
        "id");

    /// <summary>A name, or an id that is on file: something in it, no control characters.</summary>
    internal static readonly Shape Id = new ValueShape(
        new("不为空且不含控制字符的文字", "a text that is not blank and has no control characters"),
        () => new() { ["type"] = "string", ["minLength"] = 1, ["pattern"] = $"^(?=[^{Control}]*[^{Control}{Blank}])[^{Control}]+{End}" },
        (_, text) => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl),
        "name");

    /// <summary>One number and no other.</summary>
    internal static Shape Only(int number) => new ValueShape(
        new($"{number}", $"{number}"), () => new() { ["const"] = number }, (value, _) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int found) && found == number);

    private static readonly Shape Time = new ValueShape(
        new("带时区的时间，如 2024-09-29T01:00:00Z", "a time with its offset such as 2024-09-29T01:00:00Z"),
        () => new() { ["type"] = "string", ["format"] = "date-time" },
        (_, text) => text is not null && AnyInstantConverter.TryRead(text, out Instant _));

    private static readonly Shape Date = new ValueShape(
        new("日期，如 2024-09-29", "a date such as 2024-09-29"), () => new() { ["type"] = "string", ["format"] = "date" }, (_, text) => text is not null && LocalDatePattern.Iso.Parse(text).Success);

    private static readonly Shape LocalTime = new ValueShape(
        new("当地时间，如 2024-09-29T09:00:00", "a local time such as 2024-09-29T09:00:00"),
        () => new() { ["type"] = "string" },
        (_, text) => text is not null && LocalDateTimePattern.ExtendedIso.Parse(text).Success);

    private static readonly Shape Hash = new ValueShape(
        new("64 位十六进制数字", "64 hexadecimal digits"),
        () => new() { ["type"] = "string", ["pattern"] = "^[0-9a-fA-F]{64}$" },
        (_, text) => text is { Length: 2 * Digest.Size } && text.All(char.IsAsciiHexDigit));

    private readonly Dictionary<Type, Shape> _known = new()
    {
        [typeof(string)] = Text,
        [typeof(int)] = Integer,
        [typeof(long)] = LongInteger,
        [typeof(bool)] = Boolean,
        [typeof(Instant)] = Time,
        [typeof(LocalDate)] = Date,
        [typeof(LocalDateTime)] = LocalTime,
        [typeof(Digest)] = Hash,
        [typeof(ImmutableSortedDictionary<string, string>)] = new MapShape(Words),
        [typeof(ActorId)] = id,
        [typeof(PetitionId)] = id,
        [typeof(PersonalDataId)] = Id,
        [typeof(Role)] = id,
        [typeof(StudioId)] = id,
        [typeof(UnitId)] = id,
        [typeof(RepresentativeId)] = id,
        [typeof(CommandId)] = id,
        [typeof(Actor)] = new ObjectShape([new("id", id, true, false), new("roles", new ListShape(id, 1), true, false), new("studios", new ListShape(id), false, true), new("units", new ListShape(id), false, true)]),
    };

    /// <summary>Says beforehand what shape a type has.</summary>
    internal void Know(Type type, Shape shape) => _known[type] = shape;

    internal Shape Of(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (_known.TryGetValue(plain, out Shape? known))
        {
            return known;
        }

        Shape shape = plain.IsEnum ? new ChoiceShape(Enum.GetNames(plain)) : Made(plain);
        _known[plain] = shape;
        return shape;
    }

    /// <summary>An object with its members, one of which may say which variant it is.</summary>
    internal ObjectShape Object(Type type, params ReadOnlySpan<ShapeMember> given)
    {
        ImmutableArray<ShapeMember>.Builder members = ImmutableArray.CreateBuilder<ShapeMember>();
        members.AddRange(given);
        foreach (JsonPropertyInfo property in options.GetTypeInfo(type).Properties)
        {
            if (members.All(m => m.Name != property.Name) && (property.Set is not null || property.AssociatedParameter is not null))
            {
                bool nullable = Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && property.IsSetNullable);
                bool must = property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };
                members.Add(new(property.Name, Of(property.PropertyType), must && !nullable, nullable));
            }
        }

        return new(members.ToImmutable());
    }

    private Shape Made(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var generic && type.GetGenericArguments() is [var item, ..] arguments)
        {
            if (generic == typeof(ValueList<>) || generic == typeof(ImmutableArray<>))
            {
                return new ListShape(Of(item));
            }

            if (generic == typeof(ImmutableSortedDictionary<,>))
            {
                return new MapShape(Of(arguments[1]));
            }
        }

        return Object(type);
    }
}
