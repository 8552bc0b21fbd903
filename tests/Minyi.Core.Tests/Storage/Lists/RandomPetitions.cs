using Minyi.Core.Tests.Petitions;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage.Lists;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Storage.Lists;

/// <summary>Petitions wherever random walks lead, and actors of any roles, studios and units.</summary>
internal static class RandomPetitions
{
    private static readonly string[] Roles = [.. Rules.Workflow.Definition.Roles.Select(r => r.Id.Value), "Nobody"];
    private static readonly string[] Accounts = ["resident-1", "rep-7", "rep-9", "clerk-1", "intake-1", "roads-1", "water-1", "somebody", "rep-of-roads", .. new[] { Yantian.Petitioner.Id.Value }];
    private static readonly string[] Studios = ["haishan-1", "shatou-1"];
    private static readonly string[] Units = [Roads.Value, Water.Value, Parks.Value, "elsewhere"];

    internal static Petition Walked(RandomWalk walk, string id, int steps)
    {
        Petition petition = Petition.New(PetitionId.From(id), Rules);
        for (int step = 0; step < steps || petition.Version == 0; step++)
        {
            (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(petition);
            petition = petition.Decide(command, actor, at).Next();
        }

        return petition;
    }

    internal static Actor Somebody(RandomWalk random) => new(
        ActorId.From(Accounts[random.Next(Accounts.Length)]),
        Enumerable.Range(0, 1 + (random.Next(3) == 0 ? random.Next(3) : 0)).Select(_ => Role.From(Roles[random.Next(Roles.Length)])),
        Studios.Where(_ => random.Next(2) == 0).Select(StudioId.From),
        Units.Where(_ => random.Next(3) == 0).Select(UnitId.From));

    /// <summary>A filter of some of the things that petitions of walks have, and some that they have not.</summary>
    internal static PetitionFilter Filter(RandomWalk random, IReadOnlyList<PetitionRow> rows, bool sparse = false)
    {
        ListedPetition like = rows[random.Next(rows.Count)].Listed;
        int often = sparse ? 12 : 5;
        bool Set() => random.Next(often) == 0;
        PetitionFilter filter = new()
        {
            Reader = random.Next(3) == 0 ? null : Somebody(random),
            State = Set() ? like.State : null,
            IsClosed = Set() ? random.Next(2) == 0 : null,
            Unit = Set() ? like.Unit : null,
            Studio = Set() ? like.Studio : null,
            Representative = Set() ? like.Representative : null,
            Petitioner = Set() ? like.Petitioner : null,
            Kind = Set() ? like.Kind : null,
            Category = Set() ? like.Category ?? "none" : null,
            DueFrom = Set() ? like.DueAt : null,
            DueTo = Set() ? like.DueAt : null,
            Matter = Set() && Set() ? like.Head ?? like.Id : null,
            Meeting = Set() && Set() ? like.Meeting?.Id ?? "none" : null,
            Reference = Set() && like.References.Count > 0 ? like.References[0] : null,
            FromMonth = Set() ? like.RegisteredMonth : null,
            ToMonth = Set() ? like.RegisteredMonth : null,
        };
        return filter.Reader is null || random.Next(3) > 0 ? filter : filter with { Turn = (PetitionTurn)random.Next(2), IsClosed = null };
    }

    internal static PetitionOrder Order(RandomWalk random, PetitionFilter filter) =>
        filter.Turn is not null ? PetitionOrder.Due : (PetitionOrder)(filter.IsClosed == true ? 1 + random.Next(2) : random.Next(3));
}
