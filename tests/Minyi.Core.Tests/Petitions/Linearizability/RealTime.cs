namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>Something at a place in an order: known since some time, or begun at some time.</summary>
internal readonly record struct Mark(long Time, long Place, object? What);

/// <summary>Whether an order agrees with time: what was known before something began does not come after it.</summary>
internal static class RealTime
{
    /// <summary>Finds what began after something was known that comes later in the order.</summary>
    /// <param name="known">When it was answered, and so known, that the order has come to a place.</param>
    /// <param name="begun">When something was begun, and the place that it got.</param>
    internal static IEnumerable<string> Disagreements(IEnumerable<Mark> known, IEnumerable<Mark> begun)
    {
        Queue<Mark> answers = new(known.OrderBy(k => k.Time));
        Mark furthest = new(long.MinValue, long.MinValue, null);
        foreach (Mark one in begun.OrderBy(b => b.Time))
        {
            while (answers.TryPeek(out Mark answer) && answer.Time < one.Time)
            {
                furthest = answer.Place > furthest.Place ? answer : furthest;
                answers.Dequeue();
            }

            if (furthest.Place > one.Place)
            {
                yield return $"Out of order: {one.What} came after {furthest.What} and stands before it.";
            }
        }
    }
}
