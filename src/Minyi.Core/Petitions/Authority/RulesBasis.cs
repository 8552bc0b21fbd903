using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>What of the rules decides who reads and whose turn it is: the workflow, and how far each role reaches. A list's row says under which it was made.</summary>
internal sealed class RulesBasis : IEquatable<RulesBasis>
{
    internal RulesBasis(string workflow, int version, ImmutableArray<RoleReach> reaches)
    {
        (Workflow, WorkflowVersion, Reaches) = (workflow, version, reaches);
        UnitRoles = reaches.Where(r => r.Party == RoleParty.Unit).Select(r => r.Role).ToFrozenSet();
        Scopes = reaches.ToFrozenDictionary(r => r.Role, r => r.Scope);
        Text = Write();
        Span<byte> hash = stackalloc byte[Digest.Size];
        Digest.Of(Encoding.UTF8.GetBytes(Text)).CopyTo(hash);
        Number = BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>All of it as a text: equal texts, equal bases.</summary>
    internal string Text { get; }

    /// <summary>A number that follows from the text: the first eight bytes of its SHA-256.</summary>
    internal long Number { get; }

    internal string Workflow { get; }

    internal int WorkflowVersion { get; }

    internal ImmutableArray<RoleReach> Reaches { get; }

    internal FrozenSet<Role> UnitRoles { get; }

    internal FrozenDictionary<Role, RoleScope> Scopes { get; }

    /// <summary>The basis of a text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static RulesBasis Parse(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return new(
                json.RootElement.GetProperty("workflow").GetString()!,
                json.RootElement.GetProperty("version").GetInt32(),
                [.. json.RootElement.GetProperty("roles").EnumerateObject().Select(Reach)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException("The basis of a list's row cannot be read.", e);
        }
    }

    public bool Equals(RulesBasis? other) => other is not null && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as RulesBasis);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static RoleReach Reach(JsonProperty role)
    {
        string[] words = role.Value.GetString()!.Split(' ');
        return new(Role.FromRecord(role.Name), Enum.Parse<RoleScope>(words[0]), Enum.Parse<RoleParty>(words[1]));
    }

    private string Write()
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("workflow", Workflow);
            json.WriteNumber("version", WorkflowVersion);
            json.WriteStartObject("roles");
            foreach (RoleReach reach in Reaches)
            {
                json.WriteString(reach.Role.Value, $"{reach.Scope} {reach.Party}");
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
