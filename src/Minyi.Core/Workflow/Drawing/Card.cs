using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Drawing;

/// <summary>A state as it is drawn: its title, who owes the next step, and a row for each transition that leaves it.</summary>
internal sealed class Card(StateDefinition state, int lane, List<string> title, List<string> owed, List<CardRow> rows)
{
    internal const double TitleSize = 15, RowSize = 12, TitleLine = 20, RowLine = 16, Padding = 8;

    internal StateDefinition State { get; } = state;

    internal int Lane { get; } = lane;

    internal int Band { get; set; }

    internal List<string> Title { get; } = title;

    internal List<string> Owed { get; } = owed;

    internal List<CardRow> Rows { get; } = rows;

    internal double X { get; set; }

    internal double Y { get; set; }

    internal double HeadHeight => (Title.Count * TitleLine) + (Owed.Count * RowLine) + Padding;

    internal double Height => HeadHeight + (Rows.Sum(r => r.Lines.Count) * RowLine) + (Rows.Count > 0 ? Padding : 0);

    /// <summary>The height of a row's first line above the card's top, at its middle.</summary>
    internal double RowMiddle(int row) => HeadHeight + 4 + (Rows.Take(row).Sum(r => r.Lines.Count) * RowLine) + (RowLine / 2);
}

/// <summary>A row on the card of a state: the transitions out of it that have the same label.</summary>
/// <param name="Transitions">The transitions.</param>
/// <param name="Lines">Their label, broken into lines.</param>
/// <param name="Target">The state that it leads to; null when the petition stays.</param>
internal sealed record CardRow(List<TransitionDefinition> Transitions, List<string> Lines, string? Target);
