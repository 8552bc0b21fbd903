namespace Minyi.Deadlines;

/// <summary>How a deadline may be extended 延期.</summary>
/// <param name="Longest">The longest that one extension may be, in the rule's unit.</param>
/// <param name="Times">How often it may be extended.</param>
public sealed record ExtensionPolicy(int Longest, int Times = 1);
