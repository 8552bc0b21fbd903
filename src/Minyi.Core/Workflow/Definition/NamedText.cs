namespace Minyi.Workflow.Definition;

/// <summary>Something that a workflow names: an outcome, the key of a text.</summary>
/// <param name="Id">The id, unique among its like.</param>
/// <param name="Text">The name in words.</param>
public sealed record NamedText(string Id, LocalizedText Text);

/// <summary>A kind of petition.</summary>
/// <param name="Id">The kind, such as <c>Demand</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Confidential">
/// Whether petitions of this kind are kept from whom they are about: their form may name accused units, who learn nothing of them.
/// </param>
public sealed record KindDefinition(string Id, LocalizedText Text, bool Confidential = false);

/// <summary>What a text is for.</summary>
public enum TextUse
{
    /// <summary>Anything that a command may bring beside what it must.</summary>
    Other,

    /// <summary>It belongs to the registration form.</summary>
    Form,

    /// <summary>It is the reason where a step asks for one.</summary>
    Reason,

    /// <summary>It is what is told, or the part that an assisting unit gives.</summary>
    Content,

    /// <summary>It is the minutes of a hearing.</summary>
    Minutes,

    /// <summary>It is a place that could be somebody's door, kept apart from the form's.</summary>
    Place,
}

/// <summary>The key of a text that commands may bring.</summary>
/// <param name="Id">The key, such as <c>reason</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Use">What it is for.</param>
public sealed record TextDefinition(string Id, LocalizedText Text, TextUse Use = TextUse.Other);

/// <summary>An appraisal that can be offered.</summary>
/// <param name="Id">The appraisal, such as <c>by-petitioner</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Clock">The clock that has to run out before it may lapse; null when it never lapses.</param>
public sealed record AppraisalDefinition(string Id, LocalizedText Text, string? Clock = null);
