using System.IO.Compression;
using System.Xml;

namespace Minyi.Reporting.Tables.Workbooks;

/// <summary>The parts of a workbook (ECMA-376): which sheets there are, the shared texts, which styles show dates.</summary>
internal sealed class WorkbookParts : IDisposable
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = false, MaxCharactersInDocument = WorkbookLimits.PartBytes,
    };

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private WorkbookParts(Stream whole)
    {
        _archive = new(whole, ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in _archive.Entries)
        {
            if (!_entries.TryAdd(entry.FullName.TrimStart('/'), entry))
            {
                throw Damaged();
            }
        }
    }

    public IReadOnlyList<string> SharedTexts { get; private set; } = [];

    /// <summary>For each style of a cell, whether it shows a number as a date, a time, both or as it is.</summary>
    public IReadOnlyList<NumberLook> Styles { get; private set; } = [];

    /// <summary>Whether days are counted from 1904, as old Macintosh workbooks do.</summary>
    public bool Since1904 { get; private set; }

    /// <summary>The sheets that can be seen, with their parts.</summary>
    public List<(string Name, string Part)> Sheets { get; } = [];

    public static WorkbookParts Open(Stream stream)
    {
        MemoryStream copy = new();
        stream.CopyTo(copy);
        copy.Position = 0;
        try
        {
            WorkbookParts parts = new(copy);
            parts.ReadWorkbook();
            return parts;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or XmlException or KeyNotFoundException or FormatException or OverflowException or ArgumentException or EndOfStreamException)
        {
            throw Damaged();
        }
    }

    public static TableFaultException Damaged() =>
        new(new(null, null, new("内容有损的工作簿", "a damaged workbook"), new("Excel 能打开的 .xlsx", "an .xlsx that Excel opens")));

    /// <summary>Opens a part as XML; null when there is none.</summary>
    public XmlReader? Part(string name, long most = WorkbookLimits.PartBytes) =>
        _entries.TryGetValue(name.TrimStart('/'), out ZipArchiveEntry? entry)
            ? XmlReader.Create(new BoundedStream(entry.Open(), name, entry.CompressedLength, most), Xml)
            : null;

    public void Dispose() => _archive.Dispose();

    private void ReadWorkbook()
    {
        string workbook = Targets("_rels/.rels", "").FirstOrDefault(t => t.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Path ?? "xl/workbook.xml";
        string folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        List<(string Id, string Type, string Path)> targets = Targets($"{folder}_rels/{workbook[folder.Length..]}.rels", folder);
        using (XmlReader xml = Part(workbook) ?? throw Damaged())
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
                {
                    Since1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible")
                {
                    string? id = xml.GetAttribute("id", Relations) ?? xml.GetAttribute("r:id");
                    (string Id, string Type, string Path) target = targets.Find(t => t.Id == id);
                    if (target.Type?.EndsWith("/worksheet", StringComparison.Ordinal) == true)
                    {
                        Sheets.Add((xml.GetAttribute("name") ?? "", target.Path));
                    }
                }
            }
        }

        if (targets.Find(t => t.Type.EndsWith("/styles", StringComparison.Ordinal)).Path is { } styles)
        {
            Styles = NumberLooks.Read(Part(styles));
        }

        if (targets.Find(t => t.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Path is { } texts)
        {
            SharedTexts = CellTexts.Shared(Part(texts, WorkbookLimits.SharedTextBytes));
        }
    }

    private List<(string Id, string Type, string Path)> Targets(string part, string folder)
    {
        List<(string Id, string Type, string Path)> targets = [];
        using XmlReader? xml = Part(part);
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External")
            {
                string target = xml.GetAttribute("Target") ?? "";
                targets.Add((xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target));
            }
        }

        return targets;
    }
}
