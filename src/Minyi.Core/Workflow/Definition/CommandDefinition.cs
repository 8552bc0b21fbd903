namespace Minyi.Workflow.Definition;

/// <summary>A command that the workflow answers to.</summary>
/// <param name="Id">The command's name, such as <c>AnswerOnTheSpot</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Judges">Whether the command rules on a unit, so that whoever gives it may not be of that unit.</param>
public sealed record CommandDefinition(string Id, LocalizedText Text, bool Judges = false);
