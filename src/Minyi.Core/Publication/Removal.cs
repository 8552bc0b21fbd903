namespace Minyi.Publication;

/// <summary>One place of a text that was taken out, for the clerk to confirm.</summary>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Start">Where it starts in the original text, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
public sealed record Removal(PersonalDataKind Kind, int Start, int Length)
{
    /// <summary>The place after the last character.</summary>
    public int End => Start + Length;
}
