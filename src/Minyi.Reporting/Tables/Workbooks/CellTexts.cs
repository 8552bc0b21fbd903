using System.Text;
using System.Xml;

namespace Minyi.Reporting.Tables.Workbooks;

/// <summary>Texts of cells: those that cells share, and runs of one text in several looks. Pronunciations above a text are no part of it.</summary>
internal static class CellTexts
{
    public static IReadOnlyList<string> Shared(XmlReader? part)
    {
        using XmlReader? xml = part;
        List<string> texts = [];
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                texts.Add(Of(xml));
            }
        }

        return texts;
    }

    /// <summary>The text below the element at which the reader stands; it stands at its end afterwards.</summary>
    public static string Of(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        StringBuilder text = new();
        int depth = xml.Depth, pronunciation = -1;
        bool inText = false;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "rPh" && pronunciation < 0 && !xml.IsEmptyElement:
                    pronunciation = xml.Depth;
                    break;
                case XmlNodeType.EndElement when xml.Depth == pronunciation:
                    pronunciation = -1;
                    break;
                case XmlNodeType.Element when xml.LocalName == "t":
                    inText = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText && pronunciation < 0:
                    Append(xml, text);
                    break;
            }
        }

        return Unescaped(text.ToString());
    }

    /// <summary>Adds the text at which the reader stands, in pieces, so that a text without end is never held.</summary>
    public static void Append(XmlReader xml, StringBuilder text)
    {
        char[] piece = new char[1024];
        for (int length = xml.ReadValueChunk(piece, 0, piece.Length); length > 0; length = xml.ReadValueChunk(piece, 0, piece.Length))
        {
            text.Append(piece, 0, length);
            if (text.Length > WorkbookLimits.CellCharacters)
            {
                throw new TableFaultException(new(null, null, new("一个单元格中超过 32767 个字符", "more than 32,767 characters in a cell"), new("至多 32767 个", "at most 32,767")));
            }
        }
    }

    /// <summary>Excel writes characters that XML does not have as <c>_x000D_</c>.</summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder plain = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_' && IsHexadecimal(text.AsSpan(i + 2, 4)))
            {
                plain.Append((char)Convert.ToUInt16(text.Substring(i + 2, 4), 16));
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
