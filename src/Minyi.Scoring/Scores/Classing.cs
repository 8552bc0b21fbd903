using System.Collections.Immutable;
using System.Numerics;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>Puts scores into classes, and keeps the limits on a class's share.</summary>
internal static class Classing
{
    internal static ImmutableArray<SubjectScore> Class(SchemeVersion version, ImmutableArray<SubjectScore> rows)
    {
        if (version.Classes.IsEmpty)
        {
            return rows;
        }

        int[] places = [.. rows.Select(row => row.Rounded is { } score ? PlaceOf(version, score) : -1)];
        int[] own = [.. places];
        int scored = places.Count(place => place >= 0);
        for (int place = 0; place < version.Classes.Length - 1; place++)
        {
            if (version.Classes[place].Share is { } share)
            {
                Limit(rows, places, place, ((Rational)scored * share).Floor());
            }
        }

        return [.. rows.Select((row, i) => places[i] < 0 ? row : row with { Class = version.Classes[places[i]], ClassLimited = places[i] != own[i] })];
    }

    internal static int PlaceOf(SchemeVersion version, Rational score)
    {
        int place = 0;
        while (version.Classes[place].From is { } from && score < from)
        {
            place++;
        }

        return place;
    }

    /// <summary>Whoever ranks beyond the limit goes one class down, and so do all that tie with the first beyond it.</summary>
    private static void Limit(ImmutableArray<SubjectScore> rows, int[] places, int place, BigInteger limit)
    {
        int[] members = [.. Enumerable.Range(0, rows.Length).Where(i => places[i] == place).OrderBy(i => rows[i].Rank!.Value)];
        if (members.Length <= limit)
        {
            return;
        }

        Rational firstBeyond = rows[members[(int)limit]].Rank!.Value;
        foreach (int i in members.Where(i => rows[i].Rank!.Value >= firstBeyond))
        {
            places[i]++;
        }
    }
}
