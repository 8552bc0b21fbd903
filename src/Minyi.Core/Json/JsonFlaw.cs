namespace Minyi.Json;

/// <summary>The first thing that is wrong with a JSON text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The byte in the line, from 1.</param>
/// <param name="Path">The path of the value, such as <c>$.states[2].name</c>; <c>$</c> where there is none.</param>
/// <param name="Found">What was found; in English what follows "found".</param>
/// <param name="Expected">What was expected.</param>
public sealed record JsonFlaw(long Line, long Column, string Path, LocalizedText Found, LocalizedText Expected);
