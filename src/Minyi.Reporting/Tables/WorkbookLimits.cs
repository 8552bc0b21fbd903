namespace Minyi.Reporting.Tables;

/// <summary>How much a workbook may unpack to: far beyond what an office works with, and little enough that a file made to explode does not.</summary>
public static class WorkbookLimits
{
    /// <summary>Bytes of one part when unpacked, such as a sheet: 2 GiB.</summary>
    public const long PartBytes = 1L << 31;

    /// <summary>Bytes of all texts that cells share: 256 MiB.</summary>
    public const long SharedTextBytes = 1L << 28;

    /// <summary>How often a part's bytes may be smaller packed than unpacked: 500.</summary>
    public const int Ratio = 500;

    /// <summary>Characters of one cell: 32,767, as Excel has it.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>Rows of a sheet, as Excel has it.</summary>
    public const int Rows = 1_048_576;

    /// <summary>Columns of a sheet, as Excel has it.</summary>
    public const int Columns = 16_384;
}
