using System.Buffers;
using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Publication;

namespace Minyi.Petitions.Checking;

/// <summary>What a registration form comes to: whether it can be accepted as it is, and the event that begins the petition.</summary>
internal static class Forms
{
    internal const int LongestCode = 60;

    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

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
        if (form.Source is { Held: var held })
        {
            TimeBounds.Check(held, ref reasons);
        }

        Reasons.AddIf(ref reasons, HoldsPersonalData(form.Place), Reasons.PlaceInWords);
        Reasons.AddIf(ref reasons, HoldsPersonalData(form.Sector) || HoldsPersonalData(form.Category) || HoldsPersonalData(form.Source?.Id), Reasons.PersonalData);
        foreach (ExternalReference reference in form.References.OrNone())
        {
            Check(reference, ref reasons);
        }

        if (form.Attachments is { } attachments)
        {
            Check(petition.Rules, attachments.Items, ref reasons);
        }
    }

    /// <summary>These fields go into events and stay there, so nobody's number or door may be in them.</summary>
    internal static bool HoldsPersonalData(string? text) => text is not null && !Redactor.Redact(text, []).Removals.IsEmpty;

    /// <summary>A number in another system: the system is a code, the number as it is written there, and neither tells who somebody is.</summary>
    internal static void Check(ExternalReference? given, ref List<Reason>? reasons)
    {
        if (given is not { } reference)
        {
            return;
        }

        bool missing = string.IsNullOrWhiteSpace(reference.System) || string.IsNullOrWhiteSpace(reference.Number);
        Reasons.AddIf(ref reasons, missing, Reasons.ReferenceMissing);
        Reasons.AddIf(ref reasons, !missing && !IsCode(reference.System), Reasons.NotACode);
        Reasons.AddIf(ref reasons, HoldsPersonalData(reference.System) || HoldsPersonalData(reference.Number), Reasons.PersonalData);
    }

    /// <summary>Documents: a kind that the workflow names, or a code; and the host's reference, which tells nobody who somebody is.</summary>
    internal static void Check(PetitionRules rules, ImmutableArray<Attachment> attachments, ref List<Reason>? reasons)
    {
        bool codes = true, personal = false;
        foreach (Attachment attachment in attachments)
        {
            codes &= IsCode(attachment.Kind) || rules.Tables.Documents.Contains(attachment.Kind);
            personal |= HoldsPersonalData(attachment.Kind) || HoldsPersonalData(attachment.Reference);
        }

        Reasons.AddIf(ref reasons, !codes, Reasons.NotACode);
        Reasons.AddIf(ref reasons, personal, Reasons.PersonalData);
    }

    /// <summary>Letters, digits and <c>. _ -</c>: a name that somebody gave to a kind of thing, not to a person.</summary>
    private static bool IsCode(string? text) => text is { Length: > 0 and <= LongestCode } && !text.AsSpan().ContainsAnyExcept(CodeCharacters);

    internal static PetitionRegistered Event(in StepCase step, in StepFacts facts, RegistrationForm form, UnitId? lead = null) =>
        new(facts, step.Tables.Definition.Id, step.Tables.Definition.Version, form, lead);

    /// <summary>The form with the number that the matter has where it comes from: one matter, one file.</summary>
    internal static RegistrationForm WithReference(RegistrationForm form, ExternalReference? number) =>
        number is { } reference && form.References?.Contains(reference) != true ? form with { References = [.. form.References.OrNone(), reference] } : form;
}
