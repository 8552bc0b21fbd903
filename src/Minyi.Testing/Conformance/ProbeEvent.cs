using Minyi.Petitions;

namespace Minyi.Testing.Conformance;

/// <summary>An event that means nothing: what the conformance kit writes into a store.</summary>
/// <param name="Text">Any text.</param>
public sealed record ProbeEvent(string Text) : PetitionEvent;
