using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using Minyi.Core.Tests.Petitions;

namespace Minyi.Core.Tests.Identifiers;

/// <summary>Ids made of ids: two submissions never keep their texts under one record, and no user's id stands among Minyi's own.</summary>
public class CompoundIdTests
{
    private static readonly Gen<string> Part = Gen.Elements("a", "/", "@", "1", "%", "%2F", "#", "0").NonEmptyListOf().Select(p => string.Concat(p));

    public static Arbitrary<(string Petition, string Command)[]> Pairs() =>
        Gen.Zip(Part, Part).Select(p => (p.Item1, p.Item2)).ListOf().Select(l => l.DistinctBy(p => p).ToArray()).ToArbitrary();

    [Property(MaxTest = 30, Arbitrary = [typeof(CompoundIdTests)])]
    public async Task<bool> Texts_of_different_submissions_are_different_records((string Petition, string Command)[] pairs)
    {
        List<PersonalDataId> ids = [];
        foreach ((string petition, string command) in pairs)
        {
            ids.Add(await RecordOf(petition, command));
        }

        return ids.Distinct().Count() == pairs.Length && ids.TrueForAll(i => i.Value.StartsWith(IdentifierRule.ReservedPrefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_longest_ids_make_records_that_are_told_apart()
    {
        string p = new('p', 200), c = new('c', 200);
        PersonalDataId[] ids = [await RecordOf(p, c), await RecordOf(p, c[..199]), await RecordOf(p[..199], c)];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, i => Assert.InRange(i.Value.Length, 1, IdentifierRule.MaxLength));
    }

    private static async Task<PersonalDataId> RecordOf(string petition, string command)
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Yantian.Rules);
        SubmissionResult result = await desk.SubmitAsync(new(CommandId.From(command), PetitionId.From(petition), new Register(Yantian.Form()), Yantian.Clerk, Yantian.At("2024-09-29T09:00"))
        {
            Texts = ImmutableSortedDictionary<string, string>.Empty.Add("title", "路灯不亮"),
        });
        return result.Events[0].Data[0].Id;
    }
}
