using Minyi.Districts;

namespace Minyi.Core.Tests.Districts;

public class DistrictTests
{
    private static readonly Street Haishan = new(StreetId.From("haishan"), "海山街道");
    private static readonly Studio Studio = new(StudioId.From("haishan-1"), "海山一社区工作室", Haishan.Id);
    private static readonly ResponsibleUnit Unit = new(UnitId.From("chengguan"), "城管局");
    private static readonly Representative Representative =
        new(RepresentativeId.From("rep-7"), "某代表", RepresentativeKinds.PartyDelegate | RepresentativeKinds.CppccMember, Studio.Id, Unit.Id);

    [Fact]
    public void A_consistent_district_finds_its_parts_by_id()
    {
        var district = new District("盐田区", [Haishan], [Studio], [Representative], [Unit]);

        Assert.Same(Haishan, district.Find(Haishan.Id));
        Assert.Same(Studio, district.Find(Studio.Id));
        Assert.Same(Unit, district.Find(Unit.Id));
        Assert.Same(Representative, district.Find(Representative.Id));
        Assert.Null(district.Find(UnitId.From("nobody")));
        Assert.Equal([Studio], district.StudiosOf(Haishan.Id));
        Assert.Equal([Representative], district.RepresentativesOf(Studio.Id));
        Assert.Equal("盐田区: 1 streets, 1 studios, 1 representatives, 1 units", district.ToString());
    }

    [Fact]
    public void Lists_are_in_the_ordinal_order_of_ids_whatever_order_they_came_in()
    {
        Street[] streets = [.. new[] { "b", "A", "a", "ß", "10", "9" }.Select(id => new Street(StreetId.From(id), "街道"))];
        var one = new District("区", streets, [], [], []);
        var other = new District("区", streets.Reverse(), [], [], []);

        Assert.Equal(["10", "9", "A", "a", "b", "ß"], one.Streets.Select(s => s.Id.Value));
        Assert.Equal(one.Streets, other.Streets);
    }

    [Fact]
    public void Every_fault_is_reported_at_once_in_both_languages()
    {
        bool good = District.TryCreate(
            "盐田区",
            [Haishan, Haishan, Haishan],
            [Studio with { Street = StreetId.From("nowhere"), Name = " " }],
            [Representative with { Kinds = RepresentativeKinds.None, Studio = StudioId.From("none"), Unit = UnitId.From("none") }],
            [Unit, Unit, new ResponsibleUnit(default, "无号单位")],
            out District? district,
            out Refusal? refusal);

        Assert.False(good);
        Assert.Null(district);
        Assert.Equal(
            ["id-twice", "name-missing", "unknown-street", "representative-kind", "unknown-studio", "unknown-unit", "id-missing", "id-twice"],
            refusal!.Reasons.Select(r => r.Code));
        Assert.Contains("“nowhere”不存在", refusal.Reasons[2].Text.Chinese, StringComparison.Ordinal);
        Assert.Contains("'nowhere', which does not exist", refusal.Reasons[2].Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_builds_an_inconsistent_district_gets_all_faults_in_the_exception()
    {
        InconsistentDistrictException thrown = Assert.Throws<InconsistentDistrictException>(() => new District("区", [Haishan, Haishan], [], [Representative], []));

        Assert.Equal(["id-twice", "unknown-studio", "unknown-unit"], thrown.Refusal.Reasons.Select(r => r.Code));
        Assert.Contains("more than once", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_district_has_a_name(string name)
    {
        Assert.False(District.TryCreate(name, [], [], [], [], out _, out Refusal? refusal));
        Assert.Equal("name-missing", Assert.Single(refusal.Reasons).Code);
        Assert.Throws<ArgumentException>(() => new District(name, [], [], [], []));
    }

    [Property]
    public bool Faults_do_not_depend_on_the_order_of_the_parts(byte[] ids, bool[] known)
    {
        ResponsibleUnit[] units = [.. ids.Select(i => new ResponsibleUnit(UnitId.From($"u{i % 4}"), "单位"))];
        Representative[] people = [.. known.Select((k, i) => Representative with { Id = RepresentativeId.From($"r{i}"), Unit = k ? UnitId.From("u0") : UnitId.From("gone") })];
        District.TryCreate("区", [Haishan], [Studio], people, units, out _, out Refusal? one);
        District.TryCreate("区", [Haishan], [Studio], people.Reverse(), units.Reverse(), out _, out Refusal? other);
        return Equals(one, other);
    }
}
