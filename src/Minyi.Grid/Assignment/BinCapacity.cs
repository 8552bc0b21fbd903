namespace Minyi.Grid.Assignment;

/// <summary>How many items a bin must and may take.</summary>
/// <param name="Minimum">At least this many; not negative.</param>
/// <param name="Maximum">At most this many; not below the minimum.</param>
public readonly record struct BinCapacity(int Minimum, int Maximum);
