namespace Minyi.Petitions;

/// <summary>What an event carries in place of personal data: where the data is, and a salted digest that proves it unchanged.</summary>
/// <remarks>
/// The salt is kept with the data and erased with it, so that afterwards the digest tells nothing about the person,
/// not even to somebody who can guess the text.
/// </remarks>
/// <param name="Id">The record in the personal data store.</param>
/// <param name="Digest">The salted digest of the record.</param>
public sealed record PersonalDataReference(PersonalDataId Id, Digest Digest);
