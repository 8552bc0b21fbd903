using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Minyi.Scoring.Schemes;

/// <summary>A scoring scheme 按权重计分 that was checked: trees of weighted groups and indicators, by effective date.</summary>
/// <remarks>
/// A scheme exists only when it is sound: weights sum to one exactly, every group and node it names is there, the nodes form a tree, and its
/// versions follow on each other without a gap. What is wrong is refused all at once, each fault with its place (<see cref="SchemeDocument"/>
/// as a path such as <c>versions[0].nodes[2].parts</c>).
/// </remarks>
public sealed class ScoringScheme
{
    private ScoringScheme(SchemeDocument document, ImmutableArray<SchemePlan> plans)
    {
        Document = document;
        Plans = plans;
    }

    /// <summary>The scheme as it is written down, with its versions in the order of their dates.</summary>
    public SchemeDocument Document { get; }

    /// <summary>The scheme's id.</summary>
    public string Id => Document.Id;

    internal ImmutableArray<SchemePlan> Plans { get; }

    /// <summary>Checks a scheme.</summary>
    /// <param name="document">What is written down.</param>
    /// <param name="scheme">The scheme, when it is sound.</param>
    /// <param name="refusal">Every fault with its place, when it is not.</param>
    /// <returns>Whether it is sound.</returns>
    public static bool TryCreate(SchemeDocument document, [NotNullWhen(true)] out ScoringScheme? scheme, [NotNullWhen(false)] out Refusal? refusal)
    {
        ImmutableArray<SchemeFault> faults = Check(document);
        refusal = faults.IsEmpty ? null : new([.. faults.Select(f => f.ToReason())]);
        scheme = faults.IsEmpty ? new(document, [.. document.Versions.Select(version => new SchemePlan(version))]) : null;
        return scheme is not null;
    }

    /// <summary>Every fault of a scheme with its place; none when it is sound.</summary>
    /// <param name="document">What is written down.</param>
    public static ImmutableArray<SchemeFault> Check(SchemeDocument document) => SchemeCheck.Run(Guard.Against.Null(document));

    /// <summary>Checks a scheme that the program itself wrote.</summary>
    /// <param name="document">What is written down.</param>
    /// <exception cref="ArgumentException">It is not sound; the message names every fault.</exception>
    public static ScoringScheme Create(SchemeDocument document) => TryCreate(document, out ScoringScheme? scheme, out Refusal? refusal)
        ? scheme
        : throw new ArgumentException(string.Join("; ", refusal.Reasons.Select(r => r.Text.English)), nameof(document));

    /// <summary>The version that scores a day's grades; null for a day that no version covers.</summary>
    /// <param name="day">The day of the grade.</param>
    public SchemeVersion? VersionOn(LocalDate day) => IndexOn(day) is var index and >= 0 ? Document.Versions[index] : null;

    internal int IndexOn(LocalDate day)
    {
        for (int i = Document.Versions.Length - 1; i >= 0; i--)
        {
            SchemeVersion version = Document.Versions[i];
            if (version.From is not { } from || from <= day)
            {
                return version.To is { } to && day > to ? -1 : i;
            }
        }

        return -1;
    }
}
