namespace Minyi.Grid.Assignment.Costs;

/// <summary>The costs of items in bins, read block by block at given prices. Items stand at positions, in whatever order suits the kind of cost.</summary>
/// <remarks>Reading changes nothing, so several threads may read, each with buffers of its own.</remarks>
internal abstract class CostRows
{
    /// <summary>How many items.</summary>
    public abstract int Items { get; }

    /// <summary>How many bins.</summary>
    public abstract int Bins { get; }

    /// <summary>How many blocks the positions fall into.</summary>
    public abstract int Blocks { get; }

    /// <summary>The first position of a block; that of the block after the last is <see cref="Items"/>.</summary>
    public abstract int Start(int block);

    /// <summary>The item at a position.</summary>
    public abstract int ItemAt(int position);

    /// <summary>How many units the item at a position counts.</summary>
    public abstract int WeightAt(int position);

    /// <summary>About how many pairs are allowed.</summary>
    public abstract long Pairs { get; }

    /// <summary>The bins near each item's least cost + price, in single precision: a guide, not a proof.</summary>
    public abstract void Near(int block, ReadOnlySpan<float> prices, float window, NearBins<float> into);

    /// <summary>The bins within <paramref name="window"/> of each item's least cost + price, exactly.</summary>
    public abstract void Near(int block, ReadOnlySpan<long> prices, long window, NearBins<long> into);

    /// <summary>Every <paramref name="stride"/>-th position as rows of its own.</summary>
    public abstract CostRows Sample(int stride);
}
