using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Explaining;

namespace Minyi;

/// <content>What is told of it, and to whom.</content>
public sealed partial class Petition
{
    /// <summary>Who owes what by when. While a petition is open, somebody owes a step by a date.</summary>
    public ImmutableArray<OwedBy> Owed => Owings.Of(this);

    /// <summary>Whether an actor may read anything of it: who asked and whoever acts for them, who collected it, its studio, the department, the units concerned.</summary>
    /// <param name="reader">Who.</param>
    public bool MayRead(Actor reader) => Readings.Of(this, Guard.Against.Null(reader)) != Reading.Nothing;

    /// <summary>The history as an actor may see it. Texts and attachments that may be read are those that its events refer to.</summary>
    /// <param name="history">All events of the petition in their order.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="events">What the reader is shown; units that assist or assisted see their part alone.</param>
    /// <param name="refusal"><c>not-yours</c> where the petition does not concern the reader; null otherwise.</param>
    /// <example><code>
    /// if (petition.TryShow(history, reader, out ImmutableArray&lt;ShownEvent&gt; events, out Refusal? refusal))
    /// {
    ///     // events: to the reader's page
    /// }
    /// </code></example>
    public bool TryShow(IEnumerable<RecordedEvent> history, Actor reader, out ImmutableArray<ShownEvent> events, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(history);
        refusal = MayRead(reader) ? null : new Refusal([Reasons.NotYours]);
        events = refusal is null ? Readings.Shown(this, history, reader) : [];
        return refusal is null;
    }

    /// <summary>What happened, who owes what by when, what is allowed now and to whom, and why the rest is not, as an actor may know it.</summary>
    /// <param name="history">All events of the petition in their order; none when only the present is wanted.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="explanation">What the reader may know: to a unit concerned, how the appraisals stand is not told, and one that assists is told of its part.</param>
    /// <param name="refusal"><c>not-yours</c> where the petition does not concern the reader; null otherwise.</param>
    public bool TryExplain(
        IEnumerable<RecordedEvent> history, Actor reader, [NotNullWhen(true)] out PetitionExplanation? explanation, [NotNullWhen(false)] out Refusal? refusal)
    {
        explanation = null;
        if (!TryShow(history, reader, out ImmutableArray<ShownEvent> events, out refusal))
        {
            return false;
        }

        bool graded = GradedSide.Holds(this, reader);
        Reading reading = Readings.Of(this, reader);
        explanation = new(
            Id,
            State.Text,
            Story.Of(Rules, events.Select(s => new RecordedEvent(s.Event, s.By ?? default, s.At))),
            reading == Reading.Former ? [] : [.. Owings.Of(this, graded).Where(o => reading == Reading.Whole || reader.Roles.Contains(o.Role))],
            reading == Reading.Former ? [] : [.. Commandings.Open(this, graded).Where(o => reading == Reading.Whole || o.Roles.Any(reader.Roles.Contains))],
            reading == Reading.Whole ? Commandings.Shut(this, graded) : []);
        return true;
    }

    /// <summary>What an actor may do next, as forms, and why the rest is shut. Before it is registered: what begins one.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="district">The district whose studios, units and representatives are to be chosen from; null where their ids are typed in.</param>
    /// <example><code>
    /// NextSteps begin = Petition.New(PetitionId.From("P-1"), rules).NextFor(clerk, district);   // forms that register a petition
    /// </code></example>
    public NextSteps NextFor(Actor actor, District? district = null) => new NextStepsMaker(this, Guard.Against.Null(actor), district).Make();

    /// <summary>All that there is to tell, for audits and for the host's own use: nothing is kept back, so no user is shown it.</summary>
    /// <param name="history">The petition's events, for what happened; none when null.</param>
    public PetitionExplanation ExplainForAudit(IEnumerable<RecordedEvent>? history = null) =>
        new(Id, State.Text, Story.Of(Rules, history ?? []), Owings.Of(this), Commandings.Open(this, graded: false), Commandings.Shut(this, graded: false));
}
