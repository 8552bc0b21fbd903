using System.Collections.Immutable;

namespace Minyi.Petitions.Notices;

/// <summary>Who is to be told what follows from an event. A pure function of the petition and what happened, by the workflow's data.</summary>
/// <remarks>A store writes what it gives in the transaction of the append, so that nothing that was recorded goes untold and nothing is told that was not.</remarks>
public static class Noticing
{
    /// <summary>The notices of one event, in their order.</summary>
    /// <param name="before">The petition before it.</param>
    /// <param name="happened">What happened.</param>
    /// <returns>The notices; empty when nobody is to be told.</returns>
    /// <exception cref="FormatException">The event names what the workflow does not have.</exception>
    public static ImmutableArray<PetitionNotice> Of(Petition before, RecordedEvent happened)
    {
        Guard.Against.Null(happened);
        return Between(before, Guard.Against.Null(before).Apply(happened), happened);
    }

    /// <summary>The notices of several events that were recorded together.</summary>
    internal static ImmutableArray<PetitionNotice> Of(Petition before, Petition after, IReadOnlyList<RecordedEvent> happened)
    {
        if (happened.Count == 1)
        {
            return Between(before, after, happened[0]);
        }

        ImmutableArray<PetitionNotice>.Builder notices = ImmutableArray.CreateBuilder<PetitionNotice>();
        for (int i = 0; i < happened.Count; i++)
        {
            Petition next = i == happened.Count - 1 ? after : before.Apply(happened[i]);
            notices.AddRange(Between(before, next, happened[i]));
            before = next;
        }

        return notices.ToImmutable();
    }

    private static ImmutableArray<PetitionNotice> Between(Petition before, Petition after, RecordedEvent happened) => new NoticeWork(before, after, happened.At).Of(happened.Event);
}
