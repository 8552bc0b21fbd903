using System.Text.Json.Serialization;
using Minyi.Districts;

namespace Minyi.Petitions.Registration;

/// <summary>The registration form 社情民意登记表 without its personal data (R9): names, contacts, title and text are kept in the personal data store.</summary>
public sealed record RegistrationForm
{
    // Default where there is none: a form is held for every open petition, and a nullable id takes twice as much.
    private readonly StudioId _studio;
    private readonly RepresentativeId _representative;
    private readonly ActorId _petitioner;

    /// <summary>By which way the petition came in.</summary>
    public required PetitionChannel Channel { get; init; }

    /// <summary>The kind as the workflow names it: <c>Demand</c> or <c>Suggestion</c>; null in a workflow without kinds.</summary>
    public string? Kind { get; init; }

    /// <summary>The studio that registers it; null when it came to the Mass Work Department directly.</summary>
    public StudioId? Studio
    {
        get => _studio.OrNull();
        init => _studio = value.GetValueOrDefault();
    }

    /// <summary>The representative who collected it; null when nobody did.</summary>
    public RepresentativeId? Representative
    {
        get => _representative.OrNull();
        init => _representative = value.GetValueOrDefault();
    }

    /// <summary>The meeting that it comes from; null when from none.</summary>
    public MeetingSource? Source { get; init; }

    /// <summary>The category's code; null when not sorted yet.</summary>
    public string? Category { get; init; }

    /// <summary>
    /// The place as a code, or down to road or community; null when there is none. A desk keeps one with a house number (a street lamp's, somebody's door) apart as the
    /// text <c>place</c>, and the event holds none.
    /// </summary>
    public string? Place { get; init; }

    /// <summary>The sector 界别 that it comes from; null when from none.</summary>
    public string? Sector { get; init; }

    /// <summary>Whether a representative went out to collect it 主动采集 (R26), rather than that somebody came with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsProactive { get; init; }

    /// <summary>How the petitioner appears.</summary>
    public PetitionerKind PetitionerKind { get; init; }

    /// <summary>The account with which the petitioner signs in to the portal; null when there is none, then the studio acts for the petitioner.</summary>
    public ActorId? Petitioner
    {
        get => _petitioner.OrNull();
        init => _petitioner = value.GetValueOrDefault();
    }

    /// <summary>The matter's numbers in other systems; null when there are none.</summary>
    public ValueList<ExternalReference>? References { get; init; }

    /// <summary>Documents; null when there are none.</summary>
    public ValueList<Attachment>? Attachments { get; init; }

    /// <summary>The units that it is about, such as one that is complained of; null when it is about none. Where its kind is confidential they learn nothing of it.</summary>
    public ValueList<UnitId>? Accused { get; init; }
}
