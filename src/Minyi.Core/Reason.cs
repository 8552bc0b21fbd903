namespace Minyi;

/// <summary>One reason why something was refused.</summary>
/// <param name="Code">A stable code in kebab case, for programs: <c>not-allowed-in-state</c>.</param>
/// <param name="Text">The reason in words, for people. It never holds personal data.</param>
public sealed record Reason(string Code, LocalizedText Text);
