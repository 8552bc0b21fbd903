namespace Minyi.Unicode;

/// <summary>A set of code points as ranges, in their order.</summary>
internal sealed class CodeRanges
{
    private readonly int[] _first;
    private readonly int[] _last;

    internal CodeRanges(List<(int First, int Last)> ranges)
    {
        _first = [.. ranges.Select(r => r.First)];
        _last = [.. ranges.Select(r => r.Last)];
    }

    internal bool Contains(int code)
    {
        int at = Array.BinarySearch(_first, code);
        return at >= 0 || (~at > 0 && code <= _last[~at - 1]);
    }
}
