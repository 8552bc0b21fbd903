using System.Text;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Tables;

/// <summary>Extra columns are carried through unchanged, whatever is in them and wherever they stand; the other side of the check is a reader of its own.</summary>
public sealed class CsvRoundTripTests
{
    private static readonly Gen<string> Field = Gen.ArrayOf(Gen.Elements("a", "\"", ",", "\n", "\r\n", " ", "；", "字", "\"\"", "1.50", "\t")).Select(string.Concat);

    [Property(MaxTest = 60)]
    public Property Fields_are_carried_through_unchanged() => Prop.ForAll(Gen.ArrayOf(Gen.ArrayOf(Field, 3)).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (string[][] rows, int place) =>
    {
        using Execution.Cli cli = new();
        List<string[]> input = [Insert(["first", "seco,nd", "thi\"rd"], place, "value"), .. rows.Select(r => Insert(r, place, "2.5"))];
        Outcome outcome = cli.Run("score", "round", "--rule", "half-up", "--interval", "1", "--input", cli.File("in.csv", Write(input)));
        Assert.True(outcome.Code == 0, outcome.Error);
        List<string[]> output = Read(outcome.Output);
        Assert.Equal(input.Count, output.Count);
        int[] order = [.. input[0].Select(c => Array.IndexOf(output[0], c))];
        Assert.DoesNotContain(-1, order);
        for (int row = 0; row < input.Count; row++)
        {
            Assert.Equal(input[row], order.Select(o => output[row][o]));
        }
    });

    private static string[] Insert(string[] fields, int place, string field) => [.. fields[..place], field, .. fields[place..]];

    private static string Write(IEnumerable<string[]> rows) =>
        string.Concat(rows.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));

    /// <summary>RFC 4180, one character after the other.</summary>
    private static List<string[]> Read(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        StringBuilder field = new();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c is ',' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }

        return rows;
    }
}
