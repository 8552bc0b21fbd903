using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Petitions.Commands;

namespace Minyi.Petitions.Explaining;

/// <summary>A command that an actor may give now, as a form: what it must and may bring. A command that can be given in several ways has a form for each.</summary>
/// <param name="Command">The command.</param>
/// <param name="Text">The command in words.</param>
/// <param name="Fields">The fields, those that must be filled in among them.</param>
/// <example><code>
/// foreach (CommandForm form in petition.NextFor(actor).Open) { /* draw it */ }
/// if (form.TryFill(answers, out FilledForm? filled, out Refusal? refusal))
/// {
///     await desk.SubmitAsync(new(id, petition.Id, filled.Command, actor, now) { Texts = filled.Texts });
/// }
/// </code></example>
public sealed record CommandForm(string Command, LocalizedText Text, ImmutableArray<FormField> Fields)
{
    /// <summary>Makes the command out of the answers.</summary>
    /// <param name="answers">Answers by the names of fields; a field that takes several has several. Empty answers count as none.</param>
    /// <param name="filled">The command and its texts; null when an answer is wrong or missing.</param>
    /// <param name="refusal">Each fault with the field, what was found and what was expected; null when the form is filled.</param>
    public bool TryFill(IEnumerable<KeyValuePair<string, string>> answers, [NotNullWhen(true)] out FilledForm? filled, [NotNullWhen(false)] out Refusal? refusal) =>
        new FormFilling(this, Guard.Against.Null(answers)).TryFill(out filled, out refusal);
}

/// <summary>A form that was filled in.</summary>
/// <param name="Command">The command.</param>
/// <param name="Texts">Its texts by their keys, for the submission.</param>
public sealed record FilledForm(PetitionCommand Command, ImmutableSortedDictionary<string, string> Texts);

/// <summary>What an actor may do next with a petition.</summary>
/// <param name="Open">What may be done, in the order of the workflow.</param>
/// <param name="Shut">What may not, with every reason, in the order of the workflow; empty for those who may not read the petition.</param>
public sealed record NextSteps(ImmutableArray<CommandForm> Open, ImmutableArray<ShutCommand> Shut);
