namespace Minyi.Petitions.Registration;

/// <summary>A document that is kept elsewhere and referred to.</summary>
/// <param name="Kind">What kind of document, as the workflow names it: <c>photo</c>, <c>hearing-minutes</c>.</param>
/// <param name="Reference">The host's reference to it: in Minyi's own attachment store its id. It must not itself tell who a person is.</param>
/// <param name="Digest">The salted digest by which the attachment store knows the bytes again; null for what a host keeps in another way.</param>
public sealed record Attachment(string Kind, string Reference, Digest? Digest = null);
