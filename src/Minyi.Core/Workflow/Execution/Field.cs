namespace Minyi.Workflow.Execution;

/// <summary>Where one part of a configuration stands in its words.</summary>
/// <param name="Word">Which word.</param>
/// <param name="Shift">The lowest bit.</param>
/// <param name="Mask">The bits, unshifted.</param>
internal readonly record struct Field(int Word, int Shift, ulong Mask)
{
    internal int Read(ReadOnlySpan<ulong> words) => (int)((words[Word] >> Shift) & Mask);

    internal void Write(Span<ulong> words, int value) => words[Word] = (words[Word] & ~(Mask << Shift)) | ((ulong)value << Shift);
}
