using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Authority;

namespace Minyi.Storage.Lists;

/// <summary>
/// A petition's row in the lists of a store: what is shown of it, who may read it and whose turn it is. It follows from the petition alone, so a row can be made again
/// at any time; a store writes it in the transaction of the append that brought the petition there.
/// </summary>
/// <remarks>A store keeps <see cref="ToJson"/> with <see cref="Basis"/>, and beside it what it looks rows up by: the properties of <see cref="Listed"/>, and <see cref="Keys"/>.</remarks>
public sealed record PetitionRow
{
    internal PetitionRow(RulesBasis rules) => Rules = rules;

    /// <summary>What is shown to whoever may read it.</summary>
    public required ListedPetition Listed { get; init; }

    /// <summary>Under which rules the row was made, as a text: the workflow, and how far each role reaches. Few texts, the same in many rows.</summary>
    public string Basis => Rules.Text;

    /// <summary>A number that follows from <see cref="Basis"/>, by which a store may keep it.</summary>
    public long BasisNumber => Rules.Number;

    /// <summary>What else the row is found by, beside the properties of <see cref="Listed"/>: parties of whom there may be several, references, and whose turn it is.</summary>
    /// <remarks>Opaque texts, each once. They do not change with the time.</remarks>
    public ImmutableArray<string> Keys => ListKeys.Of(this);

    internal RulesBasis Rules { get; }

    internal ValueList<RepresentativeId> Agents { get; init; } = [];

    internal ValueList<UnitId> Former { get; init; } = [];

    internal ValueList<UnitId> KeptFrom { get; init; } = [];

    internal ValueList<ActorId> Handlers { get; init; } = [];

    internal ValueList<UnitId> OwingParts { get; init; } = [];

    internal ValueList<RowTurn> Turns { get; init; } = [];

    private Parties Parties => new()
    {
        Studio = Listed.Studio,
        Representative = Listed.Representative,
        Agents = Agents,
        Petitioner = Listed.Petitioner,
        Lead = Listed.Unit,
        Assisting = Listed.Assisting.Items.AsMemory(),
        Former = Former.Items.AsMemory(),
        KeptFrom = KeptFrom.Items.AsMemory(),
        Handlers = Handlers.Items.AsMemory(),
    };

    /// <summary>The row of a petition.</summary>
    /// <param name="petition">The petition; registered.</param>
    /// <param name="texts">
    /// The record of the texts that came with its registration. Null in the row of a later event, where the petition does not tell it: the store then keeps the one that it has.
    /// </param>
    /// <exception cref="ArgumentException">Nothing has happened to it yet.</exception>
    public static PetitionRow Of(Petition petition, PersonalDataReference? texts = null)
    {
        Guard.Against.Null(petition);
        if (petition.Version == 0)
        {
            throw new ArgumentException("A petition to which nothing has happened is in no list.", nameof(petition));
        }

        Parties parties = Parties.Of(petition);
        Instant changed = petition.LastAt.GetValueOrDefault();
        Instant registered = petition.RegisteredAt ?? changed;
        LocalDate day = registered.InZone(petition.Rules.Time.Zone).Date;
        Deadline? due = Due(petition);
        return new(petition.Rules.Basis)
        {
            Listed = new()
            {
                Id = petition.Id,
                Version = petition.Version,
                State = petition.State.Id,
                IsClosed = petition.IsClosed,
                Workflow = petition.Rules.Workflow.Definition.Id,
                WorkflowVersion = petition.Rules.Workflow.Definition.Version,
                Kind = petition.Form?.Kind,
                Category = petition.Form?.Category,
                Studio = parties.Studio,
                Representative = parties.Representative,
                Petitioner = parties.Petitioner,
                Unit = parties.Lead,
                Assisting = petition.Assisting.ToValueList(),
                RegisteredAt = Microseconds.Cut(registered),
                RegisteredMonth = (day.Year * 100) + day.Month,
                ChangedAt = Microseconds.Cut(changed),
                DueAt = due is null ? null : Microseconds.Cut(due.DueAt),
                DueOn = due?.DueOn,
                Head = petition.File.Head,
                Links = petition.File.Links,
                References = petition.File.References,
                Meeting = petition.Form?.Source,
                Texts = texts,
            },
            Agents = parties.Agents ?? [],
            Former = petition.File.FormerUnits,
            KeptFrom = [.. parties.KeptFrom.Span],
            Handlers = petition.File.Handlers,
            OwingParts = petition.OwingParts.ToValueList(),
            Turns = RowTurn.Of(petition),
        };
    }

    /// <summary>What stands in a column; null where the petition has none.</summary>
    /// <param name="column">The column.</param>
    public string? ValueOf(ListColumn column) => column switch
    {
        ListColumn.State => Listed.State,
        ListColumn.Kind => Listed.Kind,
        ListColumn.Category => Listed.Category,
        ListColumn.Studio => Listed.Studio?.Value,
        ListColumn.Unit => Listed.Unit?.Value,
        ListColumn.Representative => Listed.Representative?.Value,
        ListColumn.Petitioner => Listed.Petitioner?.Value,
        ListColumn.Meeting => Listed.Meeting?.Id,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "A row has no such column."),
    };

    /// <summary>Whether an actor may read anything of the petition: as <see cref="Petition.MayRead"/> says.</summary>
    /// <param name="reader">Who.</param>
    public bool MayRead(Actor reader) => Readings.Of(Parties, Rules.Reaches.AsSpan(), Guard.Against.Null(reader)) != Reading.Nothing;

    /// <summary>Whether it is an actor's turn.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="turn">What counts as a turn.</param>
    public bool IsTurnOf(Actor actor, PetitionTurn turn)
    {
        Guard.Against.Null(actor);
        if (Turns.Count == 0)
        {
            return false;
        }

        Parties parties = Parties;
        foreach (RowTurn one in Turns.AsSpan())
        {
            if ((one.Owes || turn == PetitionTurn.OwesOrMay) && actor.Roles.Contains(one.Role) && Rules.Scopes.TryGetValue(one.Role, out Workflow.Definition.RoleScope scope)
                && Scopes.Covers(scope, parties, actor) && !IsLimited(one.Limits, parties, actor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The JSON under which a store keeps it; <see cref="Basis"/> and <see cref="ListedPetition.Texts"/> are kept beside it.</summary>
    public string ToJson() => RowJson.Write(this);

    /// <summary>Petition, version and state.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Listed.Id} v{Listed.Version} {Listed.State}");

    private bool IsLimited(TurnLimits limits, in Parties parties, Actor actor) =>
        (limits.HasFlag(TurnLimits.OwingPart) && !Scopes.IsOfAny(OwingParts.AsSpan(), actor))
        || ((limits & (TurnLimits.Unconcerned | TurnLimits.Ungraded)) != TurnLimits.None && Scopes.IsOfUnitConcerned(parties, actor))
        || (limits.HasFlag(TurnLimits.Ungraded) && actor.Roles.All(Rules.UnitRoles.Contains));

    private static Deadline? Due(Petition petition)
    {
        Deadline? first = null;
        foreach (Deadline deadline in petition.Deadlines)
        {
            if (!deadline.IsPaused && (first is null || deadline.DueAt < first.DueAt))
            {
                first = deadline;
            }
        }

        return petition.IsClosed ? null : first;
    }
}
