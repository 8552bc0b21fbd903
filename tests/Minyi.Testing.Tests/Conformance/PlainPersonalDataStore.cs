using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Testing.Tests.Conformance;

/// <summary>One record as the plain store keeps it.</summary>
internal sealed record PlainRecord(PersonalData? Data, byte[] Salt, Instant? ErasedAt, string Rest)
{
    internal int Puts { get; init; } = 1;
}

/// <summary>A personal data store written as plainly as can be, with a switch for each way of being wrong.</summary>
internal sealed class PlainPersonalDataStore(Break broken, Dictionary<PersonalDataId, PlainRecord> records) : IPersonalDataStore
{
    public ValueTask<PersonalDataReference> PutAsync(PersonalData data, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        if (broken != Break.IgnoresCancellation)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        PlainTransaction? plain = Plain(transaction);
        lock (records)
        {
            PlainRecord? kept = Pending(plain).GetValueOrDefault(data.Id) ?? records.GetValueOrDefault(data.Id);
            if (kept is { ErasedAt: not null } && broken == Break.PutAgainAfterErasure)
            {
                kept = null;
            }

            bool anew = kept is not null && (broken == Break.Overwrites || (broken == Break.NewReferenceOnPutAgain && kept.Data!.SameAs(data)));
            if (kept is null || anew)
            {
                PlainRecord record = new(data, broken == Break.NoSalt ? [0] : [.. PersonalData.NewSalt()], null, "");
                Write(plain, data.Id, record);
                return new(data.Seal(record.Salt));
            }

            if (kept.Data?.SameAs(data) == true)
            {
                Write(plain, data.Id, kept with { Puts = kept.Puts + 1 });
            }

            string told = broken == Break.TellsWhatRecordsSay ? $" ({string.Join(' ', data.Fields.Values)})" : "";
            return kept.Data is not null && kept.Data.SameAs(data)
                ? new(data.Seal(kept.Salt))
                : throw new InvalidOperationException($"An id is used once{told}.");
        }
    }

    public ValueTask WithdrawAsync(PersonalDataId id, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        PlainTransaction? plain = Plain(transaction);
        lock (records)
        {
            PlainRecord? kept = Pending(plain).GetValueOrDefault(id) ?? records.GetValueOrDefault(id);
            if (kept is { Data: not null } && broken != Break.WithdrawnStays)
            {
                bool last = kept.Puts <= 1 || broken == Break.WithdrawnThoughPutAgain;
                Write(plain, id, !last ? kept with { Puts = kept.Puts - 1 } : broken == Break.WithdrawnAsErased ? new(null, [], Instant.MinValue, "") : null);
            }
            else if (kept is not null && broken == Break.WithdrawsErased)
            {
                Write(plain, id, null);
            }
        }

        return default;
    }

    public ValueTask<PersonalDataReading> ReadAsync(PersonalDataReference reference, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (records)
        {
            return new(records.GetValueOrDefault(reference.Id) switch
            {
                null => broken == Break.LostAndErasedAlike ? PersonalDataReading.Erased(Instant.MinValue) : PersonalDataReading.Missing,
                { ErasedAt: { } at } => PersonalDataReading.Erased(broken == Break.TimeOfErasureLost ? Instant.MinValue : at),
                { Data: { } data, Salt: var salt } => PersonalDataReading.Of(broken == Break.GivesOutAltered ? data.Seal(salt) : reference, data, salt),
                _ => PersonalDataReading.Missing,
            });
        }
    }

    public ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        new(Erase(r => r.Id == id, at, transaction) > 0);

    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        new(Erase(
            r => broken == Break.ErasesSubjectsAlike ? string.Equals(r.Subject?.Value, subject.Value, StringComparison.OrdinalIgnoreCase) : r.Subject == subject, at, transaction));

    private int Erase(Func<PersonalData, bool> which, Instant at, HostTransaction? transaction)
    {
        PlainTransaction? plain = Plain(transaction);
        lock (records)
        {
            PersonalData[] erased = [.. records.Values.Where(r => r.Data is not null && which(r.Data)).Select(r => r.Data!)];
            if (broken == Break.ErasesOneOfThePerson)
            {
                erased = [.. erased.Take(1)];
            }

            foreach (PersonalData data in erased)
            {
                string rest = broken switch
                {
                    Break.KeepsTextOfErased => string.Join(' ', data.Fields.Values),
                    Break.KeepsSubjectOfErased => $"{data.Subject}",
                    _ => "",
                };
                Write(plain, data.Id, new(null, [], Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10), rest));
            }

            return erased.Length;
        }
    }

    private PlainTransaction? Plain(HostTransaction? transaction) =>
        broken == Break.DataOutsideTransaction ? null
        : transaction is null or PlainTransaction ? (PlainTransaction?)transaction
        : broken == Break.TakesForeignTransactions ? null
        : throw new ArgumentException("Not a plain transaction.", nameof(transaction));

    private static Dictionary<PersonalDataId, PlainRecord?> Pending(PlainTransaction? plain) =>
        plain?.OnCommit.Select(a => a.Target).OfType<PendingRecord>().GroupBy(p => p.Id).ToDictionary(p => p.Key, p => p.Last().Record) ?? [];

    private void Write(PlainTransaction? plain, PersonalDataId id, PlainRecord? record)
    {
        if (plain is null)
        {
            Put(records, id, record);
        }
        else if (broken != Break.DataLosesTransaction)
        {
            plain.OnCommit.Add(new PendingRecord(records, id, record).Commit);
        }
    }

    private static void Put(Dictionary<PersonalDataId, PlainRecord> records, PersonalDataId id, PlainRecord? record)
    {
        if (record is null)
        {
            records.Remove(id);
        }
        else
        {
            records[id] = record;
        }
    }

    private sealed class PendingRecord(Dictionary<PersonalDataId, PlainRecord> records, PersonalDataId id, PlainRecord? record)
    {
        internal PersonalDataId Id => id;

        internal PlainRecord? Record => record;

        internal void Commit() => Put(records, id, record);
    }
}
