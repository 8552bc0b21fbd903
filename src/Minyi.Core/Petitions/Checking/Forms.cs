using Minyi.Districts;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Publication;

namespace Minyi.Petitions.Checking;

/// <summary>What a registration form comes to: whether it can be accepted as it is, and the event that begins the petition.</summary>
internal static class Forms
{
    internal static void Check(in StepCase step, RegistrationForm? form, ref List<Reason>? reasons)
    {
        if (form is not null)
        {
            Check(step.Petition, form, step.At, ref reasons);
        }
    }

    internal static void Check(Petition petition, RegistrationForm form, Instant at, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, petition.Version > 0, Reasons.AlreadyRegistered);
        if (petition.Rules.Start(form.Kind) is null)
        {
            Reasons.Add(ref reasons, Reasons.UnknownKind(petition.Rules.Workflow.Definition.Kinds.Select(k => k.Id)));
        }

        Reasons.AddIf(ref reasons, form.Source is { } source && source.Held > petition.Rules.Time.DateOf(at), Reasons.SourceLater);
        Reasons.AddIf(ref reasons, HoldsPersonalData(form.Place) || HoldsPersonalData(form.Sector) || HoldsPersonalData(form.Category), Reasons.PersonalData);
    }

    /// <summary>These fields go into events and stay there, so nobody's number or door may be in them.</summary>
    internal static bool HoldsPersonalData(string? text) => text is not null && !Redactor.Redact(text, []).Removals.IsEmpty;

    internal static PetitionRegistered Event(in StepCase step, in StepFacts facts, RegistrationForm form, UnitId? lead = null) =>
        new(facts, step.Tables.Definition.Id, step.Tables.Definition.Version, form, lead);

    /// <summary>The form with the number that the matter has where it comes from: one matter, one file.</summary>
    internal static RegistrationForm WithReference(RegistrationForm form, ExternalReference? number) =>
        number is { } reference && form.References?.Contains(reference) != true ? form with { References = [.. form.References.OrNone(), reference] } : form;
}
