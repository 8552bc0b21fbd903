using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Commands;

/// <summary>登记: registers a petition. Its data holds the petitioner, title and text.</summary>
/// <param name="Form">The registration form.</param>
public sealed record Register(RegistrationForm Form) : PetitionCommand("Register")
{
    internal override RegistrationForm? FormOrNull => Form;
}

/// <summary>
/// 部门直接登记: the Mass Work Department registers what came to it directly, by hotline, e-mail or web (R2, R7), and owes the next step itself. Its data holds the
/// petitioner, title and text. The form names a studio or a representative only where one is to be told.
/// </summary>
/// <param name="Form">The registration form.</param>
public sealed record RegisterDirectly(RegistrationForm Form) : PetitionCommand("RegisterDirectly")
{
    internal override RegistrationForm? FormOrNull => Form;
}

/// <summary>接收三会移交: takes a matter over from the community's three meetings, as a new petition (with a form) or one that was handed over to them before.</summary>
/// <param name="Form">The registration form of a new petition; null when it comes back.</param>
/// <param name="Reference">The matter's number there; null when there is none.</param>
public sealed record ReceiveFromMeetings(RegistrationForm? Form = null, ExternalReference? Reference = null) : PetitionCommand("ReceiveFromMeetings")
{
    internal override RegistrationForm? FormOrNull => Form;

    internal override ExternalReference? ReferenceOrNull => Reference;

    internal override bool MovesElsewhere => true;
}

/// <summary>当场答复: answers on the spot. Its data holds the answer, which is the petitioner's feedback.</summary>
/// <param name="Outcome">What came of it, such as <c>Solved</c> or <c>Explained</c>.</param>
public sealed record AnswerOnTheSpot(string Outcome) : PetitionCommand("AnswerOnTheSpot")
{
    internal override string? OutcomeOrNull => Outcome;
}

/// <summary>就地协调: coordinates a small matter at once.</summary>
public sealed record CoordinateAtOnce() : PetitionCommand("CoordinateAtOnce");

/// <summary>上报: escalates to the Mass Work Department.</summary>
public sealed record Escalate() : PetitionCommand("Escalate");

/// <summary>补正: completes what was missing.</summary>
public sealed record Complete() : PetitionCommand("Complete");

/// <summary>撤回: the petitioner withdraws.</summary>
public sealed record Withdraw() : PetitionCommand("Withdraw");
