using System.Collections.Immutable;
using static System.FormattableString;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Why row and column totals cannot both be met.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Rows">The rows that prove it, ascending.</param>
/// <param name="Columns">The columns that prove it, ascending.</param>
/// <param name="Needed">The seats that must go where <paramref name="Available"/> can.</param>
/// <param name="Available">The seats that can go there.</param>
public sealed record BiproportionalConflict(
    BiproportionalConflictKind Kind, ImmutableArray<int> Rows, ImmutableArray<int> Columns, long Needed, long Available)
{
    /// <summary>The conflict in words.</summary>
    /// <param name="rowIds">The ids of the rows.</param>
    /// <param name="columnIds">The ids of the columns.</param>
    public Refusal ToRefusal(IReadOnlyList<string> rowIds, IReadOnlyList<string> columnIds)
    {
        Guard.Against.Null(rowIds);
        Guard.Against.Null(columnIds);
        string rows = Rows.IsEmpty ? "-" : string.Join(", ", Rows.Select(i => rowIds[i]));
        string columns = Columns.IsEmpty ? "-" : string.Join(", ", Columns.Select(j => columnIds[j]));
        (string code, string chinese, string english) = Kind switch
        {
            BiproportionalConflictKind.TotalsDiffer => (
                "totals-differ",
                Invariant($"各行席位合计 {Needed}，各列席位合计 {Available}，两者应相等。"),
                Invariant($"The rows' seats add up to {Needed} and the columns' to {Available}; they must be equal.")),
            BiproportionalConflictKind.RowsNeedMore => (
                "rows-need-more",
                Invariant($"行（{rows}）需要 {Needed} 席，却只在列（{columns}）有票，那里只能给出 {Available} 席。"),
                Invariant($"The rows ({rows}) need {Needed} seats and have votes in the columns ({columns}) only, where {Available} can be had.")),
            BiproportionalConflictKind.ColumnsNeedMore => (
                "columns-need-more",
                Invariant($"列（{columns}）需要 {Needed} 席，却只在行（{rows}）有票，那里只能给出 {Available} 席。"),
                Invariant($"The columns ({columns}) need {Needed} seats and have votes in the rows ({rows}) only, where {Available} can be had.")),
            BiproportionalConflictKind.RowHasTooFew => (
                "row-has-too-few",
                Invariant($"此方法给每个有票的格至少一席：行（{rows}）在 {Needed} 列（{columns}）有票，却只有 {Available} 席。"),
                Invariant($"The method gives each cell with votes a seat: the row ({rows}) has votes in {Needed} columns ({columns}), but {Available} seats.")),
            BiproportionalConflictKind.ColumnHasTooFew => (
                "column-has-too-few",
                Invariant($"此方法给每个有票的格至少一席：列（{columns}）在 {Needed} 行（{rows}）有票，却只有 {Available} 席。"),
                Invariant($"The method gives each cell with votes a seat: the column ({columns}) has votes in {Needed} rows ({rows}), but {Available} seats.")),
            _ => (
                "tied",
                Invariant($"出现并列：行（{rows}）与列（{columns}）相交的若干格条件完全相同。"),
                Invariant($"A tie: cells of the rows ({rows}) and columns ({columns}) have exactly equal claims.")),
        };
        return new([new Reason(code, new LocalizedText(chinese, english))]);
    }
}
