using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Commands;

/// <summary>Something that somebody wants done with a petition. Who and when comes beside it.</summary>
/// <remarks>
/// A command is a step of the workflow (<see cref="StepCommand"/>), or keeps something on the file beside it (<see cref="FilingCommand"/>, <see cref="Import"/>).
/// It holds no personal data: texts are in the personal data store, and <see cref="Data"/> refers to them.
/// </remarks>
public abstract record PetitionCommand
{
    private protected PetitionCommand(string name) => Name = Guard.Against.NullOrWhiteSpace(name);

    /// <summary>The command's name, as the workflow has it.</summary>
    [JsonPropertyOrder(-1)]
    public string Name { get; }

    /// <summary>Whether the data holds a reason in words.</summary>
    public bool HasReason { get; init; }

    /// <summary>The personal data that comes with the command: reason, content of a feedback, minutes.</summary>
    public ImmutableArray<PersonalDataReference> Data { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Documents that come with it.</summary>
    public ImmutableArray<Attachment> Attachments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The roles whose approvals on file (<see cref="Approve"/>) the command relies on; empty for all that are there. One that is not on file is refused.</summary>
    public ImmutableArray<Role> Approvals { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The registration form, where the command begins a petition; null where it does not.</summary>
    internal virtual RegistrationForm? Beginning => null;

    /// <summary>The command with another form, where it brings one.</summary>
    internal virtual PetitionCommand With(RegistrationForm form) => this;

    /// <summary>The event that the command leads to; null where there are reasons against it.</summary>
    internal abstract PetitionEvent? Decide(Petition petition, Actor actor, Instant at, ref List<Reason>? reasons);
}
