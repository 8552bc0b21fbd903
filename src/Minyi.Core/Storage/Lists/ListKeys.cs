using System.Collections.Immutable;
using System.Text;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Workflow.Definition;

namespace Minyi.Storage.Lists;

/// <summary>The texts by which rows are found beside the columns: of a row, and of whoever asks.</summary>
internal static class ListKeys
{
    private const int Longest = 200;

    /// <summary>How a turn is open.</summary>
    private const char Owes = 'o';
    private const char May = 'm';
    private const char MayUnconcerned = 'u';
    private const char MayUngraded = 'g';

    internal static string Agent(string account) => $"a:{account}";

    internal static string Part(UnitId unit) => $"p:{unit}";

    internal static string Former(UnitId unit) => $"f:{unit}";

    internal static string KeptFrom(UnitId unit) => $"k:{unit}";

    internal static string Handler(ActorId account) => $"h:{account}";

    internal static string Reference(ExternalReference reference) => $"r:{Escaped(reference.System)}|{reference.Number}";

    internal static ImmutableArray<string> Of(PetitionRow row)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        keys.UnionWith(row.Agents.Select(a => Agent(a.Value)));
        keys.UnionWith(row.Listed.Assisting.Select(Part));
        keys.UnionWith(row.Former.Select(Former));
        keys.UnionWith(row.KeptFrom.Select(KeptFrom));
        keys.UnionWith(row.Listed.References.Select(Reference));
        foreach (RowTurn turn in row.Turns.AsSpan())
        {
            foreach (string whose in Whose(row, turn))
            {
                keys.Add(Turn(Kind(turn), turn.Role, whose));
            }
        }

        if (row.Turns.Any(t => Kind(t) is MayUnconcerned or MayUngraded))
        {
            keys.UnionWith(row.Handlers.Select(Handler));
        }

        return [.. keys.Select(Short).Order(StringComparer.Ordinal)];
    }

    /// <summary>The keys of the turns that are an actor's: open to all of a role that reach a petition, and to those of no unit concerned.</summary>
    internal static (ImmutableArray<string> Open, ImmutableArray<string> Unconcerned) TurnsOf(Actor actor, PetitionTurn turn, IEnumerable<RulesBasis> bases)
    {
        HashSet<string> open = new(StringComparer.Ordinal);
        HashSet<string> unconcerned = new(StringComparer.Ordinal);
        foreach (RulesBasis basis in bases)
        {
            if (actor.Roles.All(r => basis.Scopes.GetValueOrDefault(r, RoleScope.OwnCommunity) == RoleScope.OwnCommunity))
            {
                continue; // whoever only grades reads nothing, so there is no list
            }

            bool graded = actor.Roles.All(basis.UnitRoles.Contains);
            foreach (Role role in actor.Roles)
            {
                foreach (string whose in basis.Scopes.TryGetValue(role, out RoleScope scope) ? Whose(scope, actor) : [])
                {
                    open.Add(Turn(Owes, role, whose));
                    if (turn == PetitionTurn.OwesOrMay)
                    {
                        open.Add(Turn(May, role, whose));
                        unconcerned.Add(Turn(MayUnconcerned, role, whose));
                        if (!graded)
                        {
                            unconcerned.Add(Turn(MayUngraded, role, whose));
                        }
                    }
                }
            }
        }

        return ([.. open.Select(Short).Order(StringComparer.Ordinal)], [.. unconcerned.Select(Short).Order(StringComparer.Ordinal)]);
    }

    /// <summary>A key that fits into an index, whatever ids it is made of.</summary>
    internal static string Short(string key) => key.Length <= Longest ? key : $"#{Digest.Of(Encoding.UTF8.GetBytes(key))}";

    private static char Kind(RowTurn turn) => turn.Owes ? Owes
        : turn.Limits.HasFlag(TurnLimits.Ungraded) ? MayUngraded
        : turn.Limits.HasFlag(TurnLimits.Unconcerned) ? MayUnconcerned
        : May;

    /// <summary>Whose turn it is, of those who hold the role: what <see cref="Scopes.Covers(RoleScope, in Parties, Actor)"/> asks.</summary>
    private static IEnumerable<string> Whose(PetitionRow row, RowTurn turn)
    {
        ListedPetition listed = row.Listed;
        IEnumerable<string> studio = listed.Studio is { } s ? [$"s:{s}"] : [];
        IEnumerable<string> collectors = [.. row.Agents.Select(a => $"a:{a}"), .. listed.Representative is { } r ? [$"a:{r}"] : Array.Empty<string>()];
        return row.Rules.Scopes.GetValueOrDefault(turn.Role) switch
        {
            RoleScope.District => ["*"],
            RoleScope.OwnStudioElseDistrict => [.. studio, .. collectors, "-"],
            RoleScope.OwnStudio => [.. studio, .. collectors],
            RoleScope.OwnCommunity => studio,
            RoleScope.OwnReferral => listed.Unit is { } unit ? [$"u:{unit}"] : [],
            RoleScope.OwnPart => (turn.Limits.HasFlag(TurnLimits.OwingPart) ? row.OwingParts.Where(listed.Assisting.Contains) : listed.Assisting).Select(u => $"u:{u}"),
            RoleScope.OwnPetition => listed.Petitioner is { } petitioner ? [$"a:{petitioner}"] : [],
            _ => [],
        };
    }

    private static IEnumerable<string> Whose(RoleScope scope, Actor actor) => scope switch
    {
        RoleScope.District => ["*"],
        RoleScope.OwnStudioElseDistrict => [.. actor.Studios.Select(s => $"s:{s}"), $"a:{actor.Id}", .. actor.Studios.Count == 0 ? ["-"] : Array.Empty<string>()],
        RoleScope.OwnStudio => [.. actor.Studios.Select(s => $"s:{s}"), $"a:{actor.Id}"],
        RoleScope.OwnCommunity => actor.Studios.Select(s => $"s:{s}"),
        RoleScope.OwnReferral or RoleScope.OwnPart => actor.Units.Select(u => $"u:{u}"),
        RoleScope.OwnPetition => [$"a:{actor.Id}"],
        _ => [],
    };

    private static string Turn(char kind, Role role, string whose) => $"{kind}|{Escaped(role.Value)}|{whose}";

    private static string Escaped(string part) =>
        part.AsSpan().ContainsAny('|', '%') ? part.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal) : part;
}
