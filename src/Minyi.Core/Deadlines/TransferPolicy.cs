namespace Minyi.Deadlines;

/// <summary>What happens to a clock when the matter goes to another unit.</summary>
/// <param name="Kind">Whether it goes on, restarts or keeps a minimum.</param>
/// <param name="Minimum">The least that the new unit gets, in the rule's unit; used by <see cref="TransferKind.KeepMinimum"/> alone.</param>
public readonly record struct TransferPolicy(TransferKind Kind, int Minimum = 0)
{
    /// <summary>The clock goes on as it is.</summary>
    public static TransferPolicy GoesOn => default;

    /// <summary>The clock starts anew with the rule's full amount.</summary>
    public static TransferPolicy Restarts => new(TransferKind.Restarts);

    /// <summary>The clock goes on, but the new unit gets at least so much.</summary>
    /// <param name="amount">The minimum, in the rule's unit.</param>
    public static TransferPolicy KeepsAtLeast(int amount) => new(TransferKind.KeepMinimum, Guard.Against.NegativeOrZero(amount));
}

/// <summary>The kinds of <see cref="TransferPolicy"/>.</summary>
public enum TransferKind
{
    /// <summary>The clock goes on as it is.</summary>
    GoesOn,

    /// <summary>The clock starts anew with the rule's full amount.</summary>
    Restarts,

    /// <summary>The clock goes on, but with at least a minimum left.</summary>
    KeepMinimum,
}
