using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi.Storage;

/// <summary>How far a stream has been read, or goes: a position in each partition.</summary>
/// <remarks>
/// Whoever follows a store keeps one, best in the transaction in which it writes what follows from the events: then it never sees an event twice and misses none.
/// A partition that is not named has not been begun. The default partition is always named.
/// </remarks>
/// <example><code>
/// StreamCheckpoint checkpoint = StreamCheckpoint.Parse(row.Checkpoint);
/// await foreach (EventEnvelope e in store.ReadAllAsync(checkpoint))
/// {
///     row.Checkpoint = (checkpoint = checkpoint.With(e.Position)).ToString(); // saved with what follows from e
/// }
/// </code></example>
[JsonConverter(typeof(StreamCheckpointConverter))]
public sealed class StreamCheckpoint : IEquatable<StreamCheckpoint>, IParsable<StreamCheckpoint>
{
    private StreamCheckpoint(ImmutableArray<StreamPosition> positions) => Positions = positions;

    /// <summary>Before the first event of every partition.</summary>
    public static StreamCheckpoint Start { get; } = new([StreamPosition.Start]);

    /// <summary>The position in each partition that is named, by partition.</summary>
    public ImmutableArray<StreamPosition> Positions { get; }

    /// <summary>A checkpoint of positions, at most one in each partition.</summary>
    /// <param name="positions">In any order.</param>
    /// <exception cref="ArgumentException">Two positions are in one partition, or a partition or number is negative.</exception>
    public static StreamCheckpoint At(params IEnumerable<StreamPosition> positions)
    {
        SortedDictionary<int, StreamPosition> named = new() { [StreamPosition.DefaultPartition] = StreamPosition.Start };
        HashSet<int> seen = [];
        foreach (StreamPosition position in Guard.Against.Null(positions))
        {
            Guard.Against.Negative(position.Partition, nameof(positions), "A partition is not negative.");
            Guard.Against.Negative(position.Number, nameof(positions), "The number of an event is not negative.");
            named[position.Partition] = seen.Add(position.Partition)
                ? position
                : throw new ArgumentException($"Two positions are in partition {position.Partition}.", nameof(positions));
        }

        return new([.. named.Values]);
    }

    /// <summary>The position in a partition.</summary>
    /// <param name="partition">The partition.</param>
    public StreamPosition this[int partition]
    {
        get
        {
            foreach (StreamPosition position in Positions)
            {
                if (position.Partition == partition)
                {
                    return position;
                }
            }

            return new(partition, 0);
        }
    }

    /// <summary>Whether the event at a position has been passed.</summary>
    /// <param name="position">The position of an event.</param>
    public bool Covers(StreamPosition position) => position.Number <= this[position.Partition].Number;

    /// <summary>The checkpoint once the event at a position has been read too; one that was passed before changes nothing.</summary>
    /// <param name="position">The position of an event.</param>
    public StreamCheckpoint With(StreamPosition position)
    {
        if (Covers(position))
        {
            return this;
        }

        for (int i = 0; i < Positions.Length; i++)
        {
            if (Positions[i].Partition == position.Partition)
            {
                return new(Positions.SetItem(i, position));
            }
        }

        return At([.. Positions, position]);
    }

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">Positions with commas between them, by partition.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public static StreamCheckpoint Parse(string text) => Parse(text, null);

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="s">Positions with commas between them, by partition.</param>
    /// <param name="provider">Not used: the form is the same everywhere.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public static StreamCheckpoint Parse(string s, IFormatProvider? provider) =>
        TryParse(Guard.Against.Null(s), provider, out StreamCheckpoint? checkpoint)
            ? checkpoint
            : throw new FormatException($"A checkpoint is positions by partition with commas between them, such as 0/17,1/4; found '{s}'.");

    /// <summary>Reads the form that <see cref="ToString"/> writes; false for anything else.</summary>
    /// <param name="s">Positions with commas between them, by partition.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The checkpoint.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out StreamCheckpoint result)
    {
        result = null;
        List<StreamPosition> positions = [];
        foreach (string part in s?.Split(',') ?? [])
        {
            if (!StreamPosition.TryParse(part, provider, out StreamPosition position) || (positions.Count > 0 && positions[^1].Partition >= position.Partition))
            {
                return false;
            }

            positions.Add(position);
        }

        result = positions.Count == 0 ? null : At(positions);
        return result is not null;
    }

    /// <summary>Whether both name the same positions.</summary>
    public bool Equals(StreamCheckpoint? other) => other is not null && Positions.AsSpan().SequenceEqual(other.Positions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamCheckpoint);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Positions.Length, Positions[^1]);

    /// <summary>The positions with commas between them, by partition, such as <c>0/17</c> or <c>0/17,1/4</c>.</summary>
    public override string ToString() => string.Join(',', Positions);
}
