using System.Collections.Immutable;

namespace Minyi.Storage.Lists;

/// <summary>A column of a list that is looked up by a value.</summary>
public enum ListColumn
{
    /// <summary><see cref="Petitions.ListedPetition.State"/>.</summary>
    State,

    /// <summary><see cref="Petitions.ListedPetition.Kind"/>.</summary>
    Kind,

    /// <summary><see cref="Petitions.ListedPetition.Category"/>.</summary>
    Category,

    /// <summary><see cref="Petitions.ListedPetition.Studio"/>.</summary>
    Studio,

    /// <summary><see cref="Petitions.ListedPetition.Unit"/>.</summary>
    Unit,

    /// <summary><see cref="Petitions.ListedPetition.Representative"/>.</summary>
    Representative,

    /// <summary><see cref="Petitions.ListedPetition.Petitioner"/>.</summary>
    Petitioner,

    /// <summary>The id of <see cref="Petitions.ListedPetition.Meeting"/>.</summary>
    Meeting,
}

/// <summary>
/// A part of a list that one index can give in order. A list is the union of its branches: an actor reads what their own studio registered, and what the actor collected.
/// A row belongs to the branch when it meets all that is set.
/// </summary>
public sealed record ListBranch
{
    /// <summary>The values of columns.</summary>
    public ImmutableSortedDictionary<ListColumn, string> Equal { get; init; } = ImmutableSortedDictionary<ListColumn, string>.Empty;

    /// <summary>The row has each of these among its <see cref="PetitionRow.Keys"/>.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>Whether the petition has ended.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>Under which rules the row was made, <see cref="PetitionRow.Basis"/>; null for any.</summary>
    public ImmutableArray<string>? Bases { get; init; }

    /// <summary>It is one of these petitions; null for any.</summary>
    public ImmutableArray<PetitionId>? Petitions { get; init; }

    /// <summary>Due at this instant or later.</summary>
    public Instant? DueFrom { get; init; }

    /// <summary>Due at this instant or earlier.</summary>
    public Instant? DueTo { get; init; }

    /// <summary>Registered in this month or later, such as 202409.</summary>
    public int? FromMonth { get; init; }

    /// <summary>Registered in this month or earlier.</summary>
    public int? ToMonth { get; init; }

    /// <summary>Follows from <see cref="FromMonth"/> in any time zone: registered at this instant or later.</summary>
    public Instant? RegisteredFrom => FromMonth is { } month ? FirstDay(month).Minus(Period.FromDays(1)).AtMidnight().InUtc().ToInstant() : null;

    /// <summary>Follows from <see cref="ToMonth"/> in any time zone: registered before this instant.</summary>
    public Instant? RegisteredBefore => ToMonth is { } month ? FirstDay(month).PlusMonths(1).PlusDays(1).AtMidnight().InUtc().ToInstant() : null;

    /// <summary>The branch that is also limited to a column's value; null when that contradicts it.</summary>
    internal ListBranch? With(ListColumn column, string? value) =>
        value is null ? this
        : Equal.TryGetValue(column, out string? there) ? there == value ? this : null
        : this with { Equal = Equal.Add(column, value) };

    internal static LocalDate FirstDay(int month) => new(month / 100, month % 100, 1);
}

/// <summary>Where a row stands in a list.</summary>
/// <param name="Sort">The microseconds since 1970 of the instant that orders the list; the largest number where there is none.</param>
/// <param name="Petition">The petition, which decides among equals.</param>
public readonly record struct ListPlace(long Sort, PetitionId Petition);

/// <summary>What is to be read of a branch: rows in the list's order.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="After">The row after which; null for the first.</param>
/// <param name="Limit">How many at most.</param>
public sealed record ListFetch(ListBranch Branch, ListPlace? After, int Limit);
