using System.IO.Compression;
using System.Xml;

namespace Minyi.Storage.Attachments.Recognition;

/// <summary>Office Open XML (ECMA-376): a zip whose content types name the main part. Files with macros are not accepted.</summary>
internal static class OfficeFiles
{
    private const string Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Prefix = "application/vnd.openxmlformats-officedocument.";

    // What a real file stays far below; an archive made to exhaust the reader does not.
    private const int MostEntries = 20_000;
    private const int LongestContentTypes = 4 * 1024 * 1024;

    internal static AttachmentType? Find(Stream content)
    {
        try
        {
            using ZipArchive archive = new(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries || archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
                || archive.GetEntry("[Content_Types].xml") is not { } types || types.Length > LongestContentTypes)
            {
                return null;
            }

            using Stream stream = types.Open();
            using XmlReader xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestContentTypes });
            return Find(xml);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or IOException or OverflowException or ArgumentException)
        {
            return null; // whatever a broken archive makes the reader throw, it is not one of these files
        }
    }

    private static AttachmentType? Find(XmlReader xml)
    {
        AttachmentType? found = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not ("Override" or "Default") || xml.NamespaceURI != Namespace || xml.GetAttribute("ContentType") is not { } type)
            {
                continue;
            }

            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            found ??= type switch
            {
                Prefix + "wordprocessingml.document.main+xml" => AttachmentType.Docx,
                Prefix + "spreadsheetml.sheet.main+xml" => AttachmentType.Xlsx,
                Prefix + "presentationml.presentation.main+xml" => AttachmentType.Pptx,
                _ => null,
            };
        }

        return found;
    }
}
