using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions.Registration;
using Minyi.Workflow;

namespace Minyi.Petitions.Folding;

/// <summary>A petition's value in words, as a snapshot keeps it: all that the fold of its events comes to, and by names, so that it fits whatever the workflow's words are.</summary>
internal sealed record PetitionState
{
    public required ConfigurationView Where { get; init; }

    public required RegistrationForm Form { get; init; }

    public required Instant RegisteredAt { get; init; }

    public required Instant LastAt { get; init; }

    public UnitId? Lead { get; init; }

    public ValueList<UnitId> Assisting { get; init; } = [];

    public ValueList<Deadline> Deadlines { get; init; } = [];

    public SharedParts? Parts { get; init; }

    public required PetitionFile File { get; init; }

    /// <summary>Who gave each of the file's grades, which the grades themselves tell to nobody.</summary>
    public ValueList<ActorId> Graders { get; init; } = [];

    /// <summary>Who has taken which steps, in the file's own characters.</summary>
    public string Acted { get; init; } = "";

    /// <summary>The marks of the commands on file, as the reader of the history keeps them.</summary>
    public required byte[] Commands { get; init; }

    internal static PetitionState Of(Petition petition, byte[] commands) => new()
    {
        Commands = commands,
        Where = petition.Rules.Workflow.Describe(petition.Configuration),
        Form = petition.Form!,
        RegisteredAt = petition.RegisteredAt!.Value,
        LastAt = petition.LastAt!.Value,
        Lead = petition.Lead,
        Assisting = new(petition.Assisting),
        Deadlines = new(petition.Deadlines),
        Parts = petition.Parts is { } parts ? new([.. parts.Members], [.. parts.Settled], parts.IsWaived) : null,
        File = petition.File,
        Acted = petition.File.Acted,
        Graders = petition.File.Grades.Select(g => g.By).ToValueList(),
    };
}

/// <summary>What several owe: who, who has given a part, and whether the rest is waived.</summary>
internal sealed record SharedParts(ValueList<string> Members, ValueList<string> Settled, bool IsWaived);
