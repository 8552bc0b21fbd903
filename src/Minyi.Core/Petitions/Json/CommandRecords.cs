using System.Collections.Frozen;
using System.Text.Json;
using Minyi.Petitions.Commands;

namespace Minyi.Petitions.Json;

/// <summary>The commands that have a record of their own. A record's name is the command's.</summary>
internal static class CommandRecords
{
    internal const string Name = "name";

    internal static readonly FrozenDictionary<string, Type> ByName = new[]
    {
        typeof(Register), typeof(RegisterDirectly), typeof(ReceiveFromMeetings), typeof(AnswerOnTheSpot), typeof(HandOver), typeof(Refer), typeof(Contribute), typeof(Extend),
        typeof(ConcludeHearing), typeof(TakeIntoCollectiveAgency), typeof(ConcludeAgency), typeof(Conclude), typeof(FeedBack), typeof(Appraise),
        typeof(Approve), typeof(CorrectDate), typeof(RecordAttempt), typeof(LinkDuplicate), typeof(MergeInto), typeof(UnlinkDuplicate), typeof(AddReference), typeof(SelectForDigest), typeof(RecomputeDeadline), typeof(Import),
    }.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The record that an object is read as.</summary>
    internal static Type Of(JsonElement value) => value.ValueKind != JsonValueKind.Object ? throw new JsonException("A command is an object.")
        : value.TryGetProperty(Name, out JsonElement name) && name.ValueKind == JsonValueKind.String && ByName.TryGetValue(name.GetString()!, out Type? found) ? found
        : Expires(value) ? typeof(ExpireClock)
        : typeof(Step);

    /// <summary>Whether it tells of a clock: plain steps do not.</summary>
    internal static bool Expires(JsonElement value) => value.TryGetProperty("clock", out _) || value.TryGetProperty("stage", out _);
}
