using System.Text;

namespace Minyi.Reporting.Tests.Tables;

/// <summary>A second reader of CSV, written by the letter of RFC 4180 and one character at a time: slow, strict, and nothing of the first one.</summary>
internal static class SecondReader
{
    /// <summary>The rows; null when a quotation mark is out of place.</summary>
    internal static List<(int Line, string[] Fields)>? Read(string text)
    {
        List<(int Line, string[] Fields)> rows = [];
        List<string> fields = [];
        int i = 0, line = 1, begun = 1;
        while (i < text.Length)
        {
            StringBuilder field = new();
            if (text[i] == '"')
            {
                i++;
                while (true)
                {
                    if (i == text.Length)
                    {
                        return null;
                    }

                    if (text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    {
                        field.Append('"');
                        i += 2;
                    }
                    else if (text[i] == '"')
                    {
                        i++;
                        break;
                    }
                    else
                    {
                        line += text[i] == '\n' ? 1 : 0;
                        field.Append(text[i++]);
                    }
                }

                if (i < text.Length && text[i] is not (',' or '\r' or '\n'))
                {
                    return null;
                }
            }
            else
            {
                while (i < text.Length && text[i] is not (',' or '\r' or '\n'))
                {
                    if (text[i] == '"')
                    {
                        return null;
                    }

                    field.Append(text[i++]);
                }
            }

            fields.Add(field.ToString());
            if (i < text.Length && text[i] == ',')
            {
                i++;
                if (i == text.Length)
                {
                    fields.Add("");
                    End();
                }

                continue;
            }

            if (i < text.Length)
            {
                i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
                line++;
            }

            End();
        }

        return rows;

        void End()
        {
            if (fields.Exists(f => f.Length > 0))
            {
                rows.Add((begun, [.. fields]));
            }

            fields.Clear();
            begun = line;
        }
    }
}
