using Minyi.Districts;
using Minyi.Petitions;

namespace Minyi.Storage.Lists;

/// <summary>Which petitions are listed: those that meet all of what is set, and that the reader may read.</summary>
/// <example><code>
/// PetitionFilter open = new() { Reader = clerk, IsClosed = false, Unit = UnitId.From("water-bureau") };
/// PetitionListPage page = await queries.QueryAsync(open, PetitionOrder.Due);
/// </code></example>
public sealed record PetitionFilter
{
    /// <summary>Who reads: nothing is listed or counted that <see cref="Petition.MayRead"/> does not let this actor read. Null for the host's own use, which sees all.</summary>
    public required Actor? Reader { get; init; }

    /// <summary>Only petitions on which it is the reader's turn: an inbox. It lists in the order of <see cref="PetitionOrder.Due"/>.</summary>
    public PetitionTurn? Turn { get; init; }

    /// <summary>The id of the state.</summary>
    public string? State { get; init; }

    /// <summary>Only closed petitions, or only open ones.</summary>
    public bool? IsClosed { get; init; }

    /// <summary>The unit in charge.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The studio.</summary>
    public StudioId? Studio { get; init; }

    /// <summary>The representative who collected it.</summary>
    public RepresentativeId? Representative { get; init; }

    /// <summary>The petitioner's account.</summary>
    public ActorId? Petitioner { get; init; }

    /// <summary>The kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>Due at this instant or later. Only open petitions are due.</summary>
    public Instant? DueFrom { get; init; }

    /// <summary>Due at this instant or earlier: with the present instant, what is overdue.</summary>
    public Instant? DueTo { get; init; }

    /// <summary>Handled together: the petitions of the matter that this one belongs to.</summary>
    public PetitionId? Matter { get; init; }

    /// <summary>The id of the meeting that it came from.</summary>
    public string? Meeting { get; init; }

    /// <summary>The matter's number in another system.</summary>
    public ExternalReference? Reference { get; init; }

    /// <summary>Registered in this month or later: the year times 100 and the month, such as 202409.</summary>
    public int? FromMonth { get; init; }

    /// <summary>Registered in this month or earlier.</summary>
    public int? ToMonth { get; init; }

    /// <summary>What an actor owes, what is late of it among that, and what the actor may do next.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="turn">Also what the actor only may do, or what is owed alone.</param>
    public static PetitionFilter InboxOf(Actor actor, PetitionTurn turn = PetitionTurn.OwesOrMay) => new() { Reader = Guard.Against.Null(actor), Turn = turn };

    /// <summary>Whether a row is listed, but for <see cref="Matter"/>, which a row alone does not tell.</summary>
    internal bool Admits(PetitionRow row)
    {
        ListedPetition listed = row.Listed;
        return (Unit is null || listed.Unit == Unit)
            && (Studio is null || listed.Studio == Studio)
            && (State is null || listed.State == State)
            && (IsClosed is null || listed.IsClosed == IsClosed)
            && (Kind is null || listed.Kind == Kind)
            && (Category is null || listed.Category == Category)
            && (Representative is null || listed.Representative == Representative)
            && (Petitioner is null || listed.Petitioner == Petitioner)
            && (DueFrom is null || listed.DueAt >= DueFrom)
            && (DueTo is null || listed.DueAt <= DueTo)
            && (Meeting is null || listed.Meeting?.Id == Meeting)
            && (Reference is not { } reference || listed.References.Contains(reference))
            && (FromMonth is null || listed.RegisteredMonth >= FromMonth)
            && (ToMonth is null || listed.RegisteredMonth <= ToMonth)
            && (Reader is null || row.MayRead(Reader))
            && (Turn is not { } turn || (Reader is { } actor && row.IsTurnOf(actor, turn)));
    }
}
