using Minyi.Scoring.Ledgers;

namespace Minyi.Scoring.Schemes.Json;

/// <summary>The words of the format, once for reading and writing.</summary>
internal static class SchemeWords
{
    internal static (string Word, BallotRule Meaning)[] Ballots => [("last", BallotRule.Last), ("first", BallotRule.First)];

    internal static (string Word, StraddlingRule Meaning)[] Straddling =>
        [("separate", StraddlingRule.Separate), ("by-days", StraddlingRule.ByDays), ("by-grades", StraddlingRule.ByGrades)];

    internal static (string Word, DontKnowRule Meaning)[] DontKnow => [("excluded", DontKnowRule.Excluded), ("in-divisor", DontKnowRule.InDivisor)];

    internal static (string Word, RoundingRule Meaning)[] Rounding =>
        [(Schemes.Rounding.NameOf(RoundingRule.GbT8170), RoundingRule.GbT8170), (Schemes.Rounding.NameOf(RoundingRule.HalfUp), RoundingRule.HalfUp)];

    internal static (string Word, RankedBy Meaning)[] RankedBy => [("low", Schemes.RankedBy.LowerBound), ("score", Schemes.RankedBy.Score)];

    internal static (string Word, TieRule Meaning)[] Ties =>
        [("1224", TieRule.Competition1224), ("1334", TieRule.Modified1334), ("1223", TieRule.Dense1223), ("fractional", TieRule.Fractional)];

    internal static string Of<T>((string Word, T Meaning)[] words, T meaning) => words.First(w => EqualityComparer<T>.Default.Equals(w.Meaning, meaning)).Word;
}
