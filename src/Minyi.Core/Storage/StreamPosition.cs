using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Minyi.Storage;

/// <summary>A place in a store's stream: the partition, and the number within it.</summary>
/// <remarks>
/// A petition belongs to one partition for ever. Within a partition numbers are 1, 2, 3 …, and tell which event came before which; between partitions
/// there is no before and after. A store of one partition, which is what a district needs, has partition 0 alone.
/// </remarks>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Number">The number of the event in the partition, from 1; 0 is the place before the first.</param>
/// <example><code>
/// StreamPosition position = StreamPosition.Parse("0/17", CultureInfo.InvariantCulture);
/// await foreach (EventEnvelope e in store.ReadStreamAsync(position)) // from 0/18 on
/// </code></example>
[JsonConverter(typeof(StreamPositionConverter))]
public readonly record struct StreamPosition(int Partition, long Number) : IComparable<StreamPosition>, IParsable<StreamPosition>
{
    /// <summary>The partition of a store that has one.</summary>
    public const int DefaultPartition = 0;

    /// <summary>The place before the first event of the default partition; the same as <c>default</c>.</summary>
    public static StreamPosition Start => default;

    /// <summary>A place in the default partition.</summary>
    /// <param name="number">The number of the event, from 1; 0 is the place before the first.</param>
    public static StreamPosition At(long number) => new(DefaultPartition, number);

    /// <summary>The place of the next event in the same partition.</summary>
    /// <param name="count">How many events further.</param>
    public StreamPosition Plus(long count) => this with { Number = Number + count };

    /// <summary>Orders by partition, then by number: an order for lists. Which of two events came first it tells within one partition only.</summary>
    public int CompareTo(StreamPosition other) => Partition != other.Partition ? Partition.CompareTo(other.Partition) : Number.CompareTo(other.Number);

    /// <summary>True when <paramref name="left"/> is listed before <paramref name="right"/>.</summary>
    public static bool operator <(StreamPosition left, StreamPosition right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> is listed after <paramref name="right"/>.</summary>
    public static bool operator >(StreamPosition left, StreamPosition right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> is not listed after <paramref name="right"/>.</summary>
    public static bool operator <=(StreamPosition left, StreamPosition right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> is not listed before <paramref name="right"/>.</summary>
    public static bool operator >=(StreamPosition left, StreamPosition right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">Partition, slash, number, such as <c>0/17</c>.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public static StreamPosition Parse(string text) => Parse(text, null);

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="s">Partition, slash, number, such as <c>0/17</c>.</param>
    /// <param name="provider">Not used: the form is the same everywhere.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public static StreamPosition Parse(string s, IFormatProvider? provider) =>
        TryParse(Guard.Against.Null(s), provider, out StreamPosition position)
            ? position
            : throw new FormatException($"A position is a partition, a slash and a number, such as 0/17; found '{s}'.");

    /// <summary>Reads the form that <see cref="ToString"/> writes; false for anything else.</summary>
    /// <param name="s">Partition, slash, number.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The position.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StreamPosition result)
    {
        result = default;
        int slash = s?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0
            || !int.TryParse(s.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out int partition)
            || !long.TryParse(s.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return false;
        }

        result = new(partition, number);
        return true;
    }

    /// <summary>Partition, slash, number, such as <c>0/17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Partition}/{Number}");
}
