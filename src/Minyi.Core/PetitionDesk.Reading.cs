using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Explaining;
using Minyi.Storage;

namespace Minyi;

/// <content>What somebody reads.</content>
public sealed partial class PetitionDesk
{
    /// <summary>Reads a petition for somebody: the story, the events and the texts that this reader may know.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<PetitionPage> ReadForAsync(PetitionId petition, Actor reader, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reader);
        IReadOnlyList<EventEnvelope> history = await _store.ReadAsync(petition, 0, cancellationToken).ConfigureAwait(false);
        RecordedEvent[] recorded = [.. history.Select(e => e.Recorded)];
        Petition value = Fold(petition, history);
        if (!value.TryExplain(recorded, reader, out PetitionExplanation? explanation, out Refusal? refusal) || !value.TryShow(recorded, reader, out ImmutableArray<ShownEvent> events, out refusal))
        {
            return new(null, [], ImmutableSortedDictionary<int, ImmutableSortedDictionary<string, string>>.Empty, refusal);
        }

        var texts = ImmutableSortedDictionary.CreateBuilder<int, ImmutableSortedDictionary<string, string>>();
        foreach (ShownEvent shown in events)
        {
            foreach (PersonalDataReference reference in shown.Event.Data)
            {
                if ((await _personalData.ReadAsync(reference, cancellationToken).ConfigureAwait(false)).Data is { } data)
                {
                    texts[shown.Version] = texts.TryGetValue(shown.Version, out ImmutableSortedDictionary<string, string>? others) ? others.SetItems(data.Fields) : data.Fields;
                }
            }
        }

        return new(explanation, events, texts.ToImmutable());
    }
}
