using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Cli.Demo;

/// <summary>A petition as it will go: who brings it where and when, and every step with its grade. Only the clock's steps get their time from the petition itself.</summary>
internal sealed record PlannedPetition
{
    public required PetitionId Id { get; init; }

    public required string Kind { get; init; }

    public required string Channel { get; init; }

    public required CategoryEntry Category { get; init; }

    public required Representative Representative { get; init; }

    public required ActorId Petitioner { get; init; }

    public required ImmutableArray<UnitId> Assisting { get; init; }

    public required LocalDateTime RegisteredAt { get; init; }

    public required ImmutableArray<PlannedStep> Steps { get; init; }

    public StudioId Studio => Representative.Studio!.Value;

    public UnitId Lead => UnitId.From(Category.Unit);
}

/// <summary>A step of a plan.</summary>
/// <param name="Transition">The transition to take.</param>
/// <param name="WorkingDays">How many working days pass before it; means nothing for the clock's steps.</param>
/// <param name="Minute">The minute of the office day at which it happens, or how many minutes later on the same day.</param>
/// <param name="Assisting">With how many assisting units it refers.</param>
internal readonly record struct PlannedStep(string Transition, int WorkingDays, int Minute, int Assisting);
