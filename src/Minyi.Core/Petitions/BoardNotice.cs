using Minyi.Publication;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions;

/// <summary>What goes on the community board: the outcome and a text from which personal data was removed and which a clerk has confirmed.</summary>
/// <param name="Petition">Which petition.</param>
/// <param name="Kind">The kind in words; null in a workflow without kinds.</param>
/// <param name="Category">The category's code.</param>
/// <param name="Place">Road or community.</param>
/// <param name="Registered">On which day it was registered.</param>
/// <param name="Outcome">What came of it, in words.</param>
/// <param name="Text">The confirmed text.</param>
public sealed record BoardNotice(PetitionId Petition, LocalizedText? Kind, string? Category, string? Place, LocalDate Registered, LocalizedText? Outcome, string Text)
{
    /// <summary>The notice of a petition that has ended.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="confirmed">The text as the clerk confirmed it.</param>
    /// <exception cref="ArgumentException">The petition has not ended.</exception>
    public static BoardNotice Of(Petition petition, Redaction confirmed)
    {
        Guard.Against.Null(petition);
        Guard.Against.Null(confirmed);
        if (!petition.IsClosed || petition.Form is null)
        {
            throw new ArgumentException("A petition goes on the board when it has ended.", nameof(petition));
        }

        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        return new(
            petition.Id,
            definition.Kinds.FirstOrDefault(k => k.Id == petition.Form.Kind)?.Text,
            petition.Form.Category,
            petition.Form.Place,
            petition.Rules.Time.DateOf(petition.RegisteredAt!.Value),
            definition.Outcomes.FirstOrDefault(o => o.Id == petition.State.Final!.Outcome)?.Text,
            confirmed.Text);
    }
}
