using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Drawing;

/// <summary>
/// Where everything goes. Lanes are columns, one for each role; bands are rows, by the number of steps from the initial state; at most one card stands
/// in a lane and band. Lines to a state share a track in the channel right of each lane and a bus in the corridor above the state's band, where
/// no card stands: so no line runs through a card or a label.
/// </summary>
internal sealed class LaneLayout
{
    internal const double CardWidth = 250, TrackGap = 9, Margin = 24, BandGap = 16;

    internal const double HeadSize = 20, HintSize = 12, LaneSize = 16, HeadLine = 26, HintLine = 16, LaneLine = 20;

    /// <summary>A state that more states than this lead to has no lines, only the names on the rows: lines from everywhere hide the others.</summary>
    internal const int MostSources = 5;

    private readonly List<List<string>> _tracks = [];
    private readonly List<List<string>> _buses = [];
    private readonly List<double> _laneX = [];
    private readonly List<double> _bandY = [];

    /// <summary>The names of the lanes, each broken into lines.</summary>
    internal List<List<string>> Lanes { get; } = [];

    internal List<Card> Cards { get; } = [];

    internal List<string> Title { get; private set; } = [];

    /// <summary>How to read the drawing.</summary>
    internal List<string> Hint { get; private set; } = [];

    /// <summary>Where the lanes begin.</summary>
    internal double LanesTop => Margin + (Title.Count * HeadLine) + (Hint.Count * HintLine) + 8;

    internal double Width { get; private set; }

    internal double Height { get; private set; }

    internal double LaneLeft(int lane) => _laneX[lane];

    internal bool HasLines(string target) => _buses.Any(b => b.Contains(target, StringComparer.Ordinal));

    /// <summary>Where the lines from a lane to a target run up and down.</summary>
    internal double TrackX(int lane, string target) => _laneX[lane] + CardWidth + 10 + (_tracks[lane].IndexOf(target) * TrackGap);

    /// <summary>Where the lines to a card run left and right.</summary>
    internal double BusY(Card card) => _bandY[card.Band] + 8 + (_buses[card.Band].IndexOf(card.State.Id) * TrackGap);

    internal static LaneLayout Of(WorkflowDefinition definition, Language language)
    {
        LaneLayout layout = new();
        Words words = new(definition, language);
        layout.PlaceCards(definition, words);
        layout.Measure(definition.Title.In(language), words.Say(
            "每列为应办下一步的角色；每张卡片为一个状态，逐行列出命令、由谁办、到哪里。来源多于五处的状态不画线，见行末名称。",
            "A column for each role that owes the next step; a card for each state, with a row for each command, by whom and where to. A state that more than five lead to has no lines: read the end of the row."));
        return layout;
    }

    private void PlaceCards(WorkflowDefinition definition, Words words)
    {
        Dictionary<string, int> lanes = new(StringComparer.Ordinal);
        Func<StateDefinition, string> laneKey = state => LaneKey(state, definition);
        string closed = words.Say("办结", "Closed");
        List<StateDefinition> order = InOrder(definition, out Dictionary<string, int> steps);
        foreach (RoleDefinition role in definition.Roles)
        {
            if (order.Any(s => laneKey(s) == role.Id.Value) && lanes.TryAdd(role.Id.Value, Lanes.Count))
            {
                Lanes.Add(LaneName(words.Role(role.Id)));
            }
        }

        HashSet<(int Lane, int Band)> taken = [];
        foreach (StateDefinition state in order)
        {
            string key = laneKey(state);
            if (lanes.TryAdd(key, Lanes.Count))
            {
                Lanes.Add(LaneName(key.Length == 0 ? closed : key));
            }

            Card card = CardOf(state, lanes[key], definition, words);
            card.Band = steps.GetValueOrDefault(state.Id, 0);
            while (!taken.Add((card.Lane, card.Band)))
            {
                card.Band++;
            }

            Cards.Add(card);
        }
    }

    /// <summary>The role that owes the next step; before the first command, the role that may give it; none where the petition ends.</summary>
    private static string LaneKey(StateDefinition state, WorkflowDefinition definition) =>
        state.IsFinal ? ""
        : state.Owes.Count > 0 ? state.Owes[0].Role.Value
        : definition.Transitions.FirstOrDefault(t => t.From.Any(f => f == state.Id)) is { Roles.Count: > 0 } first ? first.Roles[0].Value
        : "";

