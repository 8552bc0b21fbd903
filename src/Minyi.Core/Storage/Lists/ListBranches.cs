using System.Collections.Immutable;
using Minyi.Petitions.Authority;
using Minyi.Workflow.Definition;

namespace Minyi.Storage.Lists;

/// <summary>Works out the branches of a list: what the filter asks, once for each way in which the reader comes to a petition.</summary>
internal static class ListBranches
{
    internal static IEnumerable<ListBranch> Of(PetitionFilter filter, PetitionOrder order, RulesBasis[] bases, IReadOnlyCollection<PetitionId>? members)
    {
        bool onlyOpen = order == PetitionOrder.Due || filter.Turn is not null || filter.DueFrom is not null || filter.DueTo is not null;
        bool[] closed = onlyOpen ? filter.IsClosed == true ? [] : [false] : filter.IsClosed is { } asked ? [asked] : [false, true];
        if (filter.FromMonth > filter.ToMonth || filter.DueFrom > filter.DueTo || bases.Length == 0 || members?.Count == 0)
        {
            return [];
        }

        ListBranch[] ways = [.. Ways(filter, bases).Select(w => Asked(w, filter)).OfType<ListBranch>()];
        return closed.SelectMany(c => ways.Select(w => w with { IsClosed = c, Petitions = members?.ToImmutableArray() }));
    }

    private static ListBranch? Asked(ListBranch branch, PetitionFilter filter)
    {
        branch = branch with { DueFrom = filter.DueFrom, DueTo = filter.DueTo, FromMonth = filter.FromMonth, ToMonth = filter.ToMonth };
        if (filter.Reference is { } reference)
        {
            branch = branch with { Keys = [.. branch.Keys, ListKeys.Short(ListKeys.Reference(reference))] };
        }

        return branch.With(ListColumn.State, filter.State)?.With(ListColumn.Kind, filter.Kind)?.With(ListColumn.Category, filter.Category)
            ?.With(ListColumn.Studio, filter.Studio?.Value)?.With(ListColumn.Unit, filter.Unit?.Value)?.With(ListColumn.Representative, filter.Representative?.Value)
            ?.With(ListColumn.Petitioner, filter.Petitioner?.Value)?.With(ListColumn.Meeting, filter.Meeting);
    }

    /// <summary>How the reader comes to petitions: as <see cref="Readings"/> has it, way by way.</summary>
    private static IEnumerable<ListBranch> Ways(PetitionFilter filter, RulesBasis[] bases)
    {
        ListBranch any = new() { IsClosed = false };
        if (filter.Reader is not { } reader)
        {
            return [any];
        }

        if (filter.Turn is { } turn)
        {
            (ImmutableArray<string> open, ImmutableArray<string> unconcerned) = ListKeys.TurnsOf(reader, turn, bases);
            return open.Concat(unconcerned).Select(k => any with { Keys = [k] });
        }

        RulesBasis[] whole = [.. bases.Where(b => Held(b, reader).Any(r => IsWhole(r, reader)))];
        RulesBasis[] rest = [.. bases.Except(whole)];
        List<ListBranch> ways = [];
        Add(whole, [any]);
        Add(Where(r => IsOfStudio(r.Scope)), [.. reader.Studios.Order().Select(s => any.With(ListColumn.Studio, s.Value)!)]);
        Add(Where(r => IsOfStudio(r.Scope)), [any.With(ListColumn.Representative, reader.Id.Value)!, any with { Keys = [ListKeys.Short(ListKeys.Agent(reader.Id.Value))] }]);
        Add(Where(r => r.Scope == RoleScope.OwnReferral), [.. reader.Units.Order().Select(u => any.With(ListColumn.Unit, u.Value)!)]);
        Add(Where(r => r.Scope == RoleScope.OwnPart), [.. reader.Units.Order().Select(u => any with { Keys = [ListKeys.Short(ListKeys.Part(u))] })]);
        Add(Where(r => r.Party == RoleParty.Unit), [.. reader.Units.Order().Select(u => any with { Keys = [ListKeys.Short(ListKeys.Former(u))] })]);
        Add(Where(r => r.Scope == RoleScope.OwnPetition), [any.With(ListColumn.Petitioner, reader.Id.Value)!]);
        return ways;

        RulesBasis[] Where(Func<RoleReach, bool> reaches) => [.. rest.Where(b => Held(b, reader).Any(reaches))];

        void Add(RulesBasis[] of, ListBranch[] branches)
        {
            if (of.Length > 0)
            {
                ways.AddRange(branches.Select(b => b with { Bases = of.Length == bases.Length ? null : [.. of.Select(o => o.Text)] }));
            }
        }
    }

    private static IEnumerable<RoleReach> Held(RulesBasis basis, Actor reader) => basis.Reaches.Where(r => reader.Roles.Contains(r.Role) && r.Party != RoleParty.Clock);

    private static bool IsWhole(RoleReach reach, Actor reader) =>
        reach.Scope == RoleScope.District || (reach.Scope == RoleScope.OwnStudioElseDistrict && reader.Studios.Count == 0);

    private static bool IsOfStudio(RoleScope scope) => scope is RoleScope.OwnStudio or RoleScope.OwnStudioElseDistrict;
}
