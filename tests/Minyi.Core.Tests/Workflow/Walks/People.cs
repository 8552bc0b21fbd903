using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>Who there is: for each role some who hold nothing else, and some who hold several, in a studio, a unit, or both.</summary>
internal sealed class People
{
    private const int Each = 4;

    internal People(WorkflowDefinition definition, Random random)
    {
        Role[] roles = [.. definition.Roles.Where(r => r.Party != RoleParty.Clock).Select(r => r.Id)];
        Plain = [.. definition.Roles.Where(r => r.Party != RoleParty.Clock).SelectMany(r => Enumerable.Range(0, Each).Select(i => Of(r, i)))];
        Several =
        [
            .. Enumerable.Range(0, 6).Select(i => new Actor(
                ActorId.From($"several-{i}"), roles.Where(_ => random.Next(2) == 0).DefaultIfEmpty(roles[0]), [Haishan],
                new[] { Roads, Water }.Where(_ => random.Next(3) == 0))),
        ];
        Role asking = roles.First(r => definition.Roles.Single(d => d.Id == r).Party == RoleParty.Asking);
        Actor[] askers = [.. Plain.Concat(Several).Where(p => p.Roles.Contains(asking))];
        Asker = askers[random.Next(2) == 0 ? 0 : random.Next(askers.Length)].Id;
    }

    /// <summary>Who hold one role.</summary>
    internal ImmutableArray<Actor> Plain { get; }

    /// <summary>Who hold several.</summary>
    internal ImmutableArray<Actor> Several { get; }

    /// <summary>The account of whoever asked: it may be an official's.</summary>
    internal ActorId Asker { get; }

    internal IEnumerable<Actor> All => Plain.Concat(Several);

    private static Actor Of(RoleDefinition role, int number) => new(
        ActorId.From($"{role.Id}-{number}"), [role.Id], role.Party == RoleParty.Office ? [Haishan] : [],
        role.Scope switch { RoleScope.OwnReferral => [Roads], RoleScope.OwnPart => [number % 2 == 0 ? Water : Parks], _ => [] });
}
