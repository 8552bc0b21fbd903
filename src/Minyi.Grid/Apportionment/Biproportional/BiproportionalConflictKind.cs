namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Why row and column totals cannot both be met.</summary>
public enum BiproportionalConflictKind
{
    /// <summary>The rows' seats and the columns' seats add up to different totals.</summary>
    TotalsDiffer,

    /// <summary>The rows have votes in these columns only, and need more seats than the columns can give them.</summary>
    RowsNeedMore,

    /// <summary>The columns have votes in these rows only, and need more seats than the rows can give them.</summary>
    ColumnsNeedMore,

    /// <summary>The method gives every cell with votes a seat, and a row has more such cells than seats.</summary>
    RowHasTooFew,

    /// <summary>The method gives every cell with votes a seat, and a column has more such cells than seats.</summary>
    ColumnHasTooFew,

    /// <summary>Cells in these rows and columns are tied, and ties are refused.</summary>
    Tied,
}
