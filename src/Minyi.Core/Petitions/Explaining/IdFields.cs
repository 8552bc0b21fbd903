using Minyi.Districts;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>Fields that take ids: chosen from the district's where it is known, typed in otherwise.</summary>
internal sealed class IdFields(District? district)
{
    private readonly NamedText[]? _studios = district?.Studios.Select(s => Named(s.Id.Value, s.Name)).ToArray();
    private readonly NamedText[]? _units = district?.Units.Select(u => Named(u.Id.Value, u.Name)).ToArray();
    private readonly NamedText[]? _representatives = district?.Representatives.Select(r => Named(r.Id.Value, r.Name)).ToArray();

    internal FormField Studio(string name, LocalizedText text) => One(name, text, _studios);

    internal FormField Unit(string name, LocalizedText text, bool required = false, ValueList<UnitId>? but = null) => One(name, text, Without(_units, but), required);

    internal FormField Units(string name, LocalizedText text, ValueList<UnitId>? but = null) => Several(name, text, Without(_units, but));

    internal FormField Representative(string name, LocalizedText text) => One(name, text, _representatives);

    internal FormField Representatives(string name, LocalizedText text, bool required) => Several(name, text, _representatives) with { Required = required };

    /// <summary>One of the actor's own.</summary>
    internal FormField Own(string name, LocalizedText text, IEnumerable<string> ids) => new(name, FormFieldKind.Choice, text, Required: true)
    {
        Choices = [.. ids.Order(StringComparer.Ordinal).Select(i => Array.Find([.. _studios ?? [], .. _units ?? [], .. _representatives ?? []], n => n.Id == i) ?? Named(i, i))],
    };

    internal static FormField Typed(string name, LocalizedText text, bool required = false) => new(name, FormFieldKind.Id, text, required) { MaxLength = IdentifierRule.MaxLength };

    private static NamedText[]? Without(NamedText[]? units, ValueList<UnitId>? but) => but is null ? units : units?.Where(u => but.All(b => b.Value != u.Id)).ToArray();

    private static FormField One(string name, LocalizedText text, NamedText[]? choices, bool required = false) =>
        choices is null ? Typed(name, text, required) : new(name, FormFieldKind.Choice, text, required) { Choices = [.. choices] };

    private static FormField Several(string name, LocalizedText text, NamedText[]? choices) =>
        new(name, FormFieldKind.Ids, text) { Choices = choices is null ? [] : [.. choices], MaxLength = choices is null ? IdentifierRule.MaxLength : null };

    private static NamedText Named(string id, string name) => new(id, new(name, name));
}
