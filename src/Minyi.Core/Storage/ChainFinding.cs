using System.Globalization;

namespace Minyi.Storage;

/// <summary>In which way a history is not what was written.</summary>
public enum ChainFault
{
    /// <summary>An event is not what it was: its contents do not give its hash, or the next event links to another.</summary>
    Changed,

    /// <summary>An event is not there any more, and later ones are.</summary>
    Dropped,

    /// <summary>An event stands in a place that is taken by the event to which the next one links.</summary>
    Inserted,

    /// <summary>An event does not stand in the order in which it was written.</summary>
    Reordered,

    /// <summary>The stream ends before a head that was published.</summary>
    CutTail,

    /// <summary>The events since the head published before do not give the next one that was published: some are not what they were, though each may agree with its neighbours.</summary>
    Rewritten,

    /// <summary>An event does not link to the one before it, and which of the two was changed cannot be told.</summary>
    Unlinked,

    /// <summary>An event is there, or was, and cannot be read: the file or the row is damaged.</summary>
    Unreadable,
}

/// <summary>One place where a history is not what was written.</summary>
/// <param name="Fault">In which way.</param>
/// <param name="Petition">Which petition; null when only the place in the stream is known.</param>
/// <param name="Version">Which version of the petition; 0 when only the place in the stream is known.</param>
/// <param name="Position">The position in the stream; null when it is not known, as for a dropped event of a single petition.</param>
public sealed record ChainFinding(ChainFault Fault, PetitionId? Petition, int Version, StreamPosition? Position)
{
    /// <summary>The finding in words.</summary>
    public LocalizedText Text
    {
        get
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{Petition?.Value ?? "?"} v{Version} @{Position?.ToString() ?? "?"}");
            return Fault switch
            {
                ChainFault.Changed => new($"记录被改动：{place}", $"changed: {place}"),
                ChainFault.Dropped => new($"记录缺失：{place}", $"dropped: {place}"),
                ChainFault.Inserted => new($"记录系插入：{place}", $"inserted: {place}"),
                ChainFault.Reordered => new($"记录次序被改动：{place}", $"reordered: {place}"),
                ChainFault.Unlinked => new($"记录与前一条不相衔接：{place}", $"does not link to the one before: {place}"),
                ChainFault.Unreadable => new($"记录损坏，无法读取：{place}", $"damaged and cannot be read: {place}"),
                ChainFault.CutTail => Stream("记录在已公布的第 {0} 条之前中断", "the stream ends before the published position {0}"),
                _ => Stream("自上次公布的摘要至第 {0} 条的记录与已公布的摘要不符，曾被改写", "rewritten: the events since the head published before do not give the digest published for position {0}"),
            };
        }
    }

    private LocalizedText Stream(string chinese, string english) =>
        new(string.Format(CultureInfo.InvariantCulture, chinese, Position), string.Format(CultureInfo.InvariantCulture, english, Position));
}
