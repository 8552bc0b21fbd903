using System.Globalization;

namespace Minyi.Benchmarks.Scoring;

/// <summary>Made-up grades of 5,000 subjects and 4 groups on a scale of 3 grades and "don't know": the same row by row in C# and in SQL.</summary>
internal static class MadeUpGrades
{
    public const int Subjects = 5_000;
    public const int Groups = 4;
    public const int Codes = 4;

    public const string SqlSubject = "(x // 64) % 5000";
    public const string SqlGroup = "x % 4";
    public const string SqlGrade = "CASE WHEN (x // 4) % 16 < 9 THEN 0 WHEN (x // 4) % 16 < 13 THEN 1 WHEN (x // 4) % 16 < 15 THEN 2 ELSE 3 END";

    public static string SqlRange(int rows) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT (xor(b, b >> 13) * 3266489917::UBIGINT) % 4294967296 x FROM (
          SELECT (xor(a, a >> 15) * 2246822519::UBIGINT) % 4294967296 b FROM (
            SELECT (range::UBIGINT * 2654435761::UBIGINT) % 4294967296 a FROM range({rows})))
        """);

    public static (ushort Subject, byte Group, byte Grade) At(int row)
    {
        uint a = (uint)row * 2654435761u;
        uint b = (a ^ (a >> 15)) * 2246822519u;
        uint x = (b ^ (b >> 13)) * 3266489917u;
        uint grade = x / 4 % 16;
        return ((ushort)(x / 64 % Subjects), (byte)(x % Groups), (byte)(grade < 9 ? 0 : grade < 13 ? 1 : grade < 15 ? 2 : 3));
    }
}
