namespace Minyi.Storage;

/// <summary>What a store keeps is damaged and cannot be read: a page of the file, a row, a digest that is none. It is not thrown when the database is away.</summary>
/// <remarks>
/// A store that meets damage while it reads the stream first gives what stands before it. An audit makes a finding of it, a board and a runner pass it by: nothing else
/// must stop because of it.
/// </remarks>
public sealed class CorruptRecordException : Exception
{
    /// <summary>Reports damage.</summary>
    /// <param name="position">The position of the record that cannot be read; null when that is not known.</param>
    /// <param name="inner">What the database or the conversion said.</param>
    public CorruptRecordException(StreamPosition? position, Exception? inner = null)
        : base($"The record at {position?.ToString() ?? "an unknown position"} is damaged and cannot be read.", inner) => Position = position;

    /// <summary>The position of the record that cannot be read; null when that is not known.</summary>
    public StreamPosition? Position { get; }
}
