using System.Collections.Immutable;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>What is filled in at a field of a form.</summary>
public enum FormFieldKind
{
    /// <summary>A text that goes to the personal data store.</summary>
    Text,

    /// <summary>A short text that goes into the event; it must hold no personal data.</summary>
    Line,

    /// <summary>One of the choices, by its id.</summary>
    Choice,

    /// <summary>The id of a unit, studio, representative or account of the district's.</summary>
    Id,

    /// <summary>Several ids, each an answer of its own; of the choices where there are any.</summary>
    Ids,

    /// <summary>A whole number within the bounds.</summary>
    Amount,

    /// <summary>A date in ISO 8601.</summary>
    Date,

    /// <summary>The host's reference to a document of the kind that the name ends with.</summary>
    Document,

    /// <summary>A time with its offset, as <c>2024-09-29T09:00:00+08:00</c>.</summary>
    Time,

    /// <summary><c>true</c> where it is so; no answer or <c>false</c> where it is not.</summary>
    Flag,

    /// <summary>Groups with how many of each, each an answer of its own: <c>residents=12</c>.</summary>
    Groups,
}

/// <summary>One field of a form.</summary>
/// <param name="Name">Where the answer goes: a path in the command's JSON, or <c>texts.</c> or <c>documents.</c> and a key.</param>
/// <param name="Kind">What is filled in.</param>
/// <param name="Text">The field in words.</param>
/// <param name="Required">Whether it must be filled in.</param>
public sealed record FormField(string Name, FormFieldKind Kind, LocalizedText Text, bool Required = false)
{
    /// <summary>What may be chosen; empty where nothing is chosen.</summary>
    public ImmutableArray<NamedText> Choices { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The least amount; null where it is no amount.</summary>
    public int? Least { get; init; }

    /// <summary>The greatest amount; null where there is no bound.</summary>
    public int? Most { get; init; }

    /// <summary>How many characters (Unicode code points) an answer may have; null where nothing is typed.</summary>
    public int? MaxLength { get; init; }

    /// <summary>When it is asked at all; null for always.</summary>
    public FormCondition? When { get; init; }

    /// <summary>When it must be filled in although <see cref="Required"/> does not say so; null for never.</summary>
    public FormCondition? RequiredWhen { get; init; }

    /// <summary>The field whose answer this one does not repeat; null where there is none.</summary>
    public string? Excludes { get; init; }

    /// <summary>The field among whose answers those of this one are; null where there is none.</summary>
    public string? Within { get; init; }
}

/// <summary>Whether another field has been answered, or has one of some answers.</summary>
/// <param name="Field">The other field's name.</param>
public sealed record FormCondition(string Field)
{
    /// <summary>The answers of the other field that meet it; empty where any does.</summary>
    public ImmutableArray<string> Is { get; init => field = value.IsDefault ? [] : value; } = [];
}
