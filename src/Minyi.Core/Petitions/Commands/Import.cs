using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Registration;
using Minyi.Workflow;

namespace Minyi.Petitions.Commands;

/// <summary>导入在办件: adopts a case that is already open in another system, where it stands there, with its clocks running. It is always the first command.</summary>
/// <param name="Form">The registration form.</param>
/// <param name="Where">Where it stands; only what the workflow can reach is adopted. What assisting units owe may be left out: it follows from <see cref="Assisting"/> and <see cref="Contributed"/>.</param>
/// <param name="From">The system that it comes from, and its number there.</param>
/// <remarks>It is for Intake, in a workflow without that role for the offices that act on every petition. Its data holds the petitioner, title and text.</remarks>
/// <example><code>
/// new Import(form, new() { State = "Escalated", Kind = "Demand", Clocks = clocks.Add("intake", new(ClockStatus.Running, "due")) }, new("hotline-12345", "2024-7"))
/// {
///     Clocks = [new("intake", startedThere)],
/// }
/// </code></example>
public sealed record Import(RegistrationForm Form, ConfigurationView Where, ExternalReference From) : PetitionCommand(nameof(Import))
{
    /// <summary>Since when its clocks run, one for each that <see cref="Where"/> does not leave stopped.</summary>
    public ImmutableArray<ImportedClock> Clocks { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>When it was registered there; null when that is not known, and the import counts.</summary>
    public Instant? RegisteredAt { get; init; }

    /// <summary>The unit in charge; null when there is none yet.</summary>
    public UnitId? Lead { get; init; }

    /// <summary>The units that assist.</summary>
    public ImmutableArray<UnitId> Assisting { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Those of the assisting units that have given their part.</summary>
    public ImmutableArray<UnitId> Contributed { get; init => field = value.IsDefault ? [] : value; } = [];

    internal override RegistrationForm? Beginning => Form;

    internal override PetitionCommand With(RegistrationForm form) => this with { Form = form };

    internal override PetitionEvent? Decide(Petition petition, Actor actor, Instant at, ref List<Reason>? reasons) => ImportDecider.Decide(petition, this, actor, at, ref reasons);
}

/// <summary>Since when a clock of an imported case runs. Its due date is worked out from that by the district's own rule.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="PausedAt">Since when it is paused; null when it is not.</param>
/// <param name="Amount">The amount where it was set for this one case, an extension among it, in the rule's unit; null for the rule's. No more than the rule with all its extensions comes to.</param>
public sealed record ImportedClock(string Clock, Instant StartedAt, Instant? PausedAt = null, int? Amount = null)
{
    /// <summary>The pauses that are over, in order of time; null when there were none.</summary>
    public ValueList<PauseSpan>? Pauses { get; init; }

    /// <summary>How often it was extended there. What it came to is in <see cref="Amount"/>.</summary>
    public int Extensions { get; init; }
}
