using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
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
    /// <summary>Whether it is a step of the workflow, or approves one; false for what is only kept on the file.</summary>
    public bool IsStep { get; init; }

    /// <summary>The approvals that it needs, whether given or not; empty where it needs none.</summary>
    public ImmutableArray<FormApproval> Approvals { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The role that is late, where the actor stands in for it; null where the actor acts by a role of their own.</summary>
    public Role? InPlaceOf { get; init; }

    /// <summary>Whether all approvals that it needs are given. While they are not, the command would be refused.</summary>
    [JsonIgnore]
    public bool IsReady => Approvals.All(a => a.IsGiven);

    /// <summary>Makes the command out of the answers.</summary>
    /// <param name="answers">Answers by the names of fields; a field that takes several has several. Empty answers count as none.</param>
    /// <param name="filled">The command and its texts; null when an answer is wrong or missing.</param>
    /// <param name="refusal">Each fault with the field, what was found and what was expected, and each approval that is still to be given; null when the form is filled.</param>
    public bool TryFill(IEnumerable<KeyValuePair<string, string>> answers, [NotNullWhen(true)] out FilledForm? filled, [NotNullWhen(false)] out Refusal? refusal) =>
        new FormFilling(this, Guard.Against.Null(answers)).TryFill(out filled, out refusal);
}

/// <summary>An approval that a command needs.</summary>
/// <param name="Role">The role whose approval it is.</param>
/// <param name="Text">The role in words.</param>
/// <param name="IsGiven">Whether it is on file, by somebody other than the actor and of another unit.</param>
/// <param name="Amount">By how much at most was approved; null where no amount was set, and while it is not given.</param>
public sealed record FormApproval(Role Role, LocalizedText Text, bool IsGiven, int? Amount = null);

/// <summary>A form that was filled in.</summary>
/// <param name="Command">The command.</param>
/// <param name="Texts">Its texts by their keys, for the submission.</param>
public sealed record FilledForm(PetitionCommand Command, ImmutableSortedDictionary<string, string> Texts);

/// <summary>What an actor may do next with a petition.</summary>
/// <param name="Open">What may be done: the steps in the order of the workflow, then approvals, then what is kept on the file.</param>
/// <param name="Shut">The steps that may not, with every reason, in the order of the workflow; empty for those who may not read the petition.</param>
public sealed record NextSteps(ImmutableArray<CommandForm> Open, ImmutableArray<ShutCommand> Shut);
