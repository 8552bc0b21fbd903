using System.Globalization;

namespace Minyi.Petitions;

/// <summary>The name of an event in storage, and the version of its schema.</summary>
/// <param name="Name">A stable name, such as <c>PetitionRegistered</c>.</param>
/// <param name="SchemaVersion">The version of the payload's schema, from 1.</param>
public readonly record struct EventType(string Name, int SchemaVersion)
{
    /// <summary>Such as <c>PetitionRegistered/1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}/{SchemaVersion}");
}
