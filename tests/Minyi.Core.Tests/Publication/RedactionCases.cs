using Minyi.Publication;
using Minyi.Tests;

namespace Minyi.Core.Tests.Publication;

/// <summary>Texts with what must go and what must stay, one a line: those of a review by officials (<c>redaction.csv</c>), and those written here before the result was seen.</summary>
public class RedactionCases
{
    public static TheoryData<string, string, string, string> All
    {
        get
        {
            TheoryData<string, string, string, string> cases = [];
            foreach (string file in new[] { "redaction.csv", "redaction-more.csv" })
            {
                string path = Path.Combine(Repository.Root, "tests", "Minyi.Core.Tests", "Publication", "Cases", file);
                foreach (string[] fields in File.ReadLines(path).Skip(1).Where(l => l.Length > 0).Select(Fields))
                {
                    cases.Add(fields[0], fields[1], fields[2], fields[3]);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_must_go_goes_and_what_must_stay_stays(string text, string names, string mustGo, string mustStay)
    {
        Redaction redaction = Redactor.Redact(text, names.Split(';'));
        Assert.All(Parts(mustGo), p => Assert.DoesNotContain(p, redaction.Text, StringComparison.Ordinal));
        Assert.All(Parts(mustStay), p => Assert.Contains(p, redaction.Text, StringComparison.Ordinal));
        Assert.True(mustGo.Length > 0 || redaction.Removals.IsEmpty, redaction.Text);
        Assert.Empty(Redactor.Redact(redaction.Text, names.Split(';')).Removals);
    }

    private static string[] Parts(string parts) => parts.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The fields of a line of CSV without line breaks in fields.</summary>
    private static string[] Fields(string line)
    {
        List<string> fields = [""];
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                fields[^1] += line[i++];
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += line[i];
            }
        }

        return [.. fields];
    }
}
