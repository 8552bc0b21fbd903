using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Minyi.Districts;

/// <summary>A district: its streets, studios, representatives and responsible units, consistent among themselves.</summary>
/// <remarks>
/// Immutable. The lists are in the ordinal order of ids, whatever order they came in. A district changes by building the next one
/// from its lists; what refers to an id that is gone is then found as a fault.
/// </remarks>
/// <example>
/// <code>
/// var district = new District("盐田区",
///     streets: [new Street(StreetId.From("haishan"), "海山街道")],
///     studios: [new Studio(StudioId.From("haishan-1"), "海山社区民意表达工作室", StreetId.From("haishan"))],
///     representatives: [], units: [new ResponsibleUnit(UnitId.From("chengguan"), "区城管局")]);
/// </code>
/// </example>
public sealed class District
{
    private readonly FrozenDictionary<StreetId, Street> _streets;
    private readonly FrozenDictionary<StudioId, Studio> _studios;
    private readonly FrozenDictionary<RepresentativeId, Representative> _representatives;
    private readonly FrozenDictionary<UnitId, ResponsibleUnit> _units;

    /// <summary>Builds a district from parts that are known to be good.</summary>
    /// <param name="name">The district's name.</param>
    /// <param name="streets">The streets.</param>
    /// <param name="studios">The studios; each names a street of the district.</param>
    /// <param name="representatives">The representatives; each names a studio and a unit of the district, or none.</param>
    /// <param name="units">The responsible units.</param>
    /// <exception cref="ArgumentException">The parts are not consistent; the message lists every fault. Use <see cref="TryCreate"/> for what a user typed.</exception>
    public District(
        string name, IEnumerable<Street> streets, IEnumerable<Studio> studios, IEnumerable<Representative> representatives, IEnumerable<ResponsibleUnit> units)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Streets = [.. Guard.Against.Null(streets).OrderBy(s => s.Id)];
        Studios = [.. Guard.Against.Null(studios).OrderBy(s => s.Id)];
        Representatives = [.. Guard.Against.Null(representatives).OrderBy(r => r.Id)];
        Units = [.. Guard.Against.Null(units).OrderBy(u => u.Id)];
        ImmutableArray<Reason> faults = DistrictFaults.Find(this);
        if (!faults.IsEmpty)
        {
            throw new InconsistentDistrictException(new Refusal(faults));
        }

        _streets = Streets.ToFrozenDictionary(s => s.Id);
        _studios = Studios.ToFrozenDictionary(s => s.Id);
        _representatives = Representatives.ToFrozenDictionary(r => r.Id);
        _units = Units.ToFrozenDictionary(u => u.Id);
    }

    /// <summary>The district's name.</summary>
    public string Name { get; }

    /// <summary>The streets, by id.</summary>
    public ImmutableArray<Street> Streets { get; }

    /// <summary>The studios, by id.</summary>
    public ImmutableArray<Studio> Studios { get; }

    /// <summary>The representatives, by id.</summary>
    public ImmutableArray<Representative> Representatives { get; }

    /// <summary>The responsible units, by id.</summary>
    public ImmutableArray<ResponsibleUnit> Units { get; }

    /// <summary>Builds a district from what a user gave, or says everything that is wrong with it.</summary>
    /// <param name="name">The district's name.</param>
    /// <param name="streets">The streets.</param>
    /// <param name="studios">The studios.</param>
    /// <param name="representatives">The representatives.</param>
    /// <param name="units">The responsible units.</param>
    /// <param name="district">The district, when there is no fault.</param>
    /// <param name="refusal">Every fault at once: ids used twice, names left empty, references to what does not exist, a representative of no kind.</param>
    /// <returns>True when there is no fault.</returns>
    public static bool TryCreate(
        string name,
        IEnumerable<Street> streets,
        IEnumerable<Studio> studios,
        IEnumerable<Representative> representatives,
        IEnumerable<ResponsibleUnit> units,
        [NotNullWhen(true)] out District? district,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        (district, refusal) = (null, null);
        if (string.IsNullOrWhiteSpace(name))
        {
            refusal = new Refusal([DistrictFaults.NoName("区", "district", "")]);
            return false;
        }

        try
        {
            district = new District(name, streets, studios, representatives, units);
            return true;
        }
        catch (InconsistentDistrictException inconsistent)
        {
            refusal = inconsistent.Refusal;
            return false;
        }
    }

    /// <summary>The street of an id, or null.</summary>
    /// <param name="id">The id to look for.</param>
    public Street? Find(StreetId id) => _streets.GetValueOrDefault(id);

    /// <summary>The studio of an id, or null.</summary>
    /// <param name="id">The id to look for.</param>
    public Studio? Find(StudioId id) => _studios.GetValueOrDefault(id);

    /// <summary>The representative of an id, or null.</summary>
    /// <param name="id">The id to look for.</param>
    public Representative? Find(RepresentativeId id) => _representatives.GetValueOrDefault(id);

    /// <summary>The responsible unit of an id, or null.</summary>
    /// <param name="id">The id to look for.</param>
    public ResponsibleUnit? Find(UnitId id) => _units.GetValueOrDefault(id);

    /// <summary>The studios of a street, by id.</summary>
    /// <param name="street">The street.</param>
    public IEnumerable<Studio> StudiosOf(StreetId street) => Studios.Where(s => s.Street == street);

    /// <summary>The representatives allotted to a studio, by id.</summary>
    /// <param name="studio">The studio.</param>
    public IEnumerable<Representative> RepresentativesOf(StudioId studio) => Representatives.Where(r => r.Studio == studio);

    /// <summary>The name and the sizes, for logs.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}: {Streets.Length} streets, {Studios.Length} studios, {Representatives.Length} representatives, {Units.Length} units");
}
