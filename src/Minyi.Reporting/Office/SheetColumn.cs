namespace Minyi.Reporting.Office;

/// <summary>A column of a sheet.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Width">Its width in digits.</param>
internal readonly record struct SheetColumn(string Header, double Width = 14);
