using Minyi.Core.Tests.Petitions;
using Minyi.Petitions.Registration;
using Minyi.Storage.Lists;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Storage.Lists;

/// <summary>A row says of a petition what the petition says: who may read it, whose turn it is, what is shown.</summary>
public class PetitionRowTests
{
    [Property(MaxTest = 60)]
    public void Who_reads_and_whose_turn_it_is_are_as_the_petition_says(ulong seed)
    {
        RandomWalk random = new(seed);
        Petition petition = RandomPetitions.Walked(random, "P-1", random.Next(60));
        PetitionRow row = PetitionRow.Of(petition);
        for (int i = 0; i < 40; i++)
        {
            Actor actor = RandomPetitions.Somebody(random);
            string who = $"{actor.Id} {string.Join(',', actor.Roles)} of {string.Join(',', actor.Studios)} {string.Join(',', actor.Units)} on {petition} of {petition.Lead} {string.Join(',', petition.Assisting)}";
            Assert.True(petition.MayRead(actor) == row.MayRead(actor), who);
            bool owes = !petition.IsClosed && petition.Owed.Any(o => Covers(petition, o.Role, actor));
            bool may = !petition.IsClosed && petition.NextFor(actor).Open.Any(o => o is { IsStep: true, InPlaceOf: null, Command: not "Approve" });
            Assert.True(owes == row.IsTurnOf(actor, PetitionTurn.Owes), $"owes {owes}: {who}");
            Assert.True((owes || may) == row.IsTurnOf(actor, PetitionTurn.OwesOrMay), $"may {may}: {who}");
        }
    }

    [Property(MaxTest = 100)]
    public void It_is_kept_as_json_and_comes_back(ulong seed)
    {
        RandomWalk random = new(seed);
        PetitionRow row = PetitionRow.Of(RandomPetitions.Walked(random, "P-" + seed, random.Next(60)), Text("form"));
        PetitionRowReader reader = new();
        Assert.Equal(row, reader.Read(row.ToJson(), row.Basis, row.Listed.Texts));
        Assert.Equal(row.Keys, reader.Read(row.ToJson(), row.Basis, null).Keys);
    }

    [Fact]
    public void What_is_no_row_is_said_to_be_none()
    {
        PetitionRow row = PetitionRow.Of(Registered());
        PetitionRowReader reader = new();
        Assert.Throws<FormatException>(() => reader.Read("{}", row.Basis, null));
        Assert.Throws<FormatException>(() => reader.Read("[", row.Basis, null));
        Assert.Throws<FormatException>(() => reader.Read(row.ToJson(), "{}", null));
        Assert.Throws<ArgumentException>(() => PetitionRow.Of(New()));
    }

    /// <summary>Whether the actor is one of those who hold the role on the petition: written down once more.</summary>
    private static bool Covers(Petition petition, Role role, Actor actor)
    {
        RegistrationForm form = petition.Form!;
        bool kept = petition.Rules.Workflow.Definition.Kinds.Any(k => k.Id == form.Kind && k.Confidential) && (form.Accused?.Any(actor.Units.Contains) ?? false);
        bool studio = (form.Studio is { } own && actor.Studios.Contains(own)) || form.Representative?.Value == actor.Id.Value
            || (petition.File.Agencies is [.., { ConcludedAt: null } agency] && agency.Agents.Any(a => a.Value == actor.Id.Value));
        return actor.Roles.Contains(role) && !kept && petition.Rules.Scope(role) switch
        {
            RoleScope.District => true,
            RoleScope.OwnStudio => studio,
            RoleScope.OwnCommunity => form.Studio is { } community && actor.Studios.Contains(community),
            RoleScope.OwnReferral => petition.Lead is { } lead && actor.Units.Contains(lead),
            RoleScope.OwnPart => petition.Assisting.Any(u => actor.Units.Contains(u) && (!petition.OwingParts.Any() || petition.OwingParts.Contains(u))),
            RoleScope.OwnPetition => form.Petitioner == actor.Id,
            _ => false,
        };
    }
}
