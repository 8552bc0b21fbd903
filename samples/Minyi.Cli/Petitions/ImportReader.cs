using System.Collections.Immutable;
using Minyi.Cli.Json;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using NodaTime.Text;

namespace Minyi.Cli.Petitions;

/// <summary>Reads a case of another system: where it stands, and since when its clocks run.</summary>
internal sealed class ImportReader(JsonPlace line, ScriptDistrict district)
{
    public Import Read(RegistrationForm form, ExternalReference from)
    {
        JsonPlace where = line["where"];
        where.Only("state", "outcome", "published", "obligations", "clocks", "appraisals", "counters");
        ConfigurationView view = new()
        {
            State = where["state"].Text(),
            Kind = form.Kind,
            Outcome = where["outcome"].Exists ? where["outcome"].Text() : null,
            Published = where["published"].Exists && where["published"].Boolean(),
            Obligations = Each(where["obligations"], p => p.Member<ObligationState>()),
            Clocks = Each(where["clocks"], State),
            Appraisals = Each(where["appraisals"], p => p.Member<AppraisalState>()),
            Counters = Each(where["counters"], p => p.Int(0, 63)),
        };
        return new(form, view, from)
        {
            Clocks = [.. (where["clocks"].Exists ? where["clocks"].Members() : []).Select(c => Clock(c.Name, c.Value))],
            RegisteredAt = line["registeredAt"].Exists ? Time(line["registeredAt"]) : null,
            Lead = line["lead"].Exists ? district.Unit(line["lead"]) : null,
            Assisting = Units("assisting"),
            Contributed = Units("contributed"),
        };
    }

    private ImmutableArray<UnitId> Units(string name) => line[name].Exists ? [.. line[name].Elements().Select(district.Unit)] : [];

    private static ImmutableSortedDictionary<string, T> Each<T>(JsonPlace place, Func<JsonPlace, T> read) =>
        (place.Exists ? place.Members() : []).ToImmutableSortedDictionary(m => m.Name, m => read(m.Value), StringComparer.Ordinal);

    private static ClockState State(JsonPlace place)
    {
        place.Only("status", "stage", "startedAt", "pausedAt", "amount", "extensions", "pauses");
        return new(place["status"].Member<ClockStatus>(), place["stage"].Exists ? place["stage"].Text() : null);
    }

    private static ImportedClock Clock(string name, JsonPlace place) => new(
        name,
        Time(place["startedAt"]),
        place["pausedAt"].Exists ? Time(place["pausedAt"]) : null,
        place["amount"].Exists ? place["amount"].Int(1, 100_000) : null)
    {
        Extensions = place["extensions"].Exists ? place["extensions"].Int(0, 100) : 0,
        Pauses = place["pauses"].Exists ? place["pauses"].Elements().Select(Pause).ToValueList() : null,
    };

    private static PauseSpan Pause(JsonPlace place)
    {
        place.Only("from", "until");
        return new(Time(place["from"]), Time(place["until"]));
    }

    internal static Instant Time(JsonPlace place)
    {
        string text = place.Exists && place.Element.ValueKind == System.Text.Json.JsonValueKind.String ? place.Element.GetString()! : "";
        if (!IsoText.TryRead(OffsetDateTimePattern.Rfc3339, text, out OffsetDateTime time))
        {
            place.Fail(new("带时区的时间，如 2024-09-29T09:00:00+08:00", "a time with its offset such as 2024-09-29T09:00:00+08:00"));
            return default;
        }

        // What is not a year of this calendar can be counted by nobody.
        if (!IsoText.IsUsable(time.Year))
        {
            place.Fail(new("1949 至 2200 年之间的时间", "a time in the years 1949 to 2200"));
            return default;
        }

        return time.ToInstant();
    }
}
