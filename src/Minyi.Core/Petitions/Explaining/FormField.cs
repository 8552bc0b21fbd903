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

    /// <summary>Several ids, each an answer of its own.</summary>
    Ids,

    /// <summary>A whole number within the bounds.</summary>
    Amount,

    /// <summary>A date in ISO 8601.</summary>
    Date,

    /// <summary>The host's reference to a document of the kind that the name ends with.</summary>
    Document,

    /// <summary>Whether the role that the name ends with has approved: <c>true</c>.</summary>
    Approval,

    /// <summary>Groups with how many of each, each an answer of its own: <c>residents=12</c>.</summary>
    Groups,
}

/// <summary>One field of a form.</summary>
/// <param name="Name">Where the answer goes: a path in the command's JSON, or <c>texts.</c>, <c>documents.</c> or <c>approvals.</c> and a key.</param>
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
}
