using Minyi.Petitions.Checking;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Commands;

/// <summary>登记: registers a petition. Its data holds the petitioner, title and text.</summary>
/// <param name="Form">The registration form.</param>
public sealed record Register(RegistrationForm Form) : StepCommand(nameof(Register))
{
    internal override RegistrationForm? Beginning => Form;

    internal override PetitionCommand With(RegistrationForm form) => this with { Form = form };

    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Forms.Check(step, Form, ref reasons);

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => Forms.Event(step, facts, Form);
}

/// <summary>
/// 部门直接登记: the Mass Work Department registers what came to it directly, by hotline, e-mail or web (R2, R7), and owes the next step itself. Its data holds the
/// petitioner, title and text. The form names a studio or a representative only where one is to be told.
/// </summary>
/// <param name="Form">The registration form.</param>
public sealed record RegisterDirectly(RegistrationForm Form) : StepCommand(nameof(RegisterDirectly))
{
    internal override RegistrationForm? Beginning => Form;

    internal override PetitionCommand With(RegistrationForm form) => this with { Form = form };

    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Forms.Check(step, Form, ref reasons);

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => Forms.Event(step, facts, Form);
}

/// <summary>接收三会移交: takes a matter over from the community's three meetings, as a new petition (with a form) or one that was handed over to them before.</summary>
/// <param name="Form">The registration form of a new petition; null when it comes back.</param>
/// <param name="Reference">The matter's number there; null when there is none.</param>
public sealed record ReceiveFromMeetings(RegistrationForm? Form = null, ExternalReference? Reference = null) : StepCommand(nameof(ReceiveFromMeetings))
{
    internal override RegistrationForm? Beginning => Form;

    internal override PetitionCommand With(RegistrationForm form) => this with { Form = form };

    internal override void Check(in StepCase step, ref List<Reason>? reasons)
    {
        Forms.Check(step, Form, ref reasons);
        Forms.Check(Reference, ref reasons);
    }

    internal override StepEvent Event(in StepCase step, in StepFacts facts) =>
        Form is null ? new PetitionHandedOver(facts, Reference) : Forms.Event(step, facts, Forms.WithReference(Form, Reference));
}

/// <summary>当场答复: answers on the spot. Its data holds the answer, which is the petitioner's feedback.</summary>
/// <param name="Outcome">What came of it, such as <c>Solved</c> or <c>Explained</c>.</param>
public sealed record AnswerOnTheSpot(string Outcome) : StepCommand(nameof(AnswerOnTheSpot))
{
    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Outcomes.Check(step, Outcome, ref reasons);

    internal override void Tell(in StepCase step, ref StepContent content) => content.Outcome = Outcome;
}