    private static List<string> LaneName(string name) => TextMeasure.Lines(name, LaneSize, CardWidth);

    private static Card CardOf(StateDefinition state, int lane, WorkflowDefinition definition, Words words)
    {
        double inner = CardWidth - (2 * Card.Padding);
        List<CardRow> rows = [];
        foreach (TransitionDefinition transition in definition.Transitions.Where(t => t.From.Any(f => f == state.Id)))
        {
            string? target = transition.To is null || transition.To == state.Id ? null : transition.To;
            // Transitions that differ only in their terms (which recipient, which outcome) share a row; the terms are in its tooltip.
            string label = $"{words.Command(transition.Command)} · {words.Roles(transition)}" + (target is null ? " ↺" : $" → {words.State(target)}");
            List<string> lines = TextMeasure.Lines(label, Card.RowSize, inner);
            int same = rows.FindIndex(r => r.Lines.SequenceEqual(lines, StringComparer.Ordinal));
            if (same < 0)
            {
                rows.Add(new([transition], lines, target));
            }
            else
            {
                rows[same].Transitions.Add(transition);
            }
        }

        List<string> owed = state.Final is { } final
            ? TextMeasure.Lines(words.Say("结果：", "outcome: ") + words.Outcome(final.Outcome), Card.RowSize, inner)
            : [.. state.Owes.SelectMany(o => TextMeasure.Lines($"{words.Role(o.Role)} · {words.Clock(o.Clock)}", Card.RowSize, inner))];
        return new(state, lane, TextMeasure.Lines(words.State(state.Id), Card.TitleSize, inner), owed, rows);
    }

    /// <summary>The states by the number of steps from the initial one; those never reached come last.</summary>
    private static List<StateDefinition> InOrder(WorkflowDefinition definition, out Dictionary<string, int> steps)
    {
        steps = new(StringComparer.Ordinal) { [definition.Initial] = 0 };
        Queue<string> waiting = new([definition.Initial]);
        while (waiting.TryDequeue(out string? from))
        {
            foreach (TransitionDefinition transition in definition.Transitions)
            {
                if (transition.To is { } to && transition.From.Any(f => f == from) && steps.TryAdd(to, steps[from] + 1))
                {
                    waiting.Enqueue(to);
                }
            }
        }

        Dictionary<string, int> found = steps;
        int last = steps.Values.Max() + 1;
        foreach (StateDefinition state in definition.States)
        {
            found.TryAdd(state.Id, last);
        }

        return [.. definition.States.DistinctBy(s => s.Id, StringComparer.Ordinal).OrderBy(s => found[s.Id])];
    }

    private void Measure(string title, string hint)
    {
        int bands = Cards.Count == 0 ? 0 : Cards.Max(c => c.Band) + 1;
        _tracks.AddRange(Lanes.Select(_ => new List<string>()));
        _buses.AddRange(Enumerable.Range(0, bands).Select(_ => new List<string>()));
        foreach (Card target in Cards)
        {
            Card[] sources = [.. Cards.Where(c => c.Rows.Any(r => r.Target == target.State.Id))];
            if (sources.Length is 0 or > MostSources)
            {
                continue;
            }

            _buses[target.Band].Add(target.State.Id);
            foreach (int lane in sources.Select(s => s.Lane).Distinct())
            {
                _tracks[lane].Add(target.State.Id);
            }
        }

        double x = Margin;
        foreach (List<string> tracks in _tracks)
        {
            _laneX.Add(x);
            x += CardWidth + 20 + (tracks.Count * TrackGap) + 14;
        }

        Width = x + Margin - 14;
        Title = TextMeasure.Lines(title, HeadSize, Width - (2 * Margin));
        Hint = TextMeasure.Lines(hint, HintSize, Width - (2 * Margin));
        double y = LanesTop + 16 + (Lanes.Max(l => l.Count) * LaneLine);
        for (int band = 0; band < bands; band++)
        {
            _bandY.Add(y);
            double top = y + 16 + (_buses[band].Count * TrackGap) + 8;
            double tallest = 0;
            foreach (Card card in Cards.Where(c => c.Band == band))
            {
                card.X = _laneX[card.Lane];
                card.Y = top;
                tallest = Math.Max(tallest, card.Height);
            }

            y = top + tallest + BandGap;
        }

        Height = y + Margin;
    }
}
