using Minyi.Petitions.Notices;

namespace Minyi.Storage.Outbox;

/// <summary>What tells a notice from every other one. A sender that must not tell twice remembers it.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Version">Its version with the event.</param>
/// <param name="Ordinal">Which of the event's notices.</param>
public readonly record struct NoticeKey(PetitionId Petition, int Version, int Ordinal) : IComparable<NoticeKey>
{
    /// <summary>The key of a notice.</summary>
    /// <param name="notice">The notice.</param>
    public static NoticeKey Of(PetitionNotice notice)
    {
        Guard.Against.Null(notice);
        return new(notice.Petition, notice.Version, notice.Ordinal);
    }

    /// <summary>By petition, version and ordinal.</summary>
    public int CompareTo(NoticeKey other) =>
        Petition.CompareTo(other.Petition) is not 0 and var petition ? petition : Version.CompareTo(other.Version) is not 0 and var version ? version : Ordinal.CompareTo(other.Ordinal);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(NoticeKey left, NoticeKey right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(NoticeKey left, NoticeKey right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(NoticeKey left, NoticeKey right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(NoticeKey left, NoticeKey right) => left.CompareTo(right) >= 0;

    /// <summary>Petition, version and ordinal: <c>P-1/3/0</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Petition}/{Version}/{Ordinal}");
}
