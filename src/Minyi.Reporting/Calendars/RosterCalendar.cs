using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Minyi.Contacts;
using NodaTime.Text;

namespace Minyi.Reporting.Calendars;

/// <summary>Duties as iCalendar (RFC 5545), one event each: for a studio's door, a representative's telephone, a department's calendar.</summary>
/// <remarks>Times are in UTC, which every calendar program shows in its reader's zone without needing a definition of the zone.</remarks>
public static class RosterCalendar
{
    /// <summary>Writes duties.</summary>
    /// <param name="duties">The duties: all of a roster, or those of one studio or representative.</param>
    /// <param name="settings">Hours, names and ids.</param>
    /// <param name="language">The language of the texts.</param>
    /// <exception cref="ArgumentException">An afternoon does not end after it begins, or the domain is empty.</exception>
    public static string Write(IEnumerable<DutyEntry> duties, RosterCalendarSettings settings, Language language)
    {
        Guard.Against.Null(settings);
        Guard.Against.NullOrWhiteSpace(settings.Domain, nameof(settings));
        if (settings.End <= settings.Start)
        {
            throw new ArgumentException($"The afternoon ends at {settings.End}, not after {settings.Start}.", nameof(settings));
        }

        Ical.Net.Calendar calendar = new() { Method = "PUBLISH", ProductId = "-//Minyi//Duty roster//ZH" };
        foreach (DutyEntry duty in Guard.Against.Null(duties).OrderBy(d => d.Date).ThenBy(d => d.Studio).ThenBy(d => d.Representative))
        {
            calendar.Events.Add(Event(duty, settings, language));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(DutyEntry duty, RosterCalendarSettings settings, Language language)
    {
        string studio = settings.Names.Studio(duty.Studio), representative = settings.Names.Representative(duty.Representative);
        return new CalendarEvent
        {
            Uid = $"duty-{LocalDatePattern.Iso.Format(duty.Date)}-{Escaped(duty.Studio.Value)}-{Escaped(duty.Representative.Value)}@{settings.Domain}",
            DtStamp = Utc(settings.Stamp),
            DtStart = Utc((duty.Date + settings.Start).InZoneLeniently(settings.Zone).ToInstant()),
            DtEnd = Utc((duty.Date + settings.End).InZoneLeniently(settings.Zone).ToInstant()),
            Summary = new LocalizedText($"值班：{representative}", $"On duty: {representative}").In(language),
            Location = studio,
            Transparency = "OPAQUE",
        };
    }

    private static CalDateTime Utc(Instant instant)
    {
        LocalDateTime at = instant.InUtc().LocalDateTime;
        return new(at.Year, at.Month, at.Day, at.Hour, at.Minute, at.Second, CalDateTime.UtcTzId);
    }

    /// <summary>An id as a part of an event's id: letters and digits of ASCII as they are, others by their number, so that different ids stay different.</summary>
    private static string Escaped(string id) => string.Concat(id.Select(c =>
        char.IsAsciiLetterOrDigit(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"_{(int)c:x}_")));
}
