using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Explaining;

namespace Minyi;

/// <content>Explaining.</content>
public sealed partial class Petition
{
    /// <summary>Who owes what by when. While a petition is open, somebody owes a step by a date.</summary>
    public ImmutableArray<OwedBy> Owed => Owings.Of(this);

    /// <summary>What happened, who owes what by when, what is allowed now and to whom, and why the rest is not.</summary>
    /// <param name="history">The petition's events, for what happened; none when null.</param>
    public PetitionExplanation Explain(IEnumerable<RecordedEvent>? history = null) =>
        new(Id, State.Text, history is null ? [] : Story.Of(Rules, history), Owed, Commandings.Open(this), Commandings.Shut(this));
}
