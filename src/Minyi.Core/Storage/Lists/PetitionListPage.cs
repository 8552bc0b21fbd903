using System.Collections.Immutable;

namespace Minyi.Storage.Lists;

/// <summary>A page of a list.</summary>
/// <param name="Rows">The rows; empty when refused.</param>
/// <param name="Next">The cursor of the page after it; null when this is the last.</param>
/// <param name="Refusal">Why the cursor is not one of this list; null otherwise.</param>
public sealed record PetitionListPage(ImmutableArray<PetitionRow> Rows, string? Next, Refusal? Refusal = null);
