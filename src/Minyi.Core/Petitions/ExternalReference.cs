using System.Text.Json.Serialization;

namespace Minyi.Petitions;

/// <summary>The same matter's number in another system, such as letters-and-visits 信访 or a leader's reception day, so that one matter has one file (R24).</summary>
/// <param name="System">Which system, in kebab case: <c>xinfang</c>, <c>hotline-12345</c>.</param>
/// <param name="Number">The number there, exactly as that system writes it.</param>
[method: JsonConstructor] // without it a member that is missing in JSON would be left empty
public readonly record struct ExternalReference(string System, string Number);
