using Minyi.Petitions.Deciding;
using Minyi.Petitions.Registration;
using Minyi.Publication;

namespace Minyi.Petitions.Checking;

/// <summary>Whether a registration form can be accepted as it is.</summary>
internal static class FormCheck
{
    internal static void Find(Petition petition, RegistrationForm form, Instant at, ref List<Reason>? reasons)
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
}
