using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes.Json;

/// <summary>Reads a scale that a scheme brings along.</summary>
internal static class ScaleReader
{
    internal static PointScale? Read(JsonValue json)
    {
        if (!json.Only("id", "grades"))
        {
            return null;
        }

        ImmutableArray<JsonValue> grades = [.. json["grades"].Elements().Where(g => g.Only("code", "text", "points", "notSatisfied"))];
        ImmutableArray<GradeStep> steps = [.. grades.Select(g => new GradeStep(g["code"].Text(), g["text"].Localized(g["code"].Text()),
            g["notSatisfied"].Exists && g["notSatisfied"].Boolean()))];
        ImmutableArray<Rational> points = [.. grades.Select(g => g["points"].Number())];
        if (steps.Length < 2)
        {
            json["grades"].Fail("too-few-grades", new("至少两个等级", "at least two grades"));
            return null;
        }

        bool sound = true;
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i].Code == PointScale.DontKnow || steps.Take(i).Any(s => s.Code == steps[i].Code))
            {
                grades[i]["code"].Fail("grade-code", new($"互不相同的等级代码，“{PointScale.DontKnow}”不是等级", $"distinct codes; '{PointScale.DontKnow}' is no grade"));
                sound = false;
            }

            if (i > 0 && (points[i] > points[i - 1] || (i == steps.Length - 1 && points[i] == points[0])))
            {
                grades[i]["points"].Fail("points-rise", new("由优到劣不升高的分值，且末档低于首档", "points that never rise from best to worst, the last below the first"));
                sound = false;
            }
        }

        string id = json["id"].Text();
        return sound ? new(id, new(id, steps), points) : null;
    }
}
