using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Explaining;

namespace Minyi;

/// <content>Explaining.</content>
public sealed partial class Petition
{
    /// <summary>Who owes what by when. While a petition is open, somebody owes a step by a date.</summary>
    public ImmutableArray<OwedBy> Owed => Owings.Of(this);

    /// <summary>What happened, who owes what by when, what is allowed now and to whom, and why the rest is not.</summary>
    /// <param name="history">The petition's events, for what happened; none when null.</param>
    /// <param name="reader">Who will read it; null for those who may know all. To a reader of a unit concerned, how the appraisals stand is not told.</param>
    public PetitionExplanation Explain(IEnumerable<RecordedEvent>? history = null, Actor? reader = null)
    {
        bool graded = reader is not null && GradedSide.Holds(this, reader);
        IEnumerable<RecordedEvent> told = history is null ? [] : graded ? ShownHistory.Of(history).Select(s => new RecordedEvent(s.Event, s.By ?? default, s.At)) : history;
        return new(Id, State.Text, Story.Of(Rules, told), Owings.Of(this, graded), Commandings.Open(this, graded), Commandings.Shut(this, graded));
    }
}
