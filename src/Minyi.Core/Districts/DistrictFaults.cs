using System.Collections.Immutable;

namespace Minyi.Districts;

/// <summary>Everything that can be wrong with a district's parts, found in one pass, in the order streets, studios, representatives, units.</summary>
internal static class DistrictFaults
{
    private const RepresentativeKinds AllKinds = RepresentativeKinds.PartyDelegate | RepresentativeKinds.CongressDeputy | RepresentativeKinds.CppccMember;

    internal static ImmutableArray<Reason> Find(District district)
    {
        ImmutableArray<Reason>.Builder faults = ImmutableArray.CreateBuilder<Reason>();
        HashSet<StreetId> streets = [.. district.Streets.Select(s => s.Id)];
        HashSet<StudioId> studios = [.. district.Studios.Select(s => s.Id)];
        HashSet<UnitId> units = [.. district.Units.Select(u => u.Id)];

        Ids(faults, "街道", "street", district.Streets.Select(s => (s.Id.Value, s.Name)));
        Ids(faults, "工作室", "studio", district.Studios.Select(s => (s.Id.Value, s.Name)));
        foreach (Studio studio in district.Studios.Where(s => !streets.Contains(s.Street)))
        {
            faults.Add(Unknown("工作室", "studio", studio.Id.Value, "街道", "street", studio.Street.Value));
        }

        Ids(faults, "代表", "representative", district.Representatives.Select(r => (r.Id.Value, r.Name)));
        foreach (Representative representative in district.Representatives)
        {
            string id = representative.Id.Value;
            if (representative.Kinds == RepresentativeKinds.None || (representative.Kinds | AllKinds) != AllKinds)
            {
                faults.Add(new("representative-kind", new(
                    $"代表“{id}”不属于任何一类：应为党代表、人大代表或政协委员。",
                    $"Representative '{id}' is of no known kind: party delegate, congress deputy or CPPCC member expected.")));
            }

            if (representative.Studio is { } studio && !studios.Contains(studio))
            {
                faults.Add(Unknown("代表", "representative", id, "工作室", "studio", studio.Value));
            }

            if (representative.Unit is { } unit && !units.Contains(unit))
            {
                faults.Add(Unknown("代表", "representative", id, "承办单位", "unit", unit.Value));
            }
        }

        Ids(faults, "承办单位", "unit", district.Units.Select(u => (u.Id.Value, u.Name)));
        return faults.ToImmutable();
    }

    internal static Reason NoName(string chinese, string english, string id) => new("name-missing", new(
        id.Length == 0 ? $"{chinese}没有名称。" : $"{chinese}“{id}”没有名称。",
        id.Length == 0 ? $"The {english} has no name." : $"The {english} '{id}' has no name."));

    private static void Ids(ImmutableArray<Reason>.Builder faults, string chinese, string english, IEnumerable<(string Id, string Name)> parts)
    {
        string? previous = null;
        bool told = false;
        foreach ((string id, string name) in parts)
        {
            if (id.Length == 0)
            {
                faults.Add(new("id-missing", new($"有一个{chinese}没有编号。", $"A {english} has no id.")));
            }
            else if (id != previous)
            {
                told = false;
            }
            else if (!told)
            {
                told = true;
                faults.Add(new("id-twice", new($"{chinese}编号“{id}”重复。", $"The {english} id '{id}' is used more than once.")));
            }

            if (string.IsNullOrWhiteSpace(name))
            {
                faults.Add(NoName(chinese, english, id));
            }

            previous = id;
        }
    }

    private static Reason Unknown(string chinese, string english, string id, string whatChinese, string whatEnglish, string missing) => new($"unknown-{whatEnglish}", new(
        $"{chinese}“{id}”所属的{whatChinese}“{missing}”不存在。",
        $"The {english} '{id}' names the {whatEnglish} '{missing}', which does not exist."));
}
