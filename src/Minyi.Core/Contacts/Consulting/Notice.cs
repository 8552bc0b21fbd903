using System.Collections.Immutable;

namespace Minyi.Contacts.Consulting;

/// <summary>A decision that is passed down through the representatives 传达.</summary>
/// <param name="Id">The notice's id.</param>
/// <param name="Text">Where the host keeps the text.</param>
/// <param name="IssuedOn">The day from which it is passed down.</param>
/// <param name="Kinds">Which kinds of contact it is for; all when empty.</param>
public sealed record Notice(string Id, string Text, LocalDate IssuedOn, ImmutableArray<ContactKind> Kinds)
{
    /// <summary>Whether the notice is for contacts of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public bool IsFor(ContactKind kind) => Kinds.IsDefaultOrEmpty || Kinds.Contains(kind);
}
