using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Deterministic: of two transitions with one command, both possible, the attempt tells which.</summary>
internal static class Choice
{
    internal static void Look(Space space, Faults faults)
    {
        foreach (int at in space.Numbers)
        {
            foreach (Move one in space.Possible[at])
            {
                foreach (Move other in space.Possible[at])
                {
                    if (string.CompareOrdinal(one.Definition.Id, other.Definition.Id) < 0 && one.Definition.Command == other.Definition.Command && !AreToldApart(one, other))
                    {
                        faults.Add("deterministic", $"{one.Definition.Id}&{other.Definition.Id}", space.Depth[at], new(at));
                    }
                }
            }
        }
    }

    private static bool AreToldApart(Move one, Move other) =>
        (one.Expired is null) != (other.Expired is null)
        || Differ(one, other, RequirementKind.Recipient)
        || Differ(one, other, RequirementKind.Result)
        || Differ(one, other, RequirementKind.Expired)
        || Differ(one, other, RequirementKind.Proposal);

    private static bool Differ(Move one, Move other, RequirementKind kind) =>
        one.Definition.Find(kind) is { } left && other.Definition.Find(kind) is { } right
        && (left.Of != right.Of || (kind != RequirementKind.Recipient && !left.Is.Intersect(right.Is).Any()));
}
