using System.Collections.Immutable;

namespace Minyi.Grid.Assignment;

/// <summary>What is added to the distance by the kinds of item and bin: the fit.</summary>
/// <param name="ItemKinds">By item, its kind: a row of <paramref name="Terms"/>.</param>
/// <param name="BinKinds">By bin, its kind: a column of <paramref name="Terms"/>.</param>
/// <param name="Terms">By kind of item, then by kind of bin: what is added in metres, of any sign; <see cref="AssignmentProblem.Forbidden"/> where such pairs are not allowed.</param>
public sealed record PairTerms(ImmutableArray<int> ItemKinds, ImmutableArray<int> BinKinds, ImmutableArray<ImmutableArray<long>> Terms);
