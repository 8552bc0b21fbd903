using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Scoring.Ledgers;

namespace Minyi.Scoring.Schemes;

/// <summary>Writes a scheme step by step.</summary>
/// <example><code>
/// ScoringScheme scheme = new SchemeBuilder("handling", new("办理评议", "handling"))
///     .Group("residents", new("居民", "residents"))
///     .Group("representatives", new("代表委员", "representatives"))
///     .Version(version => version
///         .Graded("by-residents", new("居民评议", "by residents"), "residents", PointScales.Satisfaction)
///         .Graded("by-representatives", new("代表委员评议", "by representatives"), "representatives", PointScales.Satisfaction)
///         .Combined("total", new("总分", "total"), ("by-residents", 0.6m), ("by-representatives", 0.4m))
///         .Root("total"))
///     .Build();
/// </code></example>
public sealed class SchemeBuilder
{
    private readonly ImmutableArray<EvaluatorGroup>.Builder _groups = ImmutableArray.CreateBuilder<EvaluatorGroup>();
    private readonly ImmutableArray<SchemeVersion>.Builder _versions = ImmutableArray.CreateBuilder<SchemeVersion>();
    private SchemeDocument _document;

    /// <summary>Begins a scheme.</summary>
    /// <param name="id">The scheme's id, in kebab case.</param>
    /// <param name="title">What it is called.</param>
    public SchemeBuilder(string id, LocalizedText title) => _document = new(Guard.Against.NullOrWhiteSpace(id), Guard.Against.Null(title), [], []);

    /// <summary>Adds an evaluator group.</summary>
    /// <param name="id">The group's id, as in the rows of grades.</param>
    /// <param name="text">What it is called.</param>
    public SchemeBuilder Group(string id, LocalizedText text)
    {
        _groups.Add(new(id, text));
        return this;
    }

    /// <summary>Adds a version; versions come in the order of their dates.</summary>
    /// <param name="define">Writes the version.</param>
    public SchemeBuilder Version(Action<SchemeVersionBuilder> define)
    {
        SchemeVersionBuilder version = new();
        Guard.Against.Null(define)(version);
        _versions.Add(version.Build());
        return this;
    }

    /// <summary>States where the scheme comes from.</summary>
    /// <param name="source">The article that it carries out.</param>
    public SchemeBuilder Source(LocalizedText source)
    {
        _document = _document with { Source = source };
        return this;
    }

    /// <summary>Marks the scheme's figures as an example that a district replaces.</summary>
    public SchemeBuilder Example()
    {
        _document = _document with { IsExample = true };
        return this;
    }

    /// <summary>States how a period that straddles versions is combined; not at all when not said.</summary>
    /// <param name="rule">The rule.</param>
    public SchemeBuilder Straddling(StraddlingRule rule)
    {
        _document = _document with { Straddling = rule };
        return this;
    }

    /// <summary>States which of several grades in one ballot counts; the last when not said.</summary>
    /// <param name="rule">The rule.</param>
    public SchemeBuilder Ballots(BallotRule rule)
    {
        _document = _document with { Ballots = rule };
        return this;
    }

    /// <summary>The scheme as it is written down, unchecked.</summary>
    public SchemeDocument ToDocument() => _document with { Groups = _groups.ToImmutable(), Versions = _versions.ToImmutable() };

    /// <summary>Checks what was written.</summary>
    /// <param name="scheme">The scheme, when it is sound.</param>
    /// <param name="refusal">Every fault with its place, when it is not.</param>
    /// <returns>Whether it is sound.</returns>
    public bool TryBuild([NotNullWhen(true)] out ScoringScheme? scheme, [NotNullWhen(false)] out Refusal? refusal) =>
        ScoringScheme.TryCreate(ToDocument(), out scheme, out refusal);

    /// <summary>Checks what the program itself wrote.</summary>
    /// <exception cref="ArgumentException">It is not sound; the message names every fault.</exception>
    public ScoringScheme Build() => ScoringScheme.Create(ToDocument());
}
