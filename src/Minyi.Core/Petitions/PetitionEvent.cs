using System.Collections.Immutable;

namespace Minyi.Petitions;

/// <summary>Something that happened to a petition. Immutable; who did it and when stands in the envelope.</summary>
/// <remarks>An event never holds personal data, only references to it: see <see cref="Data"/>.</remarks>
public abstract record PetitionEvent
{
    private readonly ImmutableArray<PersonalDataReference> _data = [];

    /// <summary>The personal data that this event refers to; empty when there is none.</summary>
    public ImmutableArray<PersonalDataReference> Data
    {
        get => _data;
        init => _data = value.IsDefault ? [] : value;
    }

    /// <summary>That it was put on file later than it happened, and why; null when it was put on file at once.</summary>
    public RecordedLater? RecordedLater { get; init; }

    /// <summary>
    /// The digest of the command that led to it, as canonical JSON without texts, by which a repetition is told from another command under the same id; null where
    /// no desk recorded it. No reader is shown it: a grade could be guessed from it.
    /// </summary>
    public Digest? Submitted { get; init; }

    /// <summary>Whether both are of the same type with the same members; references are compared one by one.</summary>
    /// <param name="other">The other event.</param>
    public virtual bool Equals(PetitionEvent? other) =>
        other is not null && EqualityContract == other.EqualityContract && Submitted == other.Submitted && _data.AsSpan().SequenceEqual(other._data.AsSpan())
        && RecordedLater == other.RecordedLater;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(EqualityContract);
        foreach (PersonalDataReference reference in _data)
        {
            hash.Add(reference);
        }

        return hash.ToHashCode();
    }
}
