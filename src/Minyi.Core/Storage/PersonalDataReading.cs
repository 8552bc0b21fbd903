using Minyi.Petitions;

namespace Minyi.Storage;

/// <summary>What a personal data store has to say about a reference.</summary>
public enum PersonalDataStatus
{
    /// <summary>The data is there and is what the reference was made from.</summary>
    Present,

    /// <summary>The data was erased on purpose: nothing is lost that should be there.</summary>
    Erased,

    /// <summary>The store knows nothing of the record: it was lost, or never written.</summary>
    Missing,

    /// <summary>There is data under this id, but it is not what the reference was made from.</summary>
    Altered,
}

/// <summary>The answer to reading a reference.</summary>
public sealed class PersonalDataReading
{
    private PersonalDataReading(PersonalDataStatus status, PersonalData? data, Instant? erasedAt)
    {
        Status = status;
        Data = data;
        ErasedAt = erasedAt;
    }

    /// <summary>Present, erased, missing or altered.</summary>
    public PersonalDataStatus Status { get; }

    /// <summary>The data; null unless it is present.</summary>
    public PersonalData? Data { get; }

    /// <summary>When it was erased; null unless it was.</summary>
    public Instant? ErasedAt { get; }

    /// <summary>The reading of a record that was never written or is lost.</summary>
    public static PersonalDataReading Missing { get; } = new(PersonalDataStatus.Missing, null, null);

    /// <summary>The reading of a record that was erased.</summary>
    /// <param name="at">When.</param>
    public static PersonalDataReading Erased(Instant at) => new(PersonalDataStatus.Erased, null, at);

    /// <summary>The reading of a record that is there, checked against the reference.</summary>
    /// <param name="reference">The reference that is read.</param>
    /// <param name="data">The record kept under its id.</param>
    /// <param name="salt">The salt kept with it.</param>
    public static PersonalDataReading Of(PersonalDataReference reference, PersonalData data, ReadOnlySpan<byte> salt)
    {
        Guard.Against.Null(reference);
        Guard.Against.Null(data);
        return !salt.IsEmpty && data.Seal(salt) == reference
            ? new(PersonalDataStatus.Present, data, null)
            : new(PersonalDataStatus.Altered, null, null);
    }

    /// <summary>The status alone: what the data says never reaches a log.</summary>
    public override string ToString() => Status.ToString();
}
