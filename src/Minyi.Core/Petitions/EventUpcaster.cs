using System.Text.Json.Nodes;

namespace Minyi.Petitions;

/// <summary>Brings an event of an older schema, or of a name that is no longer used, up to the next one.</summary>
/// <param name="From">The type as it was written.</param>
/// <param name="To">The type that it becomes.</param>
/// <param name="Apply">Makes the members of the new type out of those of the old one.</param>
public sealed record EventUpcaster(EventType From, EventType To, Func<JsonObject, JsonObject> Apply);
